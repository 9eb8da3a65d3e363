"""Random small tables of records: each method in SQL agrees with the same method in plain Python."""

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalogue.methods import Count, DirectlyStandardisedRate, Mean, Proportion, Rate, TruncatedMean
from pipeline.compute.queries import CleanTable, Terms, figures, query
from pipeline.compute.queries.population import EVERYONE, Population
from pipeline.periods import PeriodKind, lookup_rows
from pipeline.periods.period import Period, calendar_year
from pipeline.warehouse import open_memory
from pipeline.warehouse.reference import store_members, store_periods
from tests.support import second_methods as second
from tests.support.small_records import small_areas

COLUMNS = {
    "day": "date",
    "place": "varchar",
    "days": "integer",
    "age": "integer",
    "band": "varchar",
    "person": "varchar",
    "weight": "double",
}
FIRST, LAST = date(2016, 4, 1), date(2017, 9, 30)
KINDS = [PeriodKind.FINANCIAL_QUARTER, PeriodKind.FINANCIAL_YEAR, PeriodKind.ROLLING_YEAR]
PERIODS = tuple(Period(PeriodKind(kind), start, end) for _, kind, start, end in lookup_rows(FIRST, LAST, KINDS))
CODES = {"W": {"01A", "02B", "A1", "A2", "W"}, "A1": {"01A", "A1"}, "A2": {"02B", "A2"}}
BANDS = ("65-69", "70-74", "90+")
PEOPLE = {area: {band: 50.0 * (n + 1) for n, band in enumerate(BANDS)} for area in ("A1", "A2")}
WHERE = {"date": "day", "area": "place", "periods": [str(kind) for kind in KINDS]}
ROWS = st.lists(
    st.fixed_dictionaries({
        "day": st.none() | st.dates(date(2016, 2, 1), date(2017, 12, 1)),
        "place": st.sampled_from(["01A", "02B", "A1", "elsewhere"]) | st.none(),
        "days": st.none() | st.integers(0, 40) | st.integers(0, 3),
        "age": st.none() | st.integers(0, 99),
        "band": st.sampled_from(BANDS),
        "person": st.none() | st.sampled_from("abcd"),
        "weight": st.none() | st.integers(-30, 30).map(lambda n: n / 4),
    }),
    max_size=60,
)  # fmt: skip


@pytest.fixture(scope="module")
def warehouse():
    with open_memory() as opened:
        store_members(opened, small_areas())
        store_periods(opened, PERIODS)
        yield opened


def worked(warehouse, method, rows, population=None):
    warehouse.load("clean.stays", COLUMNS, [tuple(row[name] for name in COLUMNS) for row in rows])
    people = population or Population()
    terms = Terms(tuple(CODES), PERIODS, scale=1000 if isinstance(method, PEOPLED) else 100, population=people)
    made = figures(method, warehouse.records(query(method, CleanTable("clean.stays", tuple(COLUMNS)), terms)), terms)
    return {(row["area"], row["period"], row["statistic"]): row for row in made}


PEOPLED = (Rate, DirectlyStandardisedRate)


def by_hand(rows, figure):
    found = {}
    for (area, period), there in second.cells(rows, CODES, PERIODS).items():
        figures_there = figure(there, area)
        parts = figures_there if isinstance(next(iter(figures_there.values())), dict) else {"value": figures_there}
        found |= {(area, period.label, statistic): part for statistic, part in parts.items()}
    return found


def agree(ours, theirs):
    assert ours.keys() == theirs.keys()
    for key, wanted in theirs.items():
        for name, value in wanted.items():
            got = ours[key][name]
            same = got == value or (None not in (got, value) and math.isclose(got, value, rel_tol=1e-9, abs_tol=1e-9))
            assert same, (key, name, got, value)


@settings(max_examples=25, deadline=None)
@given(rows=ROWS)
def test_count(warehouse, rows):
    agree(worked(warehouse, Count(kind="count", **WHERE), rows), by_hand(rows, lambda there, _: second.count(there)))
    of = worked(warehouse, Count(kind="count", of="person", **WHERE), rows)
    agree(of, by_hand(rows, lambda there, _: second.count_of(there, lambda row: row["person"])))
    some = worked(warehouse, Count(kind="count", where="age >= 65", **WHERE), rows)
    old = [row for row in rows if row["age"] is not None and row["age"] >= 65]
    agree(some, by_hand(old, lambda there, _: second.count(there)))


@settings(max_examples=25, deadline=None)
@given(rows=ROWS)
def test_proportion(warehouse, rows):
    method = Proportion(kind="proportion", numerator="days >= 3", denominator="age >= 20", **WHERE)

    def long(row):
        return row["days"] is not None and row["days"] >= 3

    def grown(row):
        return row["age"] is not None and row["age"] >= 20

    agree(worked(warehouse, method, rows), by_hand(rows, lambda there, _: second.proportion(there, long, grown)))


@settings(max_examples=25, deadline=None)
@given(rows=ROWS)
def test_mean(warehouse, rows):
    agree(worked(warehouse, Mean(kind="mean", value="days", **WHERE), rows), by_hand(rows, _mean))
    weighed = [{**row, "days": row["weight"]} for row in rows]
    agree(worked(warehouse, Mean(kind="mean", value="weight", **WHERE), rows), by_hand(weighed, _mean))


def _mean(there, _):
    return second.plain_mean(there)


@settings(max_examples=25, deadline=None)
@given(rows=ROWS, drop=st.sampled_from([1, 10, 33, 49]))
def test_truncated_mean(warehouse, rows, drop):
    method = TruncatedMean(kind="truncated_mean", value="days", drop_top=drop, cohort="all", **WHERE)
    agree(worked(warehouse, method, rows), by_hand(rows, lambda there, _: second.truncated(there, drop)))


@settings(max_examples=25, deadline=None)
@given(rows=ROWS)
def test_rate(warehouse, rows):
    rows = [row for row in rows if row["place"] != "elsewhere"]
    population = _people({area: {EVERYONE: sum(bands.values())} for area, bands in PEOPLE.items()})
    method = Rate(kind="rate", population="people", **WHERE)
    everyone = {area: sum(_bands(area).values()) for area in CODES}
    made = worked(warehouse, method, rows, population)
    agree(made, by_hand(rows, lambda there, area: second.crude_rate(there, everyone[area])))


@settings(max_examples=25, deadline=None)
@given(rows=ROWS, person=st.booleans())
def test_directly_standardised_rate(warehouse, rows, person):
    method = DirectlyStandardisedRate(
        kind="directly_standardised_rate", population="people", bands="band",
        person="person" if person else None, **WHERE,
    )  # fmt: skip
    made = worked(warehouse, method, rows * 3, _people(PEOPLE))
    agree(made, by_hand(rows * 3, lambda there, area: second.standardised(there, _bands(area), person=person)))


def _people(by_area):
    years = [calendar_year(year) for year in (2015, 2016, 2017)]
    return Population({area: dict.fromkeys(years, bands) for area, bands in by_area.items()}, {"W": ("A1", "A2")})


def _bands(area):
    if area != "W":
        return PEOPLE[area]
    return {band: sum(PEOPLE[part][band] for part in PEOPLE) for band in BANDS}
