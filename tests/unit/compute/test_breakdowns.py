"""Records put into the groups of a breakdown: counts and means of each; those of no known group are one as well."""

import pytest

from pipeline.catalogue.measure import Measure
from pipeline.compute.measure_series import measure_series
from pipeline.compute.workshop import Workshop
from pipeline.errors import ContentProblems
from pipeline.sources.clean import clean
from pipeline.steps.source_steps import receive
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_memory
from tests.support.small_project import write_small_project
from tests.support.small_records import deliver, small_areas, small_source, stay, write_source
from tests.unit.compute.test_records import COUNT, LENGTH, ROW

AGES = "case when age >= 80 then '80 and over' when age >= 65 then '65 to 79' end"
BY_AGE = [{"by": "age", "of": AGES}]
QUARTER = {"periods": ["financial_quarter"]}


def worked_out(root, method, breakdowns=BY_AGE):
    source = small_source(root)
    with open_memory(receiving=True) as warehouse:
        receive(warehouse, source, small_areas())
        clean(warehouse, source)
        said = {
            **ROW,
            "breakdowns": breakdowns,
            "sources": [{"source": "stays", "method": {**method, **QUARTER}, "fit": "exact"}],
        }
        asked = Measure.model_validate(said)
        return measure_series("stays", asked, Workshop(warehouse, small_areas(), {"stays": source})).values


def of_age(values, statistic="value"):
    return {
        (v.category, v.area, v.period.label): v.value
        for v in values
        if v.breakdown == "age" and v.statistic == statistic
    }


@pytest.fixture
def delivered(tmp_path):
    rows = [
        stay("1", age=70),
        stay("2", age=85),
        stay("3", age=85, ccg="02B", discharge_date="2017-05-08"),
        stay("4", age=""),
    ]
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", *rows)
    deliver(tmp_path, "stays_2017-18-q2_abc.csv", stay("5", admission_date="2017-08-01", discharge_date="2017-08-02"))
    return tmp_path


def test_groups_make_up_the_whole_and_the_unknown_are_one_of_them(delivered):
    values = worked_out(delivered, COUNT)
    [whole] = [v for v in values if v.breakdown == "all" and v.area == "W" and v.period.label == "2017/18 Q1"]
    groups = {c: n for (c, area, period), n in of_age(values).items() if (area, period) == ("W", "2017/18 Q1")}
    assert groups == {"65 to 79": 1, "80 and over": 2, "not known": 1}
    assert whole.value == sum(groups.values())


def test_a_group_with_nobody_in_a_place_and_time_is_zero_there_and_not_missing(delivered):
    counts = of_age(worked_out(delivered, COUNT))
    assert counts["65 to 79", "A2", "2017/18 Q1"] == 0
    assert counts["80 and over", "W", "2017/18 Q2"] == 0
    assert len(counts) == 3 * 3 * 2


def test_means_are_worked_out_for_each_group_anew(delivered):
    values = worked_out(delivered, LENGTH)
    means = of_age(values)
    assert means["80 and over", "W", "2017/18 Q1"] == 4
    assert of_age(values, "n")["80 and over", "W", "2017/18 Q1"] == 2
    assert means["65 to 79", "A2", "2017/18 Q1"] is None


def test_groups_are_synthetic_or_not_like_the_whole_and_name_files_only(delivered):
    groups = [v for v in worked_out(delivered, COUNT) if v.breakdown == "age"]
    assert {v.origin for v in groups} == {"official"}
    assert all(row.endswith(".csv") for v in groups for row in v.trace)


def test_a_breakdown_that_the_source_gives_itself_is_left_to_it(delivered):
    values = worked_out(delivered, COUNT, [{"by": "age"}])
    assert {v.breakdown for v in values} == {"all"}


def test_a_missing_quarter_is_told_once_and_not_for_every_group(tmp_path):
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", stay("1"))
    late = stay("2", admission_date="2017-11-01", discharge_date="2017-11-02")
    deliver(tmp_path, "stays_2017-18-q3_abc.csv", late)
    values = worked_out(tmp_path, COUNT)
    assert {v.breakdown for v in values if v.period.label == "2017/18 Q2"} == {"all"}


def test_check_refuses_groups_that_are_no_expression_over_the_table(tmp_path):
    root = write_small_project(tmp_path)
    write_source(root)
    file = root / "measures/safety/falls.yaml"
    records = "{kind: count, table: spells, date: discharge_date, area: ccg, periods: [financial_year]}"
    entry = f"  - source: stays\n    fit: exact\n    method: {records}\nbreakdowns:\n  - {{by: age, of: agee // 5}}\n"
    text = file.read_text("utf-8").replace("sources:\n", "sources:\n" + entry.split("breakdowns", maxsplit=1)[0])
    file.write_text(text + "breakdowns" + entry.split("breakdowns")[1], "utf-8")
    with pytest.raises(ContentProblems) as told:
        open_workspace(root)
    assert any("breakdowns.of" in str(p) and "agee" in str(p) for p in told.value.problems)
