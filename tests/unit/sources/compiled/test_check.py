"""One fixture for each kind of structural fault: one readable report, right row numbers, no cell's value."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.sources.compiled import Delivery, Report, check_file, compile_schema, receive

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "compiled"
SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "record_id", "type": "integer", "constraints": {"required": True}},
        {"name": "provider", "type": "string", "constraints": {"pattern": "[A-Z]{3}"}},
        {"name": "admitted", "type": "date", "constraints": {"minimum": "2016-04-01"}},
        {"name": "age", "type": "integer", "constraints": {"minimum": 0, "maximum": 120}},
    ],
    "primaryKey": ["record_id"],
}
WRONG = {
    "truncated.csv.gz": ({(0, "", "compression-error")}, "cut off"),
    "not_gzip.csv.gz": ({(0, "", "compression-error")}, "damaged"),
    "wrong_delimiter.csv": (
        {(1, "record_id", "incorrect-label"), *((1, n, "missing-label") for n in ("provider", "admitted", "age"))},
        "parted by semicolons",
    ),
    "cp1252.csv": ({(5, "provider", "encoding-error"), (5, "provider", "constraint-error")}, "cp1252"),
    "utf16.csv": ({(0, "", "encoding-error")}, "UTF-16"),
    "column_short.csv": ({(1, "age", "missing-label")}, "not in the heading"),
    "extra_column.csv": ({(1, "", "extra-label")}, "5 columns; 4 are expected"),
    "other_order.csv": ({(1, n, "incorrect-label") for n in ("provider", "admitted")}, "in another order"),
    "repeated_heading.csv": (
        {
            (22, "", "repeated-header"),
            (22, "", "primary-key"),
            (22, "provider", "constraint-error"),
            *((22, n, "type-error") for n in ("record_id", "admitted", "age")),
        },
        "heading stands again",
    ),
    "empty.csv": ({(0, "", "source-error")}, "is empty"),
    "heading_only.csv": ({(0, "", "row-count")}, "no rows"),
    "blank_heading.csv": ({(1, "", "blank-header")}, "first row is blank"),
    "no_heading.csv": (
        {(1, n, "incorrect-label") for n in ("record_id", "provider", "admitted", "age")},
        "another source's file",
    ),
    "other_source.csv": (
        {(1, "age", "missing-label"), *((1, n, "incorrect-label") for n in ("record_id", "provider", "admitted"))},
        "another source's file",
    ),
    "blank_row.csv": ({(7, "", "blank-row"), (7, "", "primary-key")}, "row is blank"),
    "short_row.csv": ({(7, n, "missing-cell") for n in ("admitted", "age")}, "too short"),
    "long_row.csv": ({(7, "", "extra-cell")}, "more cells"),
    "one_cell_too_many.csv": ({(7, "", "extra-cell")}, "more cells"),
    "unterminated_quote.csv": (
        {
            (7, "", "unterminated-quote"),
            (7, "provider", "constraint-error"),
            (7, "admitted", "missing-cell"),
            (7, "age", "missing-cell"),
        },
        "never closed",
    ),
    "damaged.parquet": ({(0, "", "source-error")}, "Parquet"),
}


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        yield opened


def checked(connection: duckdb.DuckDBPyConnection, name: str) -> Report:
    return check_file(connection, compile_schema(SCHEMA), Delivery(FIXTURES / name), "incoming")


@pytest.mark.parametrize("name", sorted(WRONG))
def test_each_fault_has_its_report(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    errors, words = WRONG[name]
    report = checked(connection, name)
    assert set(report.errors) == errors
    assert words in report.text()
    assert name in report.text()


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_refused_file_leaves_no_table_and_says_the_same(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    report = receive(connection, compile_schema(SCHEMA), Delivery(FIXTURES / name), "incoming")
    assert connection.execute("SHOW TABLES").fetchall() == []
    assert report == checked(connection, name)


def test_every_fixture_is_tested() -> None:
    names = {path.name for path in FIXTURES.iterdir()}
    assert names == {*WRONG, "good.csv", "good.csv.gz", "good.parquet", "byte_order_mark.csv"}


@pytest.mark.parametrize("name", ["good.csv", "good.csv.gz", "good.parquet", "byte_order_mark.csv"])
def test_a_good_file_is_typed(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    report = receive(connection, compile_schema(SCHEMA), Delivery(FIXTURES / name), "incoming")
    assert report.valid and report.records == 40
    assert bool(report.notes) == (name == "byte_order_mark.csv")
    rows = connection.execute("SELECT _file, _row, record_id, CAST(admitted AS VARCHAR), age FROM incoming ORDER BY 2")
    first = rows.fetchall()[0]
    assert first == (name, 2, 1000, "2016-04-01", 40)


@pytest.mark.parametrize("kind", ["csv", "csv.gz", "parquet"])
def test_a_star_or_bracket_in_a_name_stands_for_itself(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"a [1]*.{kind}"
    path.write_bytes((FIXTURES / f"good.{kind}").read_bytes())
    (tmp_path / f"a 1b.{kind}").write_bytes(path.read_bytes())
    report = receive(connection, compile_schema(SCHEMA), Delivery(path), "incoming")
    assert report.valid and report.records == 40


@pytest.mark.parametrize("name", ["no_heading.csv", "cp1252.csv", "long_row.csv", "unterminated_quote.csv"])
def test_no_cell_is_repeated(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    report = checked(connection, name)
    told = report.text() + "".join(map(str, report.problems()))
    for value in ("1000", "1100", "AAA", "Caf", "2016-04-04", "extra,"):
        assert value not in told


def test_rows_are_capped_and_totals_exact(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("record_id,provider,admitted,age\n" + "x,1\n" * 5000)
    report = check_file(connection, compile_schema(SCHEMA), Delivery(path), "incoming", cap=7)
    found = {(each.error, each.field): each for each in report.findings}
    assert found["missing-cell", "age"].total == 5000
    assert found["type-error", "record_id"].total == 5000
    assert found["primary-key", ""].total == 5000
    assert all(each.rows == tuple(range(2, 9)) for each in report.findings)


def test_an_endless_record_is_refused_not_read(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    path.write_text('record_id,provider,admitted,age\n1,AAA,2016-04-01,4\n2,"' + "AAA,2016-04-01,4\n" * 100_000)
    report = check_file(connection, compile_schema(SCHEMA), Delivery(path), "incoming")
    assert (3, "", "record-too-long") in report.errors
    assert report.records == 1


def test_a_foreign_key_asks_the_loaded_table(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    connection.execute("CREATE TABLE providers AS SELECT 'AAA' AS code")
    key = {"fields": "provider", "reference": {"resource": "providers", "fields": "code"}}
    schema = compile_schema({**SCHEMA, "foreignKeys": [key]}, references={"providers": "providers"})
    path = tmp_path / "two.csv"
    path.write_text("record_id,provider,admitted,age\n1,AAA,2016-04-01,4\n2,BBB,2016-04-01,4\n3,,2016-04-01,4\n")
    report = check_file(connection, schema, Delivery(path), "incoming")
    assert set(report.errors) == {(3, "", "foreign-key")}
