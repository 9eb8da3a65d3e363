"""Days of delay and estimates of people give the official measure of delayed transfers (ASCOF 2C), as far as it can be.

The numbers here are NHS England's days and the adults of the mid-year estimates, typed a second time.
"""

from collections.abc import Mapping

import pytest

from pipeline.compute.series import Value
from pipeline.steps.figures import work_out
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
from tests.support.project import copy_project

COUNTY, ENGLAND = "E10000011", "E92000001"
ADULTS_2015, ADULTS_2016 = 438_191, 441_874
OFFICIAL_2018_19 = 10.9
Figures = Mapping[tuple[str, str, str], Value]


@pytest.fixture(scope="module")
def figures(tmp_path_factory) -> Figures:
    root = copy_project(tmp_path_factory.mktemp("delays"))
    workspace = open_workspace(root)
    path = root / "build" / "warehouse.duckdb"
    path.parent.mkdir(exist_ok=True)
    sources = ("ascof_published", "delayed_transfers_published", "ons_population")
    with open_warehouse(path, receiving=True) as warehouse:
        assert all(receive(warehouse, workspace.sources[s], workspace.catalogue.areas).accepted for s in sources)
    with open_warehouse(path) as warehouse:
        for name in sources:
            make_clean(warehouse, workspace.sources[name])
        worked = work_out(warehouse, workspace, "delayed_transfers_of_care")
    assert worked.findings == ()
    return {(v.area, v.period.label, v.statistic): v for v in worked.series.values if v.preferred}


@pytest.mark.parametrize(
    ("period", "delayed", "days", "adults"),
    [
        ("2015/16", 29_727, 366, ADULTS_2015),
        ("2016/17", 37_628, 365, ADULTS_2016),
        ("2017/18 Q1", 8_582, 91, ADULTS_2016),
        ("2017-03", 3_060, 31, ADULTS_2016),
    ],
)
def test_the_rate_follows_from_days_and_adults(figures, period, delayed, days, adults):
    found = figures[COUNTY, period, "value"]
    assert found.value == pytest.approx(delayed / days / adults * 100_000)
    assert (found.numerator, found.denominator) == (pytest.approx(delayed / days), adults)
    assert found.lower_95 is None


def test_england_has_its_rate_too(figures):
    assert figures[ENGLAND, "2015/16", "value"].value == pytest.approx(1_809_587 / 366 / 43_108_471 * 100_000)


def test_people_delayed_on_an_average_day_stand_beside_it(figures):
    assert figures[COUNTY, "2017-09", "a_day"].value == pytest.approx(79.93, abs=0.005)
    assert figures[COUNTY, "2018/19", "a_day"].value == pytest.approx(48.6, abs=0.05)


def test_the_official_rate_leads_and_the_days_of_its_year_agree_with_it(figures):
    """The adults behind the official figure are those of a year between our last estimate and 2020."""
    assert figures[COUNTY, "2018/19", "value"].value == OFFICIAL_2018_19
    assert figures[COUNTY, "2018/19", "value"].source == "ascof_published"
    people = figures[COUNTY, "2018/19", "a_day"].value / OFFICIAL_2018_19 * 100_000
    assert ADULTS_2016 < people < 452_277


def test_a_rate_is_not_worked_out_for_a_time_before_or_long_after_the_estimates(figures):
    assert (COUNTY, "2014/15", "value") not in figures
    assert (COUNTY, "2018-06", "value") not in figures
    assert "e" in figures[COUNTY, "2017-06", "value"].markers
