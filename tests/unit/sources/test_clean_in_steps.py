"""Several clean tables from one source: made in order, each over the ones before it, each through the gate."""

import pytest

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
