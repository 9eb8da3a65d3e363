"""Rates of days spent, and since when a rate is public: invented places, worked through by hand."""

from datetime import date

import pytest

from pipeline.catalogue.measure import Measure
from pipeline.compute.measure_series import measure_series
from pipeline.compute.workshop import Workshop
from pipeline.sources.descriptor import read_source
from pipeline.warehouse import open_memory
from tests.support.small_project import write_small_project
from tests.support.small_records import small_areas
from tests.support.values import PLAIN

RATE = {"kind": "rate", "numerator": "value", "population": "people", "a_day": True}
UNIT = {"kind": "rate_per", "decimals": 1, "per": 100_000, "separate_events": False}
DAYS = "area varchar, period varchar, value double, published_on date, _file varchar, _sheet varchar, _row int"
PEOPLE = "area varchar, period varchar, value double, published_on date, adult boolean"


def worked_out(tmp_path, days, people, **method):
    source, problems = read_source(write_small_project(tmp_path) / "data_raw/returns")
    assert source is not None, problems
    sources = {"returns": source, "people": source}
    measure = Measure.model_validate(
        {**PLAIN, "unit": UNIT, "areas": ["A1", "W"]}
        | {"sources": [{"source": "returns", "fit": "exact", "method": {**RATE, **method}}]}
    )
    with open_memory() as warehouse:
        warehouse.execute("create schema if not exists clean")
        for name, columns, rows in (("returns", DAYS, days), ("people", PEOPLE, people)):
            warehouse.execute(f'create table clean."{name}" ({columns})')
            for row in rows:
                warehouse.execute(f'insert into clean."{name}" values ({", ".join("?" * len(row))})', list(row))
        shop = Named(warehouse, small_areas(), sources)
        return {(v.area, v.period.label): v for v in measure_series("falls", measure, shop).values}


class Named(Workshop):
    """A workshop whose tables are named like their sources."""

    def table(self, source, table=None):
        from pipeline.compute.queries import CleanTable

        return CleanTable(f'clean."{source}"', tuple(self.warehouse.columns(f"clean.{source}")))


def day(area, period, value, published=date(2017, 5, 1)):
    return (area, period, value, published, "days.csv", "", 1)


def people(area, year, value, published=date(2016, 6, 30), *, adult=True):
    return (area, year, value, published, adult)


def test_days_over_the_days_of_the_period_and_the_people_without_limits(tmp_path):
    found = worked_out(tmp_path, [day("A1", "2016/17", 3650.0)], [people("A1", "2016", 40_000.0)])["A1", "2016/17"]
    assert (found.value, found.numerator, found.denominator) == (pytest.approx(25.0), 10.0, 40_000.0)
    assert (found.lower_95, found.upper_95) == (None, None)


def test_a_leap_year_has_a_day_more(tmp_path):
    found = worked_out(tmp_path, [day("A1", "2015/16", 3660.0)], [people("A1", "2015", 40_000.0)])
    assert found["A1", "2015/16"].numerator == 10.0


def test_only_the_people_that_are_meant(tmp_path):
    groups = [people("A1", "2016", 40_000.0), people("A1", "2016", 9_000.0, adult=False)]
    found = worked_out(tmp_path, [day("A1", "2016/17", 3650.0)], groups, population_where="adult")
    assert found["A1", "2016/17"].denominator == 40_000.0


@pytest.mark.parametrize(
    ("late", "known"), [(date(2017, 6, 30), date(2017, 6, 30)), (date(2016, 1, 1), date(2017, 5, 1))]
)
def test_a_rate_is_public_when_both_its_parts_are(tmp_path, late, known):
    found = worked_out(tmp_path, [day("A1", "2016/17", 3650.0)], [people("A1", "2016", 40_000.0, late)])
    assert found["A1", "2016/17"].published_on == known


def test_days_without_a_date_leave_the_rate_without_one(tmp_path):
    found = worked_out(tmp_path, [day("A1", "2016/17", 3650.0, None)], [people("A1", "2016", 40_000.0)])
    assert found["A1", "2016/17"].published_on is None


def test_people_of_an_earlier_year_make_it_an_estimate_and_no_people_no_rate(tmp_path):
    days = [day("A1", "2018/19", 3650.0), day("A1", "2012/13", 3650.0)]
    found = worked_out(tmp_path, days, [people("A1", "2016", 40_000.0)])
    assert (found["A1", "2018/19"].value, found["A1", "2018/19"].markers) == (pytest.approx(25.0), {"e"})
    assert found["A1", "2012/13"].value is None


def test_more_days_than_a_million_are_added_up(tmp_path):
    found = worked_out(tmp_path, [day("A1", "2016/17", 36_500_000.0)], [people("A1", "2016", 40_000_000.0)])
    assert found["A1", "2016/17"].numerator == 100_000.0
