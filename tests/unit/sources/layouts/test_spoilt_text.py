"""Published text files, each spoilt in one way: refused with file, record, column and reason, never a wrong number."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.official_files import deliver, receive
from tests.support.shared import DATA, need
from tests.support.spoiling import member_renamed, text, without_column

Spoil = Callable[[Path], object]
FINGERTIPS, ECOLI, AE = "dementia_qof_prev.csv", "E.coli_CCG_2015-16.csv", "August-2025-AE.csv"
KEY_FACTS = "Key Facts Hip and Knee Replacement 1617.csv.zip"


def wrong_family(name: str) -> Spoil:
    return lambda file: file.write_bytes(need(DATA / name).read_bytes())


CASES: list[tuple[str, str, str, Spoil, list[str]]] = [
    # Fingertips
    (
        "fingertips",
        "label",
        FINGERTIPS,
        text("Area Code", "Area Kode"),
        [":1 ", "'Area Code'", "did you mean 'area kode'"],
    ),
    ("fingertips", "column", FINGERTIPS, without_column("Denominator"), [":1 ", "'Denominator'"]),
    ("fingertips", "extra", FINGERTIPS, text(",Value,", ",Value,Surprise,"), [":1 ", "'Surprise' is not known"]),
    ("fingertips", "symbol", FINGERTIPS, text("0.500291431902079", "??"), [":5", "value", "'??'"]),
    (
        "fingertips",
        "parts",
        FINGERTIPS,
        text("249463,54836561,,,Similar", "249464,54836561,,,Similar"),
        [":3", "'Count'", "249464"],
    ),
    ("fingertips", "period", FINGERTIPS, text("20090000,,,1y", "20110000,,,1y"), [":2", "'Time period'", "20110000"]),
    ("fingertips", "quote", FINGERTIPS, text("0.928248", '"0.928248'), ["cannot be read"]),
    (
        "fingertips",
        "family",
        FINGERTIPS,
        wrong_family("ae/April-2025-AE.csv"),
        ["no header of this layout", "'Indicator ID'"],
    ),
    # Monthly counts of infections
    ("ecoli_monthly", "label", ECOLI, text("CCG Code", "Group"), [":9", "'CCG Code'"]),
    ("ecoli_monthly", "label", ECOLI, text("June 2015;", "Jun.2O15;"), [":9", "'Jun.2O15'"]),
    ("ecoli_monthly", "column", ECOLI, without_column("June 2015", ";"), [":9", "2015-05, 2015-07"]),
    ("ecoli_monthly", "column", ECOLI, without_column("March 2016", ";"), [":3", "April 2015 to March 2016"]),
    ("ecoli_monthly", "period", ECOLI, text("April 2015 to March", "March 2015 to March"), [":3", "the title says"]),
    ("ecoli_monthly", "period", ECOLI, text("12 months", "13 months"), [":5", "12 columns of months"]),
    ("ecoli_monthly", "parts", ECOLI, text(";7;12;11;17;", ";7;13;11;17;"), [":10", "'2015-05'", "3061", "3062"]),
    ("ecoli_monthly", "symbol", ECOLI, text(";7;12;11;17;", ";7;*;11;17;"), [":66", "count", "'*'"]),
    ("ecoli_monthly", "totals", ECOLI, text("Totals", "", times=9), ["no row of totals"]),
    ("ecoli_monthly", "names", ECOLI, text("19;Eastbourne", "19;Westbourne"), [":66", "different names"]),
    ("ecoli_monthly", "family", ECOLI, wrong_family("hcai/Ecoli_2018-19.csv"), ["'Collection' is no month"]),
    # Counts with a row for each metric
    (
        "ecoli_2018_19",
        "label",
        "*",
        text("Organisation code", "Organisation kode"),
        [":1", "'Organisation code'", "did you mean"],
    ),
    (
        "ecoli_2018_19",
        "kind",
        "*",
        text("Hospital-onset;1;", "Hospital onset!;1;"),
        [":2", "metric", "did you mean 'Hospital-onset'"],
    ),
    (
        "ecoli_2018_19",
        "parts",
        "*",
        text("Hospital-onset;1;", "Hospital-onset;2;"),
        [":2", "'total'", "its parts add up to"],
    ),
    ("ecoli_2018_19", "symbol", "*", text("Total cases;6;N/A", "Total cases;x;N/A"), [":3", "total", "'x'"]),
    ("ecoli_2018_19", "twice", "*", text("2018;12;Total cases;6", "2018;10;Total cases;6"), ["stands there twice"]),
    (
        "ecoli_2018_19",
        "family",
        "*",
        wrong_family("hcai/E.coli_CCG_2015-16.csv"),
        ["the header lacks 'Organisation type'"],
    ),
    # Delayed days, collated
    ("delayed_days_collated", "label", "*", text('"Social Care"', '"Social"'), [":1", "'Social Care'"]),
    ("delayed_days_collated", "column", "*", without_column("Both"), [":1", "'Both'"]),
    ("delayed_days_collated", "symbol", "*", text('"306"', '"n/k"'), [":3", "nhs", "'n/k'", "'NA'"]),
    ("delayed_days_collated", "period", "*", text("April 2019", "Smarch 2019"), [":2", "month", "Smarch 2019"]),
    # Emergency departments
    (
        "emergency_monthly",
        "label",
        AE,
        text("Total Attendances < 4 hours", "Total in time"),
        [":1", "'Total Attendances < 4 hours'"],
    ),
    ("emergency_monthly", "label", AE, text("Type 3 Departments", "Type 4 Departments"), [":1", "'Type 4 Departments"]),
    ("emergency_monthly", "column", AE, without_column("Type 2 Departments - Single Specialty"), ["the blocks hold"]),
    ("emergency_monthly", "parts", AE, text('"16,039"', '"16,038"'), [":2", "'total_attendances'", "24493"]),
    ("emergency_monthly", "parts", AE, text("75.90%", "57.90%"), [":2", "'share_all'", "in percent"]),
    ("emergency_monthly", "symbol", AE, text('"16,039"', '"16,03"'), [":2", "type_1_attendances", "'16,03'"]),
    (
        "emergency_monthly",
        "period",
        AE,
        lambda file: file.rename(file.with_name("Late-AE.csv")),
        ["the file's name is 'Late-AE.csv'"],
    ),
    (
        "emergency_monthly",
        "family",
        AE,
        wrong_family("ae/NHSRdatasets_ae_attendances.converted.csv"),
        ["no header of this layout"],
    ),
    # Council returns
    ("ascfr_activity_2016_17", "label", "*", text("ItemValue", "Value"), [":1", "'ItemValue'"]),
    ("ascfr_activity_2016_17", "column", "*", without_column("AgeBand_KEY"), [":1", "'AgeBand_KEY'"]),
    ("ascfr_activity_2016_17", "symbol", "*", text("295.86", "[z]"), [":2", "value", "'[z]'", "':'"]),
    ("ascfr_activity_2016_17", "symbol", "*", text("E12000002,1,1,6", "E12000002,1,9,6"), [":2", "age_band", "'9'"]),
    ("pss_ex_activity_2014_15", "label", "*", text("102 - Cumbria", "Cumbria"), [":2", "'Cumbria' is no known column"]),
    ("pss_ex_activity_2014_15", "twice", "*", text("104 - Northumberland", "102 - Cumbria"), [":2", "there twice"]),
    ("pss_ex_activity_2014_15", "label", "*", text("Age category", "Age"), [":2", "'Age category'"]),
    (
        "pss_ex_activity_2014_15",
        "family",
        "*",
        wrong_family("ascfr/2017_CSV ASCFR Activity.csv"),
        ["no header of this layout"],
    ),
    # Listings
    ("lookups_2017", "label", "226*", text("LAD17CD", "LAD18CD"), [":1", "'LAD17CD'", "did you mean 'lad18cd'"]),
    ("lookups_2017", "extra", "066*", text("FID", "NEW"), [":1", "'NEW' is not known"]),
    ("gp_payments_2016_17", "label", "*", text("Practice Code", "Surgery"), [":1", "'Practice Code'"]),
    ("gp_payments_2016_17", "symbol", "*", text(",4179,", ",n/k,"), [":2", "patients", "'n/k'", "'N/A'"]),
    ("gp_payments_2016_17", "symbol", "*", text("01/04/1999", "1999-04-01"), [":2", "opened_on", "1999-04-01"]),
    ("mortality_ccg", "label", "*", text("ccg19cd", "ccg20cd"), [":1", "the header lacks 'ccg19cd'"]),
    ("mortality_ccg", "area", "*", text("E38000055", "E38000955", times=99), ["no record has 'E38000055'"]),
    # Packs
    ("practices", "symbol", "*", text(',"A",', ',"B",'), [":1", "status", "'B'"]),
    ("practices", "symbol", "*", text('"19740401"', '"1974-04-01"'), [":1", "open_date"]),
    ("practices", "extra", "*", text('"Y63",', '"Y63","new",'), [":1", "28 cells"]),
    (
        "proms_hip_knee",
        "label",
        KEY_FACTS,
        text("Measure", "Meazure"),
        [":1", "'Measure'", KEY_FACTS.removesuffix(".zip")],
    ),
    ("proms_hip_knee", "parts", KEY_FACTS, text("30066", "30067"), [":2", "'total'", "44666"]),
    ("proms_hip_knee", "symbol", KEY_FACTS, text("67.30%", "#N/A"), [":2", "percent_improved", "'#N/A'"]),
    # What was missing of each family
    ("ecoli_2018_19", "column", "*", without_column("Figure", ";"), [":1", "'Figure'"]),
    ("ecoli_2018_19", "period", "*", text("2018;12;", "2018;13;", times=3), [":", "month", "'13'"]),
    ("delayed_days_collated", "family", "*", wrong_family("ae/April-2025-AE.csv"), [":1", "'NHS'"]),
    ("emergency_by_type", "label", "*", text("org_code", "provider"), [":1", "'org_code'"]),
    ("emergency_by_type", "column", "*", without_column("breaches"), [":1", "'breaches'"]),
    ("emergency_by_type", "symbol", "*", text("21289.0", "n/k"), [":2", "attendances", "'n/k'"]),
    ("emergency_by_type", "period", "*", text("2017-03-01", "2017-03-99"), [":2", "period", "2017-03-99"]),
    (
        "emergency_by_type",
        "family",
        "*",
        wrong_family("ae/April-2025-AE.csv"),
        ["no header of this layout", "'org_code'"],
    ),
    ("ascfr_activity_2016_17", "period", "*", text(",2017,102", ",2I17,102"), [":2", "year", "2I17"]),
    (
        "ascfr_activity_2016_17",
        "family",
        "*",
        wrong_family("ascfr/2015_pss-exp-eng-14-15-fin-coun-lev-act-data.csv"),
        ["cannot be read as utf-8"],
    ),
    ("pss_ex_activity_2014_15", "column", "*", without_column("Provision", encoding="cp1252"), [":2", "'Provision'"]),
    ("pss_ex_activity_2014_15", "column", "*", without_column("815 - East Sussex", encoding="cp1252"), [":3", "value"]),
    ("pss_ex_activity_2014_15", "symbol", "*", text(",48.14,", ",4B.14,"), [":3", "value", "'4B.14'"]),
    ("pss_ex_activity_2014_15", "parts", "*", text(",48.14,", ",84.14,"), [":3", "its parts add up to"]),
    ("lookups_2017", "column", "226*", without_column("CCG17CDH"), [":1", "'CCG17CDH'"]),
    ("lookups_2017", "symbol", "226*", text("E38000003", "E3800000E"), [":2", "CCG17CD", "'E3800000E'"]),
    ("lookups_2017", "family", "226*", wrong_family("hcai/E.coli_CCG_2015-16.csv"), ["'LSOA11CD'"]),
    ("gp_payments_2016_17", "column", "*", without_column("Practice Open Date"), [":1", "'Practice Open Date'"]),
    ("gp_payments_2016_17", "family", "*", wrong_family("fingertips/ld_qof_prev.csv"), ["no header of this layout"]),
    ("mortality_ccg", "column", "*", without_column("year"), [":1", "'year'"]),
    ("mortality_ccg", "period", "*", text('"E38000055","2012"', '"E38000055","20I2"'), [":", "year", "20I2"]),
    ("mortality_ccg", "symbol", "*", text(",81.2,", ",8l.2,", times=99), ["treatable", "'8l.2'"]),
    ("mortality_ccg", "family", "*", wrong_family("gp_payments/nhspaymentsgp_16-17.csv"), ["no header of this layout"]),
    ("practices", "column", "*", text('"Y63",', ""), [":1", "26 cells"]),
    ("practices", "sheet", "*", member_renamed("epraccur.csv", "epracmem.csv"), ["the zip holds", "epraccur.csv"]),
    ("practices", "family", "*", wrong_family("proms/" + KEY_FACTS), ["the zip holds", "epraccur.csv"]),
    ("proms_hip_knee", "column", KEY_FACTS, without_column("Worsened"), [":1", "'Worsened'"]),
    ("proms_hip_knee", "parts", KEY_FACTS, text("67.30%", "76.30%"), [":2", "percent_improved", "67.3"]),
    ("proms_hip_knee", "sheet", KEY_FACTS, member_renamed(".csv", ".dat"), ["the zip holds", "*.csv"]),
    ("proms_hip_knee", "family", KEY_FACTS, wrong_family("geography/epraccur.zip"), ["no header of this layout"]),
]


@pytest.mark.parametrize(
    ("name", "only", "spoil", "told"),
    [pytest.param(name, *rest, id=f"{name}-{way}-{n}") for n, (name, way, *rest) in enumerate(CASES)],
)
def test_is_refused_with_place_and_reason(tmp_path: Path, name: str, only: str, spoil: Spoil, told: list[str]) -> None:
    source = deliver(name, tmp_path, only)
    file = next(f for f in sorted(source.folder.iterdir()) if f.name != "datapackage.yaml")
    spoil(file)
    problems = [str(problem) for problem in receive(source).problems]
    assert any(all(words in problem for words in told) for problem in problems), problems[:5]
    assert file.name in " ".join(problems) or told[0].startswith(("the file's name", "no record has"))
