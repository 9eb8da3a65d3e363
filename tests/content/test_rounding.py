"""What is shown of every shipped figure is rounded once: it agrees with the numbers behind it, or with what is printed.

A share printed with two decimals and shown with one is rounded twice: 93.148 is printed as 93.15 and would be shown as
93.2. Rates that allow for age are no division of their parts.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.catalogue.load import open_catalogue
from pipeline.catalogue.measure import Unit
from pipeline.catalogue.methods import DirectlyStandardisedRate
from pipeline.render.wording.numbers import bare
from tests.support.built_site import BuiltSite

ROOT = Path(__file__).resolve().parents[2]
MEASURES = open_catalogue(ROOT / "measures").measures
Row = dict[str, str]

STANDARDISED = {("chronic_condition_emergency_admissions", "ccg_outcomes_published")}
"""Published rates that allow for age, as the source and the measure's page say."""
TWICE = {
    ("learning_disability_employment", "2015/16", "7.05"),
    ("learning_disability_employment", "2016/17", "6.85"),
}
"""Figures without numbers behind them that lie half way between two that could be shown; the page says so."""


def differing(rows: list[Row]) -> Iterator[str]:
    """Tell each figure that is shown otherwise than the numbers behind it say."""
    for row in rows:
        unit = MEASURES[row["measure"]].unit
        scale = 100 if unit.kind == "percent" else unit.per if unit.kind == "rate_per" else None
        if scale and row["numerator"] and float(row["denominator"] or 0) and not by_age(row):
            worked = scale * float(row["numerator"]) / float(row["denominator"])
            if bare(worked, unit) != bare(float(row["value"]), unit):
                yield f"{told(row)} {row['value']}, and {row['numerator']} of {row['denominator']} is {worked}"


def halves(rows: list[Row]) -> set[tuple[str, str, str]]:
    """Return the figures without numbers behind them that a second rounding may get wrong: they end in a 5."""
    found = set()
    for row in rows:
        digits = row["value"].partition(".")[2]
        unshown = len(digits) - MEASURES[row["measure"]].unit.decimals
        if unshown == 1 and digits.endswith("5") and not row["denominator"]:
            found.add((row["measure"], row["period"], row["value"]))
    return found


def by_age(row: Row) -> bool:
    """Say whether a rate allows for age."""
    methods = [one.method for one in MEASURES[row["measure"]].sources if one.source == row["source"]]
    ours = any(isinstance(method, DirectlyStandardisedRate) for method in methods)
    return ours or (row["measure"], row["source"]) in STANDARDISED


def told(row: Row) -> str:
    """Name a row."""
    return " ".join(row[name] for name in ("measure", "category", "area", "period", "source"))


def shown(file: Path) -> list[Row]:
    """Return the rows that have a figure of the measure itself."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    return [row for row in rows if row["value"] and row["statistic"] == "value" and row["measure"] in MEASURES]


@pytest.mark.xdist_group("site")
def test_every_share_and_rate_is_shown_as_its_numbers_say(built_site: BuiltSite) -> None:
    rows = shown(built_site.public / "data" / "values.csv")
    assert sum(bool(row["denominator"]) for row in rows) > 100, "there are shares with their numbers to look at"
    assert list(differing(rows)) == []


@pytest.mark.xdist_group("site")
def test_only_figures_whose_page_says_so_are_rounded_twice(built_site: BuiltSite) -> None:
    assert halves(shown(built_site.public / "data" / "values.csv")) == TWICE
    for name, _, value in TWICE:
        assert any(f"{value}%" in caveat and "rounded" in caveat for caveat in MEASURES[name].caveats)


def test_a_share_rounded_twice_is_found() -> None:
    row = {"measure": "rtt_18_weeks", "category": "all", "area": "E92000001", "period": "2015-03"}
    parts = {"source": "nhs_england_rtt_published", "numerator": "2800845", "denominator": "3006877"}
    assert len(list(differing([{**row, **parts, "value": "93.15"}]))) == 1
    assert list(differing([{**row, **parts, "value": "93.147975"}])) == []
    assert halves([{**row, "value": "93.15", "denominator": ""}]) == {("rtt_18_weeks", "2015-03", "93.15")}
    assert bare(93.147975, Unit(kind="percent", decimals=1)) == "93.1%"
