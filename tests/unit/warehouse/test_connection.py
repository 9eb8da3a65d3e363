"""One writer, plain words for a busy file, transactions, no files within reach of SQL."""

import os
import subprocess
import sys
import traceback
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from pipeline.errors import CellNotRead, WarehouseBusy
from pipeline.warehouse import connection, open_memory, open_warehouse

HOLD = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.readline()
"""


def test_another_process_is_named_in_plain_words(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WarehouseBusy) as told, open_warehouse(path):
            pass
        holder.communicate("\n")
    assert f"process {holder.pid}" in str(told.value)
    assert "run the command again" in str(told.value)


def test_it_waits_for_another_to_finish(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    code = f"import duckdb, time; c = duckdb.connect({str(path)!r}); print('held', flush=True); time.sleep(1)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        with open_warehouse(path, wait=20) as warehouse:
            assert warehouse.rows("select 1") == [(1,)]


KINDS = {"n": "double", "when": "date", "text": "varchar", "marks": "varchar", "yes": "boolean", "none": "bigint"}
KINDS |= {"part": "double"}
CELLS = [
    (1, date(2017, 4, 1), "a'b;\u00fc", frozenset({"p", "c"}), True, None, Decimal("1.25")),
    (0.1 + 0.2, None, None, frozenset(), None, None, Decimal("10")),
    (None, date(2018, 1, 1), "", frozenset({"r"}), False, None, None),
]


def test_few_rows_and_many_go_in_alike(monkeypatch):
    told = []
    for few in (0, len(CELLS)):
        monkeypatch.setattr(connection, "FEW", few)
        with open_memory() as warehouse:
            assert warehouse.load("raw.a", KINDS, CELLS) == len(CELLS)
            told.append((warehouse.columns("raw.a"), warehouse.rows("select * from raw.a")))
    assert told[0] == told[1]
    assert told[0][1][0] == (1.0, date(2017, 4, 1), "a'b;\u00fc", "c;p", True, None, 1.25)


def test_a_write_that_fails_leaves_nothing():
    with open_memory() as warehouse:
        warehouse.load("raw.a", {"x": "bigint"}, [(1,)])
        with pytest.raises(ZeroDivisionError), warehouse.write():
            warehouse.load("raw.a", {"x": "bigint"}, [(2,)])
            _ = 1 / 0
        assert warehouse.rows("select x from raw.a") == [(1,)]


def test_what_went_wrong_first_is_told_where_the_database_gave_the_transaction_up_itself():
    with open_memory() as warehouse, pytest.raises(ZeroDivisionError), warehouse.write():
        warehouse.connection.execute("rollback")
        _ = 1 / 0


def test_a_write_within_a_write_belongs_to_the_outer_one():
    with open_memory() as warehouse:
        with pytest.raises(ZeroDivisionError), warehouse.write():
            with warehouse.write():
                warehouse.load("raw.a", {"x": "bigint"}, [(1,)])
            _ = 1 / 0
        assert warehouse.tables("raw") == []


@pytest.mark.parametrize(
    "sql", ["select * from read_csv('{file}')", "copy (select 1) to '{file}'", "attach '{file}'", "set threads = 1"]
)
def test_sql_cannot_reach_a_file_or_a_setting(tmp_path, sql):
    file = tmp_path / "secret.csv"
    file.write_text("a\n1\n")
    with (
        open_warehouse(tmp_path / "warehouse.duckdb") as warehouse,
        pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)),
    ):
        warehouse.execute(sql.format(file=file))
    assert file.read_text() == "a\n1\n"


def test_the_file_is_for_its_owner_alone_from_its_first_moment(tmp_path, monkeypatch):
    seen = []
    connect = duckdb.connect

    def watched(path, **given):
        made = connect(path, **given)
        seen.append((tmp_path / "warehouse.duckdb").stat().st_mode & 0o077)
        return made

    monkeypatch.setattr(duckdb, "connect", watched)
    before = os.umask(0o022)
    try:
        with open_warehouse(tmp_path / "warehouse.duckdb") as warehouse:
            warehouse.load("raw.a", {"x": "bigint"}, [(1,)])
            wider = [path.name for path in tmp_path.iterdir() if path.stat().st_mode & 0o077]
            assert (tmp_path / "warehouse.duckdb.wal").exists()
        assert os.umask(0o022) == 0o022, "files of others are made as before"
    finally:
        os.umask(before)
    assert seen == [0]
    assert wider == []


@pytest.mark.parametrize("there", [False, True])
def test_the_folder_around_it_is_closed_to_others(tmp_path, there):
    build = tmp_path / "build"
    if there:
        build.mkdir()
        build.chmod(0o755)
    with open_warehouse(build / "warehouse.duckdb"):
        assert build.stat().st_mode & 0o777 == 0o700


def test_missing_cells_stay_missing():
    with open_memory() as warehouse:
        warehouse.load("raw.a", {"x": "double", "y": "varchar"}, [(None, "q"), (0.0, None)])
        assert warehouse.rows("select * from raw.a") == [(None, "q"), (0.0, None)]


@pytest.mark.parametrize(
    "asked", ["cast(x as integer)", "cast(x as date)", "strptime(x, '%Y-%m-%d')", "cast(x as decimal(3, 1))"]
)
@pytest.mark.parametrize("way", ["rows", "records", "execute"])
def test_an_error_never_says_what_a_cell_holds(way, asked):
    with open_memory() as warehouse:
        warehouse.load("raw.a", {"x": "varchar"}, [("Mrs9434765919",)])
        sql = f"select {asked} from raw.a"
        with pytest.raises(CellNotRead) as told:
            getattr(warehouse, way)(sql if way != "execute" else f"create table raw.b as {sql}")
    whole = "".join(traceback.format_exception(told.value))
    assert "9434765919" not in whole
    assert "what the cell holds is not told" in str(told.value)


def test_the_columns_of_a_table_are_told_the_same_within_a_write_and_outside():
    told = {"day": "DATE", "value": "DECIMAL(18,3)", "area": "VARCHAR"}
    with open_memory() as warehouse:
        with warehouse.write():
            assert warehouse.columns("raw.a") == {}
            warehouse.execute("create table raw.a (day date, value decimal(18,3), area varchar)")
            assert warehouse.columns("raw.a") == told
        assert warehouse.columns("raw.a") == told
        assert warehouse.columns("raw.b") == {}
        assert warehouse.rows("select count(*) from raw.a") == [(0,)]
