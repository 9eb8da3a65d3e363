"""A measure's unit that is not its source's is told, by the descriptor alone and by the rows."""

from pathlib import Path

import pytest

from pipeline.catalogue.measure import Unit
from pipeline.cli.main import main
from pipeline.compute.units_said import _fits
from tests.support.project import edit
from tests.support.small_project import write_small_project

FALLS, DESCRIPTOR = "measures/safety/falls.yaml", "data_raw/returns/datapackage.yaml"
VALUE = "{name: value, type: number, constraints: {minimum: 0}}"
SHARE = {
    "measure,area,period,value": "measure,area,period,value,unit",
    "falls,Upper,2015/16,110": "falls,Upper,2015/16,110,percent",
    "falls,A2,2015-16,95": "falls,A2,2015-16,95,percent",
    "falls,Upper,2016/17,120": "falls,Upper,2016/17,120,percent",
    "falls,A2,2016/17,90": "falls,A2,2016/17,90,percent\nwalks,A2,2016/17,9,people",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_project(tmp_path)


def with_a_column(root: Path, units: str) -> None:
    edit(root / DESCRIPTOR, VALUE, f"{VALUE}\n        - {{name: unit, type: string, constraints: {{enum: [{units}]}}}}")
    for old, new in SHARE.items():
        edit(root / "data_raw/returns/figures.csv", old, new)


def said(root: Path, capsys: pytest.CaptureFixture[str], *verb: str) -> str:
    assert main([*verb, "--project", str(root)]) == 0
    return capsys.readouterr().out


def test_the_unit_of_a_field_is_told_by_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / DESCRIPTOR, VALUE, VALUE.replace("type: number", 'type: number, unit: "%"'))
    told = said(root, capsys, "check")
    assert f"warning  {FALLS}:" in told
    assert "unit.kind  the measure is in count, and returns says '%' (unit of the field value in its datap" in told
    assert "for that: percent; or another column or where at line 16; e.g. unit: {kind: percent, decimals: 1}" in told
    assert "0 problems, 2 warnings: 2 measures" in told


def test_one_unit_of_all_rows_is_told_before_any_refresh(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_a_column(root, "percent")
    edit(root / "data_raw/returns/figures.csv", "walks,A2,2016/17,9,people\n", "")
    assert "returns says 'percent' (its column unit)" in said(root, capsys, "check")


def test_of_several_units_those_of_the_rows_asked_are_told_by_preview(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_a_column(root, "percent, people")
    assert "its column unit" not in said(root, capsys, "check")
    told = said(root, capsys, "preview", "falls")
    assert "returns says 'percent' (its column unit)" in told
    assert "people" not in told


@pytest.mark.parametrize(
    ("text", "unit", "fits"),
    [
        ("percent", {"kind": "days"}, False),
        ("per 100,000", {"kind": "rate_per", "per": 100000}, True),
        ("deaths per 100,000", {"kind": "rate_per", "per": 1000}, False),
        ("percentage points", {"kind": "points"}, True),
        ("EQ-5D index points", {"kind": "index"}, True),
        ("score out of 24", {"kind": "score"}, True),
        ("bed days", {"kind": "percent"}, False),
        ("people", {"kind": "count"}, True),
        ("furlongs", {"kind": "days"}, True),
    ],
)
def test_words_that_have_one_meaning_are_judged(text: str, unit: dict[str, object], fits: bool) -> None:
    assert _fits(text, Unit.model_validate({"decimals": 1, **unit})) is fits
