"""Published figures against our tables of them: figures of every source typed here a second time.

The transcription is independent of the `figures.csv` files on purpose: never make one from the other.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from frictionless import validate

from pipeline.catalogue.load import open_catalogue
from pipeline.periods import from_label

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(folder.name for folder in (ROOT / "data_raw").glob("*_published"))
PRECISIONS = {"day", "month", "year", "assumed"}
ENGLAND, COUNTY, EHS, HR, TRUST = "E92000001", "E10000011", "E38000055", "E38000076", "RXC"

# source | measure | area | period | category (- where there is none) | figure
TRANSCRIBED = f"""
    ascof_published | self_directed_support | {ENGLAND} | 2018/19 | all | 89.0
    ascof_published | direct_payments_people | {COUNTY} | 2019/20 | all | 32.9
    ascof_published | permanent_care_home_admissions | {COUNTY} | 2020/21 | all | 501.1
    ascof_published | permanent_care_home_admissions | {ENGLAND} | 2019/20 | 18 to 64 | 14.6
    ascof_published | learning_disability_employment | {COUNTY} | 2019/20 | all | 7.1
    ascof_published | less_support_after_short_term_services | {COUNTY} | 2016/17 | all | 97.6
    ascof_published | delayed_transfers_of_care | {ENGLAND} | 2018/19 | all | 10.3
    asc_survey_published | control_over_daily_life | {COUNTY} | 2016/17 | all | 83.6
    asc_survey_published | feeling_safe_people | {ENGLAND} | 2017/18 | all | 69.9
    asc_survey_published | enough_social_contact | {COUNTY} | 2018/19 | carers | 34.2
    asc_survey_published | carers_satisfied_with_support | {COUNTY} | 2016/17 | all | 41.8
    asc_survey_published | social_care_quality_of_life | {COUNTY} | 2018/19 | all | 19.7
    child_measurement_published | excess_weight_age_10_11 | {COUNTY} | 2018/19 school year | - | 28.18
    fingertips_published | smoking_at_delivery | {COUNTY} | 2018/19 | - | 11.65
    fingertips_published | healthy_life_expectancy_women | {ENGLAND} | 2016 to 2018 | - | 83.21
    mortality_published | amenable_mortality | {EHS} | 2014 | - | 66.4
    mortality_published | preventable_mortality | {HR} | 2015 | - | 165.4
    nhs_england_rtt_published | rtt_18_weeks | {EHS} | 2015-03 | incomplete | 93.13
    nhs_england_rtt_published | rtt_18_weeks | {HR} | 2015-03 | admitted | 82.86
    ae_published | ae_attendances | {TRUST} | 2017/18 | - | 117563
    ecoli_published | healthcare_associated_infections | {EHS} | 2015/16 | - | 153
    ecoli_published | healthcare_associated_infections | {HR} | 2017/18 Q1 | - | 46
    proms_published | elective_procedure_health_gain | {EHS} | 2016/17 | Hip replacement, primary | 0.481
    proms_published | elective_procedure_improved_health | {HR} | 2016/17 | Knee replacement, EQ-VAS | 55.5
    proms_published | elective_procedure_improved_health | {ENGLAND} | 2016/17 | Hip replacement, EQ-5D index | 88.8
    ccg_outcomes_published | chronic_condition_emergency_admissions | {ENGLAND} | 2014/15 | - | 809.0
    nhs_staff_survey_published | staff_satisfaction | {TRUST} | 2016 | - | 3.89
    gp_appointments_published | gp_appointment_wait | 97R | 2019/20 | - | 43.3
    ae_published | ae_four_hours | {TRUST} | 2016/17 | - | 80.2278
    care_workforce_published | staff_turnover | {COUNTY} | 2018/19 | - | 31.3"""

DELAYED_DAYS = {"2013/14": 18112, "2014/15": 21681, "2015/16": 29727, "2016/17": 37628, "2017/18 Q1": 8582}


def figures(source: str) -> list[dict[str, str]]:
    """A source's rows, as text."""
    with (ROOT / "data_raw" / source / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def category(row: dict[str, str]) -> str:
    """What tells a row apart from others of its measure, place and time."""
    if "pathway" in row:
        return row["pathway"]
    if row["measure"] == "elective_procedure_improved_health":
        return f"{row['category']}, {row['scale']}"
    return row.get("category", "-")


def transcribed() -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in TRANSCRIBED.strip().splitlines()]


