"""Appendix 2 of the paper against our table of it: every figure typed here a second time, from the paper.

The transcription below is independent of `figures.csv` on purpose: never make one from the other.
"""

import csv
import math
from pathlib import Path

import duckdb
import pytest
from frictionless import validate

from tests.support.shared import SHARED, need

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data_raw" / "board_paper_2017_10"
ENGLAND, COUNTY, ESBT, EHS, HR = "E92000001", "E10000011", "ESBT", "E38000055", "E38000076"

# `?` a figure that the scan lost, in whole or part; `-` a cell without a figure.
PAPER = {
    "breastfeeding_6_8_weeks": """
        area       2012/13 2013/14 2014/15 2015/16 2016/17 2017/18-Q1
        E92000001  47.2    45.8    43.8    43.5    44.3    -
        ESBT       46.2    42.6    43.8    41.0    44.1    42.50
        E38000055  47.4    44.3    48.8    43.6    48.6    45.00
        E38000076  45.0    40.8    38.4    38.4    39.7    39.80""",
    "smoking_at_delivery": """
        area       2013/14 2014/15 2015/16 2016/17 2017/18-Q1
        E92000001  12.0    ?       ?       10.5    -
        ESBT       15.7    16.9    14.9    14.7    14.9
        E38000055  11.9    ?       ?       13.4    9.5
        E38000076  19.2    21.0    17.7    16.2    16.0""",
    "learning_disability_employment": """
        area       2014/15 2015/16 2016/17 2017/18-Q1
        E92000001  6.40    6.40    -       -
        E10000011  7.94    7.05    6.85    6.94""",
    "still_at_home_91_days_percent": """
        area       2014/15 2015/16 2016/17 2017/18-Q1
        E92000001  82.2    83.4    -       -
        E10000011  90.8    91.7    90.5    94.6""",
    "emergency_length_of_stay": """
        area       2014/15 2015/16 2016/17 2017/18-Q1
        ESBT       7.35    7.80    7.87    7.20""",
    "non_elective_admissions": """
        area       2014/15 2015/16 2016/17 2017/18-Q1
        ESBT       38669   37823   37517   9342""",
    "healthcare_associated_infections": """
        area       2015/16 2016/17 2017/18-Q1
        E38000055  203     246     61
        E38000076  221     194     57
        ESBT       424     440     118""",
    "falls_emergency_admissions": """
        area       2014/15 2015/16 2016/17 2017/18-Q1
        E10000011  2332    ?       ?       577""",
}
PARTS_MARKED_QUERIED = {("smoking_at_delivery", "2017/18 Q1")}


