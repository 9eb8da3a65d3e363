"""Published workbooks, each saved anew with one fault: refused with file, sheet, record, column and reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.official_files import deliver, receive
from tests.support.shared import DATA, need
from tests.support.spoiling import Sheets, drop_column, only, put, relabel, rename_sheet, workbook

Change = Callable[[Sheets], None]
DISTRICT = "Local Authority District code (2013)"
BODY, ASCOF, TERM = "LA - by responsible org", "in", "National"
SHEETS = {
    "delayed_days": ("by_body", [BODY], "April_17.xls"),
    "referral_to_treatment": ("national", [TERM], "*"),
    "ascof_2020_21": ("measures", [ASCOF], "*"),
    "mid_year_estimates": ("population", ["Persons UK", "Males UK", "Females UK "], "MYE2*"),
    "deprivation_2015": ("lsoas", ["IMD 2015"], "*"),
    "ccg_outcomes": ("smoking_at_delivery", ["1.14"], "*"),
}


def _first_rows(sheets: Sheets) -> None:
    """Keep the test short where no total covers the whole sheet."""
    for name in ("in", "IMD 2015"):
        if name in sheets:
            sheets[name] = sheets[name][:400]


def _second_header(sheets: Sheets) -> None:
    sheets["1.14"] += [["", *[""] * 10], ["Period", "Place", "Share", "Lower", "", "Upper", "", "All", "Smokers"]]
    sheets["1.14"] += [["Quarter 4 2016/17", "Anywhere", 10.1, 9, "", 11, "", 100, 10]]


def _two_years(sheets: Sheets) -> None:
    sheets["Males UK"][1][0] = "MALES, mid-2014"


def _again(sheets: Sheets) -> None:
    sheets["in"].insert(3, list(sheets["in"][2]))


CASES: list[tuple[str, str, Change, list[str]]] = [
    ("delayed_days", "label", relabel(BODY, "Name", "Council"), [BODY, "'Name'"]),
    ("delayed_days", "label", relabel(BODY, "DTOC Beds", "Beds per 1,000"), [BODY, "beds per 1,000"]),
    ("delayed_days", "label", relabel(BODY, "Delayed Days", "Delayed Patients"), [BODY, "delayed patients"]),
    ("delayed_days", "column", drop_column(BODY, "Both"), [BODY, "the block"]),
    ("delayed_days", "column", drop_column(BODY, "Name"), [BODY, "'Name'"]),
    (
        "delayed_days",
        "sheet",
        rename_sheet(BODY, "LA - by respons org"),
        ["a sheet named", "did you mean 'la - by respons org'"],
    ),
    ("delayed_days", "parts", put(BODY, ("Derby UA", "NHS"), 287), [BODY, ":17", "'days/total'", "363", "364"]),
    ("delayed_days", "parts", put(BODY, ("England", "NHS"), 96881), [BODY, ":15", "'days/NHS'", "96880"]),
    ("delayed_days", "symbol", put(BODY, ("Derby UA", "NHS"), "?"), [BODY, ":17", "days", "'?'"]),
    ("delayed_days", "period", relabel(BODY, "April 2017", "Quarter 1"), [BODY, ":5", "the period 'Quarter 1'"]),
    ("delayed_days", "period", relabel(BODY, "April 2017", "July 2017"), [BODY, ":5", "published on 2017-06-08"]),
    (
        "referral_to_treatment",
        "label",
        relabel(TERM, ">17-18", ">17-19"),
        [TERM, ":14", "'>17-18'", "did you mean '>17-19'"],
    ),
    (
        "referral_to_treatment",
        "column",
        drop_column(TERM, "Total within 18 weeks"),
        [TERM, ":14", "'Total within 18 weeks'"],
    ),
    (
        "referral_to_treatment",
        "sheet",
        rename_sheet(TERM, "England"),
        ["the sheets 'England'", "a sheet named 'National'"],
    ),
    (
        "referral_to_treatment",
        "parts",
        put(TERM, ("Urology", ">0-1"), 14737),
        [TERM, ":16", "'total'", "155302", "155303"],
    ),
    (
        "referral_to_treatment",
        "parts",
        put(TERM, ("Urology", "% within 18 weeks"), 0.9),
        [TERM, ":16", "'% within 18 weeks'"],
    ),
    (
        "referral_to_treatment",
        "symbol",
        put(TERM, ("Urology", "% within 18 weeks"), "*"),
        [TERM, "share_within_18_weeks", "'*'"],
    ),
    ("referral_to_treatment", "period", relabel(TERM, "March 2015", "2014/15"), [TERM, ":5", "the period '2014/15'"]),
    ("referral_to_treatment", "period", relabel(TERM, "March 2015", "March 2016"), [TERM, ":5", "March 2016"]),
    ("ascof_2020_21", "label", relabel(ASCOF, "Measure Type", "Measure Kind"), [ASCOF, ":1", "'Measure Type'"]),
    ("ascof_2020_21", "column", drop_column(ASCOF, "Measure Value"), [ASCOF, ":1", "'Measure Value'"]),
    (
        "ascof_2020_21",
        "kind",
        relabel(ASCOF, "Denominator", "Denominater"),
        [ASCOF, ":2", "did you mean 'Denominator'"],
    ),
    ("ascof_2020_21", "symbol", relabel(ASCOF, "[x]", "[u]"), [ASCOF, ":2", "denominator", "'[u]'"]),
    ("ascof_2020_21", "twice", _again, [ASCOF, ":4", "twice"]),
    (
        "mid_year_estimates",
        "label",
        relabel("Persons UK", 45.0, "45 or so"),
        ["Persons UK", ":3", "the header lacks '45'"],
    ),
    (
        "mid_year_estimates",
        "parts",
        put("Persons UK", ("E10000011", "ALL AGES"), 544065),
        ["Persons UK", "'all_ages'", "544064"],
    ),
    ("mid_year_estimates", "symbol", put("Males UK", ("E10000011", 0.0), "*"), ["population", "'*'"]),
    ("mid_year_estimates", "title", relabel("Females UK ", "FEMALES", "WOMEN"), ["Females UK", "names no sex"]),
    ("mid_year_estimates", "period", _two_years, ["Males UK", "names 2 years"]),
    (
        "deprivation_2015",
        "sheet",
        rename_sheet("IMD 2015", "IMD 2019"),
        ["the sheets 'IMD 2019'", "a sheet named 'IMD 2015'"],
    ),
    (
        "deprivation_2015",
        "label",
        relabel("IMD 2015", "LSOA code (2011)", "LSOA code (2021)"),
        [":1", "'LSOA code (2011)'"],
    ),
    ("deprivation_2015", "symbol", relabel("IMD 2015", 3.0, 13), ["decile", "'13'"]),
    ("deprivation_2015", "symbol", relabel("IMD 2015", "E01031350", "E0103135"), [":3", "lsoa", "'E0103135'"]),
    ("ccg_outcomes", "label", relabel("1.14", "Percentage", "Share"), ["1.14", ":23", "'Share' is not known"]),
    ("ccg_outcomes", "sheet", rename_sheet("1.14", "1.41"), ["a sheet named '1.14'"]),
    ("ccg_outcomes", "symbol", put("1.14", ("NHS Dorset CCG", "Percentage"), "?"), ["1.14", ":25", "value", "'?'"]),
    (
        "ccg_outcomes",
        "period",
        relabel("1.14", "Quarter 1 2015/16", "Quarter 9 2015/16"),
        [":24", "period", "Quarter 9"],
    ),
    ("ccg_outcomes", "table", _second_header, ["1.14", "a second header"]),
    # What was missing of each family
    ("mid_year_estimates", "column", drop_column("Persons UK", "ALL AGES"), ["Persons UK", "'All ages'"]),
    ("mid_year_estimates", "parts", put("Males UK", ("E10000011", "ALL AGES"), 1), ["Males UK", "'all_ages'"]),
    ("deprivation_2015", "column", drop_column("IMD 2015", DISTRICT), ["IMD 2015", ":1", "District code"]),
    ("ccg_outcomes", "column", drop_column("1.14", "Denominator"), ["1.14", ":23", "differ in 'denominator'"]),
    ("ccg_outcomes", "parts", put("1.14", ("NHS Dorset CCG", "Numerator"), 1), ["1.14", ":25", "numerator and"]),
]


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [pytest.param(name, *rest, id=f"{name}-{way}-{n}") for n, (name, way, *rest) in enumerate(CASES)],
)
def test_is_refused_with_place_and_reason(tmp_path: Path, name: str, change: Change, told: list[str]) -> None:
    resource, sheets, file = SHEETS[name]

    def spoilt(content: Sheets) -> None:
        _first_rows(content)
        change(content)

    source = only(workbook(deliver(name, tmp_path, file), spoilt, sheets), resource)
    problems = [str(problem) for problem in receive(source).problems]
    assert all(".xlsx" in problem for problem in problems)
    assert any(all(words in problem for words in told) for problem in problems), problems[:5]


@pytest.mark.parametrize("name", ["delayed_days", "referral_to_treatment", "ccg_outcomes"])
def test_the_same_workbook_unspoilt_is_accepted(tmp_path: Path, name: str) -> None:
    resource, sheets, file = SHEETS[name]
    source = only(workbook(deliver(name, tmp_path, file), lambda _: None, sheets), resource)
    assert receive(source).problems == []


OTHERS = {
    "delayed_days": ("rtt/Incomplete-Commissioner-Mar15-revised-XLS-2357K.xls", "a sheet named"),
    "referral_to_treatment": ("dtoc/April_17.xls", "a sheet named"),
    "ascof_2020_21": ("deprivation/File_1_ID_2015_Index_of_Multiple_Deprivation.xlsx", "no header of this layout"),
    "mid_year_estimates": ("dtoc/April_17.xls", "the header lacks"),
    "deprivation_2015": ("ascof/meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx", "a sheet named 'IMD 2015'"),
    "ccg_outcomes": ("deprivation/File_1_ID_2015_Index_of_Multiple_Deprivation.xlsx", "a sheet named"),
}


@pytest.mark.parametrize("name", [pytest.param(name, id=f"{name}-family") for name in OTHERS])
def test_a_workbook_of_the_wrong_family_is_refused(tmp_path: Path, name: str) -> None:
    other, told = OTHERS[name]
    resource, _, pattern = SHEETS[name]
    source = only(deliver(name, tmp_path, pattern), resource)
    file = next(f for f in sorted(source.folder.iterdir()) if f.name != "datapackage.yaml")
    file.write_bytes(need(DATA / other).read_bytes())
    problems = [str(problem) for problem in receive(source).problems]
    assert any(told in problem and file.name in problem for problem in problems), problems[:5]
