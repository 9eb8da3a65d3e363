"""Numbers of records that are not finite, or too big for their column, refuse their file, each with its place."""

import duckdb
import pytest

from pipeline.sources.compiled import Delivery, check_file, compile_schema

FIELDS = [{"name": "n", "type": "number", "constraints": {"minimum": 0}}, {"name": "i", "type": "integer"}]
SCHEMA = {"fields": FIELDS}


def found(path):
    with duckdb.connect() as connection:
        report = check_file(connection, compile_schema(SCHEMA), Delivery(path), "incoming")
    return {(row, one.field, one.error) for one in report.findings for row in one.rows}


@pytest.mark.parametrize("cell", ["INF", "-Infinity", "NaN", "nan", "1e400", "-1E400", "9" * 400])
def test_a_number_that_is_not_finite(tmp_path, cell):
    path = tmp_path / "figures.csv"
    path.write_text(f"n,i\n1.5,2\n{cell},3\n")
    assert found(path) == {(3, "n", "type-error")}


def test_a_whole_number_too_big_for_its_column(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text(f"n,i\n1.5,2\n2.5,{'9' * 23}\n")
    assert found(path) == {(3, "i", "type-error")}


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ("'inf'::double, 1::bigint", "n"),
        ("'nan'::double, 1", "n"),
        ("1.5, 1e30::double", "i"),
        ("1.5, 'inf'::double", "i"),
    ],
)
def test_the_same_in_parquet(tmp_path, cells, field):
    path = tmp_path / "figures.parquet"
    duckdb.sql(f"copy (select * from (values ({cells})) t(n, i)) to '{path}' (format parquet)")
    assert found(path) == {(2, field, "type-error")}
