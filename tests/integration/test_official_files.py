"""Every published file beside the project is read as downloaded, and gives the values that its publisher printed."""

import csv
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.sources.receive import Receipt
from tests.support.official_files import FILES, deliver, receive, rows
from tests.support.shared import DATA, ORACLES, need

EAST_SUSSEX = "E10000011"
EHS, HR, HWLH, ENGLAND = "E38000055", "E38000076", "E38000081", "E92000001"
NOT_OFFICIAL_TABLES = {"codelists", "hospital_records", "oracles"}
Read = Any


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Read a source once for all tests of this module."""

    @cache
    def received(name: str) -> Receipt:
        return receive(deliver(name, tmp_path_factory.mktemp(name)))

    return received


def _answers(name: str) -> list[dict[str, str]]:
    with need(ORACLES / "published" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_shared_file_of_these_families_has_a_descriptor() -> None:
    need(DATA)
    known = {file for patterns in FILES.values() for pattern in patterns for file in DATA.glob(pattern)}
    there = {file for file in DATA.glob("*/*") if file.parent.name not in NOT_OFFICIAL_TABLES}
    assert there - known == set()


@pytest.mark.parametrize("name", sorted(FILES))
def test_is_read_whole_and_passes_its_schema(read: Read, name: str) -> None:
    receipt = read(name)
    assert [str(problem) for problem in receipt.problems[:20]] == []
    assert all(count > 0 for count in receipt.rows.values())


def _tally(text: str) -> float | str | None:
    return {"[c]": "c", "[x]": "x", "": None}.get(text, text) if not _is_number(text) else float(text)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()


def test_ascof_2020_21_for_every_council_withheld_cells_among_them(read: Read) -> None:
    table = rows(read("ascof_2020_21"), "measures")
    names = ("geographical_description", "geographical_level", "measure_code", "disaggregation")
    found = {tuple(r[name] for name in names): r for r in table}
    answers = _answers("ascof_2020_21_admin_measures.csv")
    assert len(answers) == 6142
    withheld = 0
    for answer in answers:
        row = found[answer["area"], answer["level"], answer["measure"], answer["disaggregation"]]
        for field, column in (
            ("numerator", "numerator"),
            ("denominator", "denominator"),
            ("outcome", "published_outcome"),
        ):
            wanted = _tally(answer[column])
            assert (row[f"{field}_marker"] or row[field]) == wanted, (answer, field)
            withheld += wanted in ("c", "x")
            assert row[field] is None or not row[f"{field}_marker"]
    assert withheld > 100


def test_ascof_east_sussex_as_published(read: Read) -> None:
    (row,) = rows(read("ascof_2020_21"), "measures", ons_code=EAST_SUSSEX, measure_code="1E", disaggregation="Total")
    assert (row["outcome"], row["period"]) == (6.3, "2020/21")


def test_delayed_days_of_two_years_by_month_and_body(read: Read) -> None:
    table = rows(read("delayed_days"), "by_body", name="East Sussex")
    for answer in _answers("dtoc_east_sussex_monthly.csv"):
        month = answer["month"][:7]
        found = {r["part"]: r for r in table if r["period"] == month}
        if not found:
            continue
        wanted = [float(answer[f"{part}_days"]) for part in ("nhs", "social_care", "both")]
        assert [found[part]["days"] for part in ("NHS", "Social Care", "Both")] == wanted
        if answer["total_beds"]:
            assert sum(r["beds"] for r in found.values()) == pytest.approx(float(answer["total_beds"]))
    totals = {year: sum(r["days"] for r in table if year[0] <= r["period"] <= year[1]) for year in YEARS}
    assert list(totals.values()) == [21_681, 29_727]


YEARS = (("2014-04", "2015-03"), ("2015-04", "2016-03"))


def test_delayed_days_are_the_same_however_they_are_cut(read: Read) -> None:
    receipt = read("delayed_days")
    sums = [sum(r["days"] for r in rows(receipt, name, name="East Sussex", period="2014-12")) for name in CUTS]
    assert len({*sums}) == 1
    assert sums[0] > 0


CUTS = ("by_body", "by_care", "by_reason")


def test_collated_delayed_days_of_all_years(read: Read) -> None:
    table = rows(read("delayed_days_collated"), "days", name="East Sussex")
    months = {r["month"]: (r["nhs"], r["social_care"], r["both"]) for r in table}
    assert len(months) == len(table)
    quarter = [months[month] for month in ("April 2017", "May 2017", "June 2017")]
    assert [sum(part) for part in quarter] == [3_227, 2_889, 2_466]
    assert [sum(column) for column in zip(*quarter, strict=True)] == [5_351, 3_083, 148]


@pytest.mark.parametrize(
    ("code", "first", "last", "count"),
    [
        ("09F", "2015-04", "2016-03", 153),
        ("09P", "2015-04", "2016-03", 161),
        ("99K", "2015-04", "2016-03", 96),
        ("09F", "2016-04", "2017-03", 173),
        ("09P", "2016-04", "2017-03", 154),
        ("99K", "2016-04", "2017-03", 116),
    ],
)
def test_e_coli_of_a_year_though_a_file_has_thirteen_months(
    read: Read, code: str, first: str, last: str, count: int
) -> None:
    file = "E.coli_CCG_2015-16.csv" if first == "2015-04" else "E.coli_CCG_2016-17.csv"
    table = [r for r in rows(read("ecoli_monthly"), "counts", code=code) if r["_file"].endswith(file)]
    assert sum(r["count"] for r in table if first <= r["month"] <= last) == count


def test_e_coli_of_england_without_its_totals(read: Read) -> None:
    table = rows(read("ecoli_monthly"), "counts")
    year = [r for r in table if "2015-16" in r["_file"]]
    assert sum(r["count"] for r in year) == 38_244
    assert len({r["month"] for r in table if "2016-17" in r["_file"]}) == 13
    (note,) = {r["note"] for r in year if r["name"] == "Wirral"}
    assert "under-estimates" in note


def test_e_coli_metrics_are_columns_and_not_summed(read: Read) -> None:
    table = rows(read("ecoli_2018_19"), "counts", code="09F")
    assert len(table) == 13
    assert all(r["total"] == r["hospital_onset"] + r["community_onset"] for r in table)


@pytest.mark.parametrize(
    ("resource", "code", "within", "total", "percent"),
    [
        ("commissioner", "09F", 12_569, 13_496, 93.13),
        ("commissioner", "09P", 11_514, 12_284, 93.73),
        ("commissioner", "99K", None, None, 92.00),
        ("national", None, 2_800_845, 3_006_877, 93.15),
    ],
)
def test_waiting_times_of_march_2015(
    read: Read, resource: str, code: str | None, within: int | None, total: int | None, percent: float
) -> None:
    (row,) = rows(read("referral_to_treatment"), resource, code=code, treatment_function="Total")
    assert round(100 * row["share_within_18_weeks"], 2) == percent
    if total is not None:
        assert (row["within_18_weeks"], row["total"]) == (within, total)
    assert (row["period"], str(row["revised_on"])) == ("2015-03", "2015-07-09")


def test_emergency_departments_of_april_and_august_2025(read: Read) -> None:
    april, august = (
        rows(read("emergency_monthly"), "providers", code="RXC", month=f"{m} 2025")[0] for m in ("April", "August")
    )
    assert (april["total_attendances"], april["share_all"]) == (14_339, 77.5)
    assert august["total_attendances"] == august["total_within_4_hours"] + august["total_over_4_hours"]


@pytest.mark.parametrize(
    ("year", "attendances", "breaches", "admissions"),
    [
        ("2016", 109_998, 21_749, 31_377),
        ("2017", 117_563, 14_913, 34_451),
        ("2018", 122_244, 11_768, 39_025),
    ],
)
def test_emergency_type_1_by_year(read: Read, year: str, attendances: int, breaches: int, admissions: int) -> None:
    table = rows(read("emergency_by_type"), "attendances", org_code="RXC", type="1")
    following = str(int(year) + 1)
    months = [r for r in table if f"{year}-04" <= str(r["period"])[:7] <= f"{following}-03"]
    assert len(months) == 12
    sums = tuple(sum(r[name] for r in months) for name in ("attendances", "breaches", "admissions"))
    assert sums == (attendances, breaches, admissions)


def test_health_gain_of_hip_and_knee_replacements(read: Read) -> None:
    receipt = read("proms_hip_knee")
    table = {
        (r["procedure"], r["organisation_type"], r["organisation_code"], r["measure"]): r
        for r in rows(receipt, "health_gain")
    }
    for answer in _answers("proms_2016_17_health_gain.csv"):
        row = table[answer["procedure"], answer["org_type"], answer["org_code"], answer["measure"]]
        wanted = None if answer["adjusted_health_gain"] == "*" else float(answer["adjusted_health_gain"])
        assert row["adjusted_health_gain"] == wanted
        assert row["adjusted_health_gain_marker"] == ("c" if wanted is None else None)
    hip = table["Hip Replacement Primary", "CCG of GP Practice", "09F", "EQ-5D Index"]
    assert round(hip["adjusted_health_gain"], 3) == 0.481


def test_share_improved_of_hip_and_knee_replacements(read: Read) -> None:
    table = {
        (r["procedure"], r["organisation_type"], r["organisation_code"], r["measure"]): r
        for r in rows(read("proms_hip_knee"), "key_facts")
    }
    answers = _answers("proms_2016_17_improved.csv")
    assert len(answers) == 54
    for answer in answers:
        row = table[answer["procedure"], answer["org_type"], answer["org_code"], answer["measure"]]
        for field, column in (
            ("improved", "improved"),
            ("total", "total"),
            ("percent_improved", "published_pct_improved"),
        ):
            assert row[field] == (float(answer[column]) if _is_number(answer[column]) else None)


def test_smoking_at_delivery_in_tables_side_by_side_and_below(read: Read) -> None:
    """The sheet says most quarters twice, in a wide table and in a long one; the newest only in the wide one."""
    table = rows(read("ccg_outcomes"), "smoking_at_delivery")
    newest = [row for row in table if row["period"] == "Quarter 3 2016/17"]
    answers = {(r["period"], r["ccg"]): r for r in _answers("ccgois_1_14_satod_wilson.csv")}
    names = ("numerator", "denominator", "value", "lower_95", "upper_95")
    columns = ("numerator", "denominator", "published_percent", "published_lower95", "published_upper95")
    for row in [row for row in table if row not in newest]:
        answer = answers[row["period"], row["area"]]
        assert [row[name] for name in names] == pytest.approx([float(answer[column]) for column in columns])
    assert len({(r["period"], r["area"]) for r in table}) == 110 + 11
    assert (len(table), len(newest)) == (187, 11)


def test_amenable_years_of_life_of_england(read: Read) -> None:
    (row,) = rows(
        read("ccg_outcomes"), "years_lost", period="2014", sex="Person", area="All registered patients in England"
    )
    assert (row["value"], row["lower_95"], row["upper_95"]) == (2064.5, 2044.4, 2084.6)


def test_population_of_two_years(read: Read) -> None:
    table = rows(read("mid_year_estimates"), "population", code=EAST_SUSSEX, sex="persons")
    totals = {year: sum(r["population"] for r in table if r["year"] == year) for year in ("2015", "2016")}
    assert totals == {"2015": 544_064, "2016": 547_797}
    assert [r["age"] for r in table if r["year"] == "2015"][-1] == "90+"


def test_deprivation_by_commissioning_group(read: Read) -> None:
    deciles = {r["lsoa"]: r["decile"] for r in rows(read("deprivation_2015"), "lsoas")}
    lookup = rows(read("lookups_2017"), "lsoa")
    wanted = {
        EHS: [2, 8, 9, 18, 12, 11, 16, 21, 10, 7],
        HR: [17, 10, 12, 13, 16, 15, 13, 9, 5, 1],
        HWLH: [0, 1, 6, 5, 4, 18, 16, 19, 21, 14],
    }
    for ccg, counts in wanted.items():
        found = [deciles[r["LSOA11CD"]] for r in lookup if r["CCG17CD"] == ccg]
        assert [found.count(decile) for decile in range(1, 11)] == counts


def test_payments_to_practices(read: Read) -> None:
    table = rows(read("gp_payments_2016_17"), "payments")
    for code, payments, patients in (
        ("09F", 31_270_441, 196_174),
        ("09P", 35_230_831, 195_562),
        ("99K", 27_817_289, 169_471),
    ):
        own = [r for r in table if r["ccg"] == code]
        assert round(sum(r["payments"] for r in own)) == payments
        assert sum(r["patients"] for r in own) == patients


@pytest.mark.parametrize(
    ("ccg", "measure", "first", "values"),
    [
        (EHS, "preventable", 2011, [146.3, 138.7, 128.2, 121.6, 132.9, 141.9, 144.6, 146.4]),
        (HR, "preventable", 2011, [162.5, 162.0, 153.8, 146.4, 165.4, 155.3, 148.7, 146.4]),
        (ENGLAND, "preventable", 2011, [152.8, 148.1, 148.5, 147.6, 146.7, 145.8, 142.7, 143.5]),
        (EHS, "treatable", 2010, [81.2, 77.8, 81.1, 80.5, 66.4, 81.6, 80.7, 73.0, 77.0]),
        (HR, "treatable", 2010, [102.2, 92.0, 97.8, 93.1, 87.7, 94.8, 89.8, 102.1, 91.7]),
    ],
)
def test_mortality_by_commissioning_group(read: Read, ccg: str, measure: str, first: int, values: list[float]) -> None:
    by_year = {int(r["year"]): r for r in rows(read("mortality_ccg"), "rates", ccg=ccg)}
    assert [by_year[first + n][measure] for n in range(len(values))] == values
    assert by_year[2005][measure] is None
    assert by_year[2005][f"{measure}_marker"] == "x"


def test_practices_of_a_file_without_a_header(read: Read) -> None:
    table = rows(read("practices"), "practices")
    assert table[0]["code"] == "A81001"
    assert table[0]["_row"] == 1
    assert sum(r["commissioner"] == "09F" for r in table) > 0
    assert all(a["_row"] < b["_row"] for a, b in pairwise(table))


def test_fingertips_says_england_once(read: Read) -> None:
    table = rows(read("fingertips"), "indicators", area_code=ENGLAND, indicator_id="247")
    assert len(table) == len({r["time_period"] for r in table}) == 14
    table = rows(read("fingertips"), "indicators", area_code=EAST_SUSSEX)
    assert len(table) == 5
    assert {row["indicator_name"] for row in table} == {"Campylobacter incidence rate/100,000"}


def test_councils_as_columns(read: Read) -> None:
    table = rows(read("pss_ex_activity_2014_15"), "activity", council="815")
    assert len(table) == 84
    assert {(r["name"], r["region"]) for r in table} == {("East Sussex", "SE")}


def test_coded_council_returns_keep_what_is_missing_apart(read: Read) -> None:
    table = rows(read("ascfr_activity_2016_17"), "activity")
    assert sum(r["value_marker"] == "x" for r in table) == 8_453
    assert sum(r["ons_code"] == EAST_SUSSEX for r in table) == 125


def test_the_file_of_each_row_is_named(read: Read, tmp_path: Path) -> None:
    (row,) = rows(read("delayed_days"), "by_body", name="East Sussex", period="2014-04", part="NHS")
    assert row["_file"] == "data_raw/delayed_days/April_14.xls"
    assert row["_sheet"] == "LA - by responsible org"
    assert row["_row"] > 14


CORRECTION = """\
corrections:
  - id: last_year_carries_the_year_before
    resource: liver_admissions
    where: {area: NHS Coastal West Sussex CCG, numerator: "101"}
    field: period
    expect: "2014/15"
    action: replace
    use: "2015/16"
    what: The group's sixth year is labelled 2014/15, as its fifth is.
    why: It stands beside the row of England for 2015/16, and 2014/15 stands one row above.
    reported_by: Test of the readers
    reported_on: 2026-11-22
"""


def test_a_declared_correction_mends_a_label_that_the_publisher_mistyped(tmp_path: Path) -> None:
    source = deliver("ccg_outcomes", tmp_path)
    (source.folder / "corrections.yaml").write_text(CORRECTION, "utf-8")
    table = rows(receive(source), "liver_admissions", area="NHS Coastal West Sussex CCG")
    years = [r["period"] for r in table if "/" in r["period"] and len(r["period"]) == 7]
    assert years == ["2010/11", "2011/12", "2012/13", "2013/14", "2014/15", "2015/16"]


def test_a_correction_stops_the_delivery_once_the_file_differs(tmp_path: Path) -> None:
    source = deliver("ccg_outcomes", tmp_path)
    (source.folder / "corrections.yaml").write_text(
        CORRECTION.replace('expect: "2014/15"', 'expect: "2013/14"'), "utf-8"
    )
    (problem,) = receive(source).problems
    assert "the publisher may have mended it" in str(problem)
    assert "corrections.last_year_carries_the_year_before" in str(problem)
