"""Several clean tables from one source: made in order, each over the ones before it, each through the gate."""

from dataclasses import replace

import pytest

from pipeline.errors import CellNotRead
from pipeline.sources.clean import clean, clean_faults, clean_steps
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
