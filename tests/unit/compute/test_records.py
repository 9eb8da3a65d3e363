"""From files of records to the series of a measure: late and missing quarters, areas, nothing counted."""

from datetime import date

import pytest

from pipeline.catalogue.measure import Measure
from pipeline.compute.measure_series import measure_series
from pipeline.compute.queries import CleanTable, Terms, query
from pipeline.compute.workshop import Workshop
from pipeline.errors import QueryNotRun
from pipeline.periods import parse
from pipeline.sources.clean import clean
from pipeline.steps.source_steps import receive
from pipeline.strict_yaml import read_document
from pipeline.warehouse import open_memory
from pipeline.warehouse.reference import store_members, store_periods
from tests.support.small_records import deliver, small_areas, small_source, stay

RECORDS = {"date": "discharge_date", "area": "ccg", "periods": ["financial_quarter", "financial_year"]}
EMERGENCY = {"where": "starts_with(admission_method, '2')", "table": "spells", **RECORDS}
COUNT = {"kind": "count", **EMERGENCY}
LENGTH = {"kind": "truncated_mean", "value": "los_days", "drop_top": 10, "cohort": "all", **EMERGENCY}
ROW = {
    "title": "t", "plain_title": "p", "question": "q", "indicator": "i", "order": 1, "definition": "d",
    "lifecycle": "pilot", "polarity": "lower", "unit": {"kind": "count", "decimals": 0}, "frequency": "quarterly",
    "lag_days": 56, "areas": ["W", "A1", "A2"], "owner": "o", "author": "a", "checker": "c",
    "review": {"last": "2026-01-01", "next": "2027-01-01"},
}  # fmt: skip


def measure(method, **others):
    entry = {"source": "stays", "method": method, "fit": "exact", **others}
    return Measure.model_validate({**ROW, "sources": [entry]})


@pytest.fixture
def warehouse():
    with open_memory(receiving=True) as opened:
        yield opened


def series(warehouse, root, method, *, sample=False, **others):
    source = small_source(root, sample=sample)
    receive(warehouse, source, small_areas())
    clean(warehouse, source)
    return measure_series(
        "stays", measure(method, **others), Workshop(warehouse, small_areas(), {"stays": source})
    ).values


def shown(values, statistic="value"):
    return {(v.area, v.period.label): v.value for v in values if v.statistic == statistic}


def in_quarter(quarter, number, **cells):
    day = {1: "2016-05-0", 2: "2016-08-0", 3: "2016-11-0", 4: "2017-02-0"}[quarter]
    given = {"admission_date": f"{day}1", "discharge_date": f"{day}5", **cells}
    return [stay(f"{quarter}-{n}", **given) for n in range(number)]


def quarters(root, *numbers, count=2):
    for quarter in numbers:
        deliver(root, f"stays_2016-17-q{quarter}_abc.csv", *in_quarter(quarter, count))


def test_emergency_spells_of_the_partnership_and_its_parts(tmp_path, warehouse):
    rows = [
        stay("1", spell="a", admission_date="2017-04-01", discharge_date=""),
        stay("2", spell="a", admission_date="2017-04-01", discharge_date="2017-04-09", episode_order=2),
        stay("3", ccg="02B"),
        stay("4", ccg="02B", admission_method="11"),
        stay("5", ccg="99Z"),
    ]
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", *rows)
    found = series(warehouse, tmp_path, COUNT)
    assert shown(found) == {("W", "2017/18 Q1"): 2, ("A1", "2017/18 Q1"): 1, ("A2", "2017/18 Q1"): 1}
    assert {v.origin for v in found} == {"official"}
    assert {v.published_on for v in found} == {date(2017, 8, 29)}
    assert {v.trace for v in found} == {("stays/stays_2017-18-q1_abc.csv",)}
    assert all(v.preferred for v in found)


def test_a_missing_quarter_makes_its_year_missing_and_a_late_one_fills_it(tmp_path, warehouse):
    quarters(tmp_path, 1, 2, 4)
    before = {(v.area, v.period.label): v for v in series(warehouse, tmp_path, COUNT)}
    year = before["W", "2016/17"]
    assert (year.value, year.markers) == (None, {"x"})
    assert year.note == "The records of October to December 2016 have not been received."
    assert before["W", "2016/17 Q3"].value is None
    quarters(tmp_path, 3)
    assert shown(series(warehouse, tmp_path, COUNT))["W", "2016/17"] == 8


def test_a_resent_quarter_changes_itself_and_its_year_alone(tmp_path, warehouse):
    quarters(tmp_path, 1, 2, 3, 4)
    before = shown(series(warehouse, tmp_path, COUNT))
    quarters(tmp_path, 2, count=5)
    after = shown(series(warehouse, tmp_path, COUNT))
    changed = {label: after["W", label] for _, label in after if after["W", label] != before["W", label]}
    assert changed == {"2016/17 Q2": 5, "2016/17": 11}


def test_nothing_counted_is_zero_and_a_mean_of_nothing_is_missing(tmp_path, warehouse):
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", stay("1", ccg="99Z"))
    assert set(shown(series(warehouse, tmp_path, COUNT)).values()) == {0}
    lengths = {v.statistic: v for v in series(warehouse, tmp_path, LENGTH) if v.area == "W"}
    assert (lengths["value"].value, lengths["value"].markers, lengths["n"].value) == (None, {"x"}, 0)


