"""Which units a method can give; what only goes with a value is not asked."""

from pathlib import Path

import pytest

from pipeline.catalogue.load import open_catalogue
from pipeline.catalogue.methods import DERIVED_KINDS, AnyMethod
from pipeline.catalogue.units import UNITS, check_units
from tests.support.project import edit
from tests.support.small_project import write_small_project

FALLS, VISITS = "measures/safety/falls.yaml", "measures/health/visits.yaml"
PUBLISHED = """{kind: published, where: "measure = 'falls'"}"""
GAP = (
    "sources:\n  - {source: derived, fit: exact, method: {kind: gap, of: falls, by: area, most: A1, least: W}}\nno_data"
)


def write_project(folder: Path) -> Path:
    """The small project, with a known value that there can be in every unit."""
    root = write_small_project(folder)
    edit(root / FALLS, "value: 120, citation", "value: 12, citation")
    return root


def told(root: Path) -> list[str]:
    catalogue = open_catalogue(root / "measures")
    return [str(problem) for problem in check_units(catalogue.measures, catalogue.documents)]


@pytest.mark.parametrize(
    ("method", "unit", "fits"),
    [
        ("{kind: count}", "{kind: count, decimals: 0}", True),
        ("{kind: count}", "{kind: percent, decimals: 1}", False),
        ("{kind: count, statistic: count}", "{kind: percent, decimals: 1}", True),
        ("{kind: proportion, numerator: value, denominator: value}", "{kind: percent, decimals: 1}", True),
        ("{kind: proportion, numerator: value, denominator: value}", "{kind: days, decimals: 1}", False),
        ("{kind: rate, population: returns}", "{kind: rate_per, decimals: 1, per: 1000}", True),
        ("{kind: rate, population: returns}", "{kind: count, decimals: 0}", False),
        ("{kind: mean, value: value}", "{kind: days, decimals: 1}", True),
        ("{kind: mean, value: value}", "{kind: rate_per, decimals: 1, per: 1000}", False),
        (PUBLISHED, "{kind: index, decimals: 2}", True),
    ],
)
def test_a_method_gives_its_own_units_and_no_other(tmp_path: Path, method: str, unit: str, *, fits: bool) -> None:
    root = write_project(tmp_path)
    edit(root / FALLS, PUBLISHED, method)
    edit(root / FALLS, "{kind: count, decimals: 0, noun: admissions}", unit)
    found = told(root)
    assert bool(found) is not fits, found
    assert all(line.startswith(f"{FALLS}:9  unit.kind  the method ") for line in found)


def test_a_gap_is_in_the_unit_of_its_measure_and_in_points_where_that_is_percent(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    edit(root / VISITS, "no_data", GAP)
    assert told(root) == []
    edit(root / FALLS, "{kind: count, decimals: 0, noun: admissions}", "{kind: percent, decimals: 1}")
    (line,) = told(root)
    assert "the method gap gives no figure in 'count'; for a gap of 'falls', which is in percent: points" in line


def test_every_method_is_in_the_list_but_those_that_take_any_unit() -> None:
    kinds = {one.model_fields["kind"].annotation.__args__[0] for one in AnyMethod.__args__[0].__args__}
    assert kinds - set(UNITS) == {"published", "gap"}
    assert len(DERIVED_KINDS) == 3
