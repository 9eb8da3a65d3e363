"""Each number in the published files says what it itself is counted in, not what its measure's figure is counted in."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from pipeline.compute.series import PublishedSeries
from pipeline.publish.open_data import DataTables, open_data_files
from tests.support.series_samples import data_tables, measure, value

RATE = {"kind": "rate_per", "decimals": 1, "per": 1000, "noun": "falls"}
SHARE = {"kind": "percent", "decimals": 1, "noun": "people"}
NUMBER = {"kind": "count", "decimals": 0, "noun": "falls"}
DAYS = {"kind": "days", "decimals": 2}
OF_STATISTIC = [
    (RATE, "value", "rate_per_1000", "falls for each 1,000 people"),
    (RATE, "count", "count", "falls"),
    (RATE, "rate", "rate_per_1000", "falls for each 1,000 people"),
    (RATE, "a_day", "count", "falls a day"),
    ({**RATE, "noun": "falls a day"}, "a_day", "count", "falls a day"),
    (NUMBER, "value", "count", "falls"),
    (NUMBER, "rate", "rate_per_100000", "falls for each 100,000 people"),
    (SHARE, "count", "count", "people"),
    (SHARE, "rate", "rate_per_100000", "people for each 100,000 people"),
    (DAYS, "value", "days", "days"),
    (DAYS, "n", "count", "a number of people or events"),
    (DAYS, "k", "count", "a number of people or events"),
    (DAYS, "median", "days", "days"),
    (DAYS, "untrimmed_mean", "days", "days"),
]


def given(unit: dict[str, Any], statistic: str) -> DataTables:
    """Return the tables with one figure of one measure in this unit."""
    made = PublishedSeries("falls", (value("2016/17", 12.0, statistic=statistic),))
    known = {**data_tables().measures, "falls": measure(unit=unit)}
    return replace(data_tables(), measures=known, series={"falls": made}, standings=(), sentences={})


def told(files: dict[str, bytes]) -> Iterator[object]:
    """Give what each form of the table says of the only figure's unit: CSV, Parquet, JSON, spreadsheet."""
    yield next(csv.DictReader(io.StringIO(files["values.csv"].decode())))["unit"]
    yield pq.read_table(io.BytesIO(files["values.parquet"])).to_pylist()[0]["unit"]
    yield json.loads(files["measures/falls.json"])["values"][0]["unit"]
    sheet = [
        list(row) for row in load_workbook(io.BytesIO(files["outcomes.xlsx"]))["Values"].iter_rows(values_only=True)
    ]
    yield sheet[-1][next(row for row in sheet if "Unit" in row).index("Unit")]


@pytest.mark.parametrize(("unit", "statistic", "code", "words"), OF_STATISTIC)
def test_each_number_has_the_unit_of_its_statistic(unit, statistic, code, words):
    files = open_data_files(replace(given(unit, statistic), revisions=(), corrections=()))
    assert set(told(files)) == {code}
    own = next(csv.DictReader(io.StringIO(files["measures/falls.csv"].decode("utf-8-sig"))))
    assert own["unit"] == words