def test_the_year_and_the_whole_are_worked_out_afresh_and_never_averaged(tmp_path, warehouse):
    for quarter, ccg, longest in ((1, "01A", 5), (2, "01A", 5), (3, "02B", 9), (4, "02B", 9)):
        day = {1: "2016-05-0", 2: "2016-08-0", 3: "2016-11-0", 4: "2017-02-0"}[quarter]
        rows = [stay(f"{quarter}-{n}", ccg=ccg, admission_date=f"{day}1", discharge_date=f"{day}2") for n in range(4)]
        last = stay(f"{quarter}-x", ccg=ccg, admission_date=f"{day}1", discharge_date=f"{day[:-1]}{longest:02d}")
        deliver(tmp_path, f"stays_2016-17-q{quarter}_abc.csv", *rows, last)
    found = series(warehouse, tmp_path, LENGTH)
    assert shown(found, "k")["W", "2016/17"] == 2
    assert shown(found)["W", "2016/17"] == pytest.approx((16 * 1 + 2 * 4) / 18)
    assert shown(found)["W", "2016/17 Q1"] == pytest.approx(8 / 5)
    assert shown(found, "untrimmed_mean")["W", "2016/17"] == pytest.approx((16 + 8 + 16) / 20)
    assert {v.note for v in found if v.period.label == "2016/17 Q1" and v.statistic == "value" and v.area == "W"} == {
        "Nothing is left out: there are too few for it."
    }


def test_a_figure_that_goes_with_the_value_has_a_name_of_its_own(tmp_path, warehouse):
    quarters(tmp_path, 1)
    found = series(warehouse, tmp_path, {**COUNT, "statistic": "count", "of": "person"})
    assert {v.statistic for v in found} == {"count"}


def test_different_people_are_counted_once_in_each_time_and_place(tmp_path, warehouse):
    """Worked out a second time in plain Python: people who come back, move, or have no number."""
    days = {1: "2016-05-02", 2: "2016-08-02", 3: "2016-11-02", 4: "2017-02-02"}
    came = [
        (quarter, f"P{number % 7}" if number % 5 else "", ("01A", "02B", "99Z")[(number + quarter) % 3])
        for quarter in days
        for number in range(3 * quarter)
    ]
    for quarter, day in days.items():
        mine = [(n, who, ccg) for n, (q, who, ccg) in enumerate(came) if q == quarter]
        rows = [stay(str(n), person=who, ccg=ccg, admission_date=day, discharge_date=day) for n, who, ccg in mine]
        deliver(tmp_path, f"stays_2016-17-q{quarter}_abc.csv", *rows)
    places = {"W": ("01A", "02B"), "A1": ("01A",), "A2": ("02B",)}
    times = {"2016/17": (1, 2, 3, 4), **{f"2016/17 Q{quarter}": (quarter,) for quarter in days}}
    wanted = {
        (area, label): len({who for q, who, ccg in came if who and q in quarters_ and ccg in groups})
        for area, groups in places.items()
        for label, quarters_ in times.items()
    }
    assert shown(series(warehouse, tmp_path, {**COUNT, "of": "person"})) == wanted


def test_synthetic_records_are_marked_and_never_the_public_figure(tmp_path, warehouse):
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", stay("1"), folder="sample")
    found = series(warehouse, tmp_path, COUNT, sample=True)
    assert {(v.origin, v.preferred) for v in found} == {("synthetic", False)}
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", stay("1"))
    found = series(warehouse, tmp_path, COUNT, sample=True)
    assert {(v.origin, v.preferred) for v in found} == {("official", True)}


def test_a_record_with_a_time_of_day_on_the_last_day_of_a_period_counts():
    method = measure(COUNT).sources[0].method
    terms = Terms(areas=("A1",), periods=(parse("2017/18 Q1"),))
    with open_memory() as warehouse:
        store_members(warehouse, small_areas())
        store_periods(warehouse, terms.periods)
        days = ("2017-03-31 23:59", "2017-04-01 00:00", "2017-06-30 14:05", "2017-07-01 00:00")
        rows = [("01A", "21", day) for day in days]
        columns = {"ccg": "varchar", "admission_method": "varchar", "discharge_date": "timestamp"}
        warehouse.load("clean.spells", columns, rows)
        made = warehouse.records(query(method, CleanTable("clean.spells", tuple(columns)), terms))
    assert [row["n"] for row in made] == [2]


def test_a_query_that_the_database_cannot_run_is_told_at_its_method(tmp_path, warehouse):
    quarters(tmp_path, 1)
    source = small_source(tmp_path)
    receive(warehouse, source, small_areas())
    clean(warehouse, source)
    document = read_document("sources:\n  - source: stays\n    method:\n      kind: count\n", "measures/h/stays.yaml")
    shop = Workshop(warehouse, small_areas(), {"stays": source}, {"stays": document})
    with pytest.raises(QueryNotRun) as told:
        measure_series("stays", measure({**COUNT, "date": "los_days"}), shop)
    assert str(told.value).startswith("measures/h/stays.yaml:3  stays, source stays  the database cannot run the query")
    assert "Binder Error" in str(told.value)
    assert "a column of dates" in str(told.value)