def measures() -> list[tuple[str, dict]]:
    """Every definition that reads one of the sources."""
    found = sorted((name, one.data) for name, one in open_catalogue(ROOT / "measures").documents.items())
    return [(name, said) for name, said in found if any(e["source"] in SOURCES for e in said.get("sources", []))]


@pytest.mark.parametrize("line", transcribed(), ids=" ".join)
def test_a_figure_is_as_published(line):
    source, measure, area, period, told, figure = line
    found = [
        row["value"]
        for row in figures(source)
        if [row["measure"], row["area"], row["period"], category(row)] == [measure, area, period, told]
    ]
    assert [float(value) for value in found] == [float(figure)]


def test_every_source_has_a_figure_in_the_transcription_or_of_its_own():
    assert sorted({line[0] for line in transcribed()} | {"delayed_transfers_published"}) == SOURCES


def test_days_of_delay_are_as_published_and_the_years_are_the_sums_of_their_months():
    rows = [row for row in figures("delayed_transfers_published") if row["area"] == COUNTY]
    days = {row["period"]: int(row["delayed_days"]) for row in rows}
    assert {period: days[period] for period in DELAYED_DAYS} == DELAYED_DAYS
    months = [f"2016-{m:02}" for m in range(4, 13)] + ["2017-01", "2017-02", "2017-03"]
    assert sum(days[month] for month in months) == days["2016/17"]
    assert days["2017-04"] + days["2017-05"] + days["2017-06"] == days["2017/18 Q1"]


@pytest.mark.parametrize("source", SOURCES)
def test_every_row_says_who_published_it_where_and_when(source):
    for row in figures(source):
        assert row["publisher"] and row["publication"] and row["table"] and row["read_from"]
        assert date(2013, 1, 1) < date.fromisoformat(row["published_on"]) < date(2026, 1, 1)
        assert row["published_on_precision"] in PRECISIONS
        assert date.fromisoformat(row["published_on"]) > from_label(row["period"]).end, "out before its time was over"


@pytest.mark.parametrize("source", SOURCES)
def test_a_figure_that_was_added_up_or_is_doubted_says_so(source):
    for row in figures(source):
        assert row["note"] or not {"q", "x", "p"} & set(row["markers"].split(";")), row
        assert row.get("value", row.get("delayed_days")) or "x" in row["markers"], row


@pytest.mark.parametrize("source", SOURCES)
def test_the_table_is_as_its_descriptor_says(source):
    report = validate(str(ROOT / "data_raw" / source / "datapackage.yaml"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_every_source_is_used_and_close_and_context_say_the_difference():
    entries = [entry for _, said in measures() for entry in said["sources"] if entry["source"] in SOURCES]
    assert sorted({entry["source"] for entry in entries}) == SOURCES
    for entry in entries:
        assert entry["fit"] == "exact" or len(entry["difference"]) > 20, entry


def test_near_figures_never_make_a_measure_live():
    """What the measure is not: another area, another definition, a part of the whole."""
    near = ["staff_turnover", "ae_attendances", "amenable_mortality", "safeguarding_desired_outcomes"]
    said = dict(measures())
    for name in [*near, "preventable_mortality", "staff_satisfaction", "healthy_life_expectancy_men"]:
        fits = {entry["fit"] for entry in said[name]["sources"] if entry["source"] in SOURCES}
        assert "exact" not in fits and said[name]["no_data"], name
    for name in ("smoking_at_delivery", "breastfeeding_6_8_weeks", "healthcare_associated_infections"):
        order = [(entry["source"], entry["fit"]) for entry in said[name]["sources"]]
        assert order[0] == ("board_paper_2017_10", "exact") and order[1][1] == "context", name
