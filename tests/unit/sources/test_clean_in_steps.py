"""Several clean tables from one source: made in order, each over the ones before it, each through the gate."""

from dataclasses import replace

import pytest

from pipeline.errors import CellNotRead
from pipeline.sources.by_key import ByKey
from pipeline.sources.clean import clean, clean_faults
from pipeline.sources.clean_steps import clean_steps
from pipeline.sources.descriptor import read_source
from pipeline.sources.empty import empty_tables
from pipeline.sources.records_delivery import judge_only, receive_records
from pipeline.warehouse import explain, open_memory
from tests.support.small_records import deliver, small_source, stay, write_source


def problems(root, name, sql):
    folder = write_source(root)
    (folder / "clean" / name).write_text(sql, "utf-8")
    source, found = read_source(folder)
    return [*found, *(clean_faults(source) if source else [])]


def test_tables_are_made_in_the_order_of_their_numbers(tmp_path):
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", stay("1"), stay("2", discharge_date="1800-01-01"))
    source = small_source(tmp_path)
    with open_memory(receiving=True) as warehouse:
        receive_records(warehouse, source)
        assert clean(warehouse, source) == {"stays__episodes_kept": 1, "stays__spells": 1}
        assert warehouse.rows("select spell, los_days from clean.stays__spells") == [("1", 2)]


def test_every_table_binds_on_empty_ones(tmp_path):
    source = small_source(tmp_path)
    with open_memory() as warehouse:
        empty_tables(warehouse, source)
        for step in clean_steps(source):
            assert explain(warehouse, step.sql) == ""
            warehouse.execute(f'create table clean."{step.table}" as {step.sql}')
        assert warehouse.columns("clean.stays__spells")["los_days"] == "BIGINT"


def with_views(source, *names):
    facts = source.package.outcomes.model_copy(update={"views": list(names)})
    return replace(source, package=source.package.model_copy(update={"outcomes": facts}))


def test_a_table_that_is_a_view_is_not_stored_and_may_become_a_table_again(tmp_path):
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", stay("1"), stay("2", discharge_date="1800-01-01"))
    source = small_source(tmp_path)
    kind = "select table_type from information_schema.tables where table_name = 'stays__episodes_kept'"
    with open_memory(receiving=True) as warehouse:
        receive_records(warehouse, source)
        for asked, wanted in ((("episodes_kept",), "VIEW"), ((), "BASE TABLE"), (("episodes_kept",), "VIEW")):
            made = clean(warehouse, with_views(source, *asked))
            assert warehouse.rows(kind) == [(wanted,)]
            assert set(made) == {"stays__episodes_kept", "stays__spells"} - {f"stays__{name}" for name in asked}
            assert warehouse.rows("select record from clean.stays__episodes_kept") == [("1",)]
            assert warehouse.rows("select spell, los_days from clean.stays__spells") == [("1", 2)]


def with_key(source, *views, **said):
    source = with_views(source, *views)
    facts = source.package.outcomes.model_copy(update={"by_key": ByKey(**said)})
    return replace(source, package=source.package.model_copy(update={"outcomes": facts}))


BY_SPELL = {"key": "spell", "rows": "episodes_kept", "tables": ["spells"]}


@pytest.mark.parametrize(
    ("views", "said", "told"),
    [
        (["episodes_kept"], {}, []),
        ([], {}, ["outcomes.by_key.rows", "'episodes_kept' is not a table that is asked anew"]),
        (["episodes_kept"], {"tables": ["spell"]}, ["outcomes.by_key.tables", "no cleaning file makes 'spell'"]),
    ],
)
def test_a_key_is_of_a_view_and_its_tables_are_made(tmp_path, views, said, told):
    found = [str(problem) for problem in clean_faults(with_key(small_source(tmp_path), *views, **{**BY_SPELL, **said}))]
    assert len(found) == min(len(told), 1)
    assert all(text in found[0] for text in told)


def test_a_table_by_key_that_asks_one_which_is_not_is_told_with_its_file(tmp_path):
    folder = write_source(tmp_path)
    (folder / "clean" / "3_counts.sql").write_text("SELECT count(*) AS number FROM spells", "utf-8")
    (folder / "clean" / "4_more.sql").write_text("SELECT spell FROM episodes_kept, counts", "utf-8")
    source = read_source(folder)[0]
    assert source is not None
    (found,) = clean_faults(with_key(source, "episodes_kept", **{**BY_SPELL, "tables": ["more"]}))
    assert found.file.endswith("4_more.sql")
    assert "counts" in found.found


def test_a_view_that_no_cleaning_file_makes_is_told(tmp_path):
    found = [str(problem) for problem in clean_faults(with_views(small_source(tmp_path), "episode_kept"))]
    assert len(found) == 1
    assert "datapackage.yaml" in found[0]
    assert "episode_kept" in found[0]
    assert "episodes_kept, spells" in found[0]


@pytest.mark.parametrize(
    ("name", "sql", "told"),
    [
        ("3_more.sql", "select * from nowhere", "there is no table 'nowhere'"),
        ("0_early.sql", "select * from spells", "there is no table 'spells'"),
        ("3_more.sql", "delete from episodes", "not a SELECT"),
        ("3_more.sql", "select * from read_csv('x')", "not one of this source's"),
        ("3_spells.sql", "select * from episodes", "there is a table 'spells' already"),
        ("more.sql", "select * from episodes", "does not say its turn"),
        ("../clean.sql", "select * from episodes", "both a clean.sql and a folder clean/"),
    ],
)
def test_what_may_not_run_is_told_with_its_file(tmp_path, name, sql, told):
    found = problems(tmp_path, name, sql)
    assert any(told in str(problem) and problem.file.endswith(name.removeprefix("../")) for problem in found), found


def test_files_can_be_judged_without_being_received(tmp_path):
    source = small_source(tmp_path)
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", stay("1"), stay("2", age=130))
    assert [(p.file, p.line, p.field) for p in judge_only(source)] == [("stays/stays_2017-18-q1_abc.csv", 3, "age")]


def test_a_cell_that_a_cleaning_file_cannot_read_is_told_by_its_place_and_never_quoted(tmp_path):
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", stay("1", person="secretperson"))
    folder = write_source(tmp_path)
    (folder / "clean" / "1_episodes_kept.sql").write_text(
        "SELECT * REPLACE (CAST(person AS integer) AS person) FROM episodes", "utf-8"
    )
    source = replace(read_source(folder)[0], extracts=tmp_path / "extracts")
    with open_memory(receiving=True) as warehouse:
        receive_records(warehouse, source)
        with pytest.raises(CellNotRead) as told:
            clean(warehouse, source)
    assert "secretperson" not in str(told.value)
    assert str(told.value).startswith("data_raw/stays/clean/1_episodes_kept.sql  a cell of the column person")