def paper_cells() -> dict[tuple[str, str, str], str]:
    """The transcription as (measure, area, period) -> cell."""
    cells = {}
    for measure, block in PAPER.items():
        (_, *periods), *lines = [line.split() for line in block.strip().splitlines()]
        for area, *found in lines:
            assert len(found) == len(periods), (measure, area)
            cells |= {(measure, area, p.replace("-Q", " Q")): c for p, c in zip(periods, found, strict=True)}
    return cells


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (FOLDER / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def values(rows: list[dict[str, str]]) -> dict[tuple[str, str, str], float]:
    return {_key(row): float(row["value"]) for row in rows if row["value"]}


def _key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["measure"], row["area"], row["period"]


def test_the_table_has_each_cell_of_the_paper_once(rows):
    assert sorted(_key(row) for row in rows) == sorted(paper_cells())


def test_every_legible_figure_is_as_the_paper_prints_it(values):
    printed = {key: float(cell) for key, cell in paper_cells().items() if cell not in "?-"}
    assert len(printed) == 69
    assert values == printed


def test_a_cell_without_a_figure_says_what_became_of_it(rows):
    states = {"?": {"lost", "partly_legible"}, "-": {"empty"}}
    for row in rows:
        expected = states.get(paper_cells()[_key(row)], {"legible"})
        assert row["legibility"] in expected, _key(row)
        assert ("x" in row["markers"].split(";")) == (not row["value"]), _key(row)


def test_every_marked_figure_has_its_reason_and_no_other_has_one(rows):
    for row in rows:
        assert bool(row["markers"]) == bool(row["note"]), _key(row)


def test_the_queried_figures_are_these(rows):
    queried = {_key(row) for row in rows if "q" in row["markers"].split(";")}
    assert queried == {
        *(("smoking_at_delivery", area, "2017/18 Q1") for area in (ESBT, EHS, HR)),
        *(("learning_disability_employment", ENGLAND, p) for p in ("2014/15", "2015/16", "2016/17", "2017/18 Q1")),
        *(("still_at_home_91_days_percent", ENGLAND, p) for p in ("2016/17", "2017/18 Q1")),
        ("still_at_home_91_days_percent", COUNTY, "2017/18 Q1"),
        *(("falls_emergency_admissions", COUNTY, p) for p in ("2014/15", "2015/16", "2016/17")),
    }


@pytest.mark.parametrize("measure", ["breastfeeding_6_8_weeks", "smoking_at_delivery"])
def test_only_queried_averages_imply_an_odd_mix_of_their_parts(values, measure):
    wholes = [key for key in values if key[0] == measure and key[1] == ESBT]
    odd = set()
    for _, _, period in wholes:
        parts = [values.get((measure, area, period)) for area in (EHS, HR)]
        if None not in parts and not 0.4 <= _share(values[measure, ESBT, period], *parts) <= 0.6:
            odd.add((measure, period))
    assert odd == {pair for pair in PARTS_MARKED_QUERIED if pair[0] == measure}


def _share(whole: float, first: float, second: float) -> float:
    """The share of the first part, if the whole is the average of the two."""
    return (whole - second) / (first - second)


def test_the_shares_named_in_the_reason_are_the_shares(values, rows):
    note = next(r["note"] for r in rows if _key(r) == ("smoking_at_delivery", ESBT, "2017/18 Q1"))
    for period in ("2013/14", "2016/17", "2017/18 Q1"):
        whole, *parts = (values["smoking_at_delivery", area, period] for area in (ESBT, EHS, HR))
        assert f"{_share(whole, *parts):.0%}" in note


def test_infections_add_up(values):
    measure = "healthcare_associated_infections"
    for period in ("2015/16", "2016/17", "2017/18 Q1"):
        assert values[measure, EHS, period] + values[measure, HR, period] == values[measure, ESBT, period]


def test_the_reason_for_the_falls_names_the_square_root(rows):
    note = next(r["note"] for r in rows if r["measure"] == "falls_emergency_admissions" and r["note"])
    assert f"about {math.sqrt(2330):.0f} " in note


def test_the_package_is_valid():
    report = validate(str(FOLDER / "datapackage.yaml"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_the_cleaning_query_keeps_every_cell_and_its_place(rows):
    con = duckdb.connect()
    con.execute(
        "create table figures as select *, 'figures.csv' as _file, null::varchar as _sheet,"
        " row_number() over () + 1 as _row from read_csv(?)",
        [str(FOLDER / "figures.csv")],
    )
    found = con.execute((FOLDER / "clean.sql").read_text("utf-8"))
    names = [column[0] for column in found.description]
    clean = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert {"measure", "area", "period", "value", "markers", "note", "_file", "_sheet", "_row"} <= set(names)
    assert len(clean) == len(rows)
    for row in clean:
        source = rows[row["_row"] - 2]
        assert (row["measure"], row["area"], row["period"]) == _key(source)
        assert row["value"] == (float(source["value"]) if source["value"] else None)


def test_the_reference_copy_of_the_sample_agrees(values):
    codes = {
        "England": ENGLAND,
        "National average": ENGLAND,
        "East Sussex": COUNTY,
        "EHS CCG": EHS,
        "HR CCG": HR,
    }
    numbers = dict(zip(["1", "4", "33", "35", "44", "47", "65", "68"], PAPER, strict=True))
    with need(SHARED / "reference" / "sample_figures.csv").open(encoding="utf-8") as file:
        sample = {
            (numbers[r["measure_no"]], codes.get(r["area"], r["area"]), r["period"]): float(r["value"])
            for r in csv.DictReader(file)
        }
    assert values == sample
