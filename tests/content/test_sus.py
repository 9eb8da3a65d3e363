"""The hospital records' descriptors, cleaning and synthetic sample: the sample gives the published figures.

The figures are worked out twice: from the tables that the cleaning makes, and for one quarter in plain Python from
the files.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import duckdb
import pytest
import yaml

from pipeline.periods import from_label
from pipeline.sources.compiled.compile import compile_schema
from pipeline.sources.descriptor import read_source
from pipeline.sources.sample import SampleFile, generate, read_plan
from pipeline.sources.sample.cells import count
from pipeline.warehouse.gate import select_faults
from tests.support.records import ROOT, cleaned

SOURCES = ("sus_apc", "sus_ecds")
APC, ECDS = ROOT / "data_raw" / "sus_apc", ROOT / "data_raw" / "sus_ecds"
ESBT = "ccg in ('E38000055', 'E38000076')"
EMERGENCY = "admission_group = 'emergency' and patient_class = '1'"
FALLS = (
    "la = 'E10000011' and admission_group = 'emergency' and patient_class not in ('2', '3', '4') "
    "and age_admission between 65 and 120 and falls_injury"
)
LENGTH_OF_STAY = APC.parents[1] / "measures" / "transforming_services" / "emergency_length_of_stay.yaml"
STAYS = next(s for s in yaml.safe_load(LENGTH_OF_STAY.read_text("utf-8"))["sources"] if s["source"] == "sus_apc")
COHORT = STAYS["method"]["where"]
PERIODS = ("2014/15", "2015/16", "2016/17", "2017/18 Q1")
# Reason in the quarantine: the plan's fault, and the records that one such stay has.
REASONS = {
    "no spell number": ("no_spell_id", 1),
    "no admission date": ("no_admission_date", 1),
    "more than one admission date": ("several_admission_dates", 2),
    "episode recorded twice": ("duplicate_episode", 2),
    "discharge before admission": ("discharge_before_admission", 1),
    "stay of over two years": ("stay_over_two_years", 1),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[SampleFile, ...]]:
    out = tmp_path_factory.mktemp("sample")
    connection = duckdb.connect(config={"threads": 2})
    return {name: generate(connection, read_plan(APC.parent / name), out / name, form="csv") for name in SOURCES}


@pytest.fixture(scope="module")
def stays(files: dict[str, tuple[SampleFile, ...]]) -> Iterator[duckdb.DuckDBPyConnection]:
    with cleaned("sus_apc", [file.path for file in files["sus_apc"]]) as connection:
        yield connection


@pytest.fixture(scope="module")
def visits(files: dict[str, tuple[SampleFile, ...]]) -> Iterator[duckdb.DuckDBPyConnection]:
    with cleaned("sus_ecds", [file.path for file in files["sus_ecds"]]) as connection:
        yield connection


def one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return connection.execute(sql).fetchall()[0][0]


def spells(connection: duckdb.DuckDBPyConnection, label: str, where: str) -> int:
    return one(connection, f"select count(*) from spells where {where} and {within(label, 'discharge_date')}")


def within(label: str, column: str) -> str:
    period = from_label(label)
    return f"{column} between date '{period.start}' and date '{period.end}'"


def truncated_mean(stays_of: list[int]) -> Decimal:
    kept = sorted(stays_of)[: len(stays_of) - len(stays_of) * 10 // 100]
    return (Decimal(sum(kept)) / len(kept)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize(("label", "figure"), list(zip(PERIODS, (38669, 37823, 37517, 9342), strict=True)))
def test_non_elective_admissions(stays: duckdb.DuckDBPyConnection, label: str, figure: int) -> None:
    assert spells(stays, label, f"{ESBT} and {EMERGENCY}") == figure


@pytest.mark.parametrize(("label", "figure"), list(zip(PERIODS, (2332, 2331, 2330, 577), strict=True)))
def test_falls(stays: duckdb.DuckDBPyConnection, label: str, figure: int) -> None:
    assert spells(stays, label, FALLS) == figure


@pytest.mark.parametrize(("label", "figure"), list(zip(PERIODS, ("7.35", "7.80", "7.87", "7.20"), strict=True)))
def test_truncated_mean_stay(stays: duckdb.DuckDBPyConnection, label: str, figure: str) -> None:
    rows = stays.execute(
        f"select los_days from spells where {ESBT} and {COHORT} and {within(label, 'discharge_date')}"
    ).fetchall()
    assert truncated_mean([los for (los,) in rows]) == Decimal(figure)


def test_groups_and_quarters_differ_as_real_ones_would(stays: duckdb.DuckDBPyConnection) -> None:
    means = {
        truncated_mean([los for (los,) in stays.execute(f"select los_days from spells where {where}").fetchall()])
        for quarter in ("2015/16 Q1", "2015/16 Q2", "2015/16 Q3", "2015/16 Q4")
        for ccg in ("E38000055", "E38000076")
        for where in [f"{COHORT} and ccg = '{ccg}' and {within(quarter, 'discharge_date')}"]
    }
    assert len(means) >= 5


def test_traps_are_there_and_do_not_count(stays: duckdb.DuckDBPyConnection) -> None:
    """Falls that the definition leaves out: other causes, other diagnoses, day cases, planned stays, later episodes."""
    fall = "left(diag_01, 3) between 'S00' and 'T98' and diag_02 between 'W00' and 'W199'"
    assert one(stays, f"select count(*) from episodes where episode_order = 2 and {fall}") > 0
    for trap in (
        "primary_code3 = 'S81' and not falls_injury",
        "primary_code3 = 'R54' and not falls_injury",
        "falls_injury and patient_class = '2' and admission_group = 'emergency'",
        "falls_injury and admission_group = 'elective'",
        "falls_injury and age_admission < 65",
    ):
        assert one(stays, f"select count(*) from spells where {trap}") > 0, trap


def test_the_quarantine_holds_the_declared_dirt_and_nothing_else(stays: duckdb.DuckDBPyConnection) -> None:
    found = dict(stays.execute("select reason, count(*) from quarantine group by all").fetchall())
    planned: Counter[str] = Counter()
    for cell in count(read_plan(APC)).cells:
        planned[cell.stratum.fault or ""] += cell.size
    assert found == {reason: planned[fault] * records for reason, (fault, records) in REASONS.items()}


def test_every_record_is_in_a_spell_or_in_the_quarantine(stays: duckdb.DuckDBPyConnection) -> None:
    used = one(stays, "select cast(sum(episodes) as bigint) from spells")
    left_out = one(stays, "select count(*) from quarantine")
    assert used + left_out == one(stays, "select count(*) from extract")


def test_one_spell_a_key_with_the_facts_of_its_first_and_last_episode(stays: duckdb.DuckDBPyConnection) -> None:
    assert one(stays, "select count(*) - count(distinct spell_key) from spells") == 0
    assert one(stays, "select max(episodes) from spells") > 3
    for fact in (
        "los_days <> discharge_date - admission_date",
        "discharge_date is not null and discharge_method = '8'",
    ):
        assert one(stays, f"select count(*) from spells where {fact}") == 0, fact
    wrong = (
        "select count(*) from spells join episodes using (spell_key) where episodes.episode_order = 1 "
        "and episodes.diag_01 is distinct from spells.primary_diagnosis"
    )
    assert one(stays, wrong) == 0


def test_no_sentinel_is_left(stays: duckdb.DuckDBPyConnection) -> None:
    dates = ("admission_date", "discharge_date", "episode_start", "episode_end")
    sentinels = " or ".join(f"{name} < date '1900-01-01'" for name in dates)
    assert one(stays, f"select count(*) from extract where {sentinels}") > 0
    assert one(stays, f"select count(*) from episodes where {sentinels}") == 0
    for gone in ("age_admission > 120", "gp_practice like 'V8199%'", "lsoa like 'Z%'"):
        assert one(stays, f"select count(*) from spells where {gone}") == 0, gone


def test_diagnoses_are_long_and_in_one_spelling(stays: duckdb.DuckDBPyConnection) -> None:
    spelt = {len(code) for (code,) in stays.execute("select distinct diag_01 from extract").fetchall()}
    assert spelt >= {4, 5, 6}
    odd = "select count(*) from diagnosis where not regexp_full_match(code4, '[A-Z][0-9]{2}[0-9]?')"
    assert one(stays, odd) == 0
    assert one(stays, "select count(*) from diagnosis where code4 = 'I10'") > 0
    assert one(stays, "select count(distinct position) from diagnosis") >= 5


@pytest.mark.parametrize(
    ("written", "clean"),
    [("I10X", "I10"), ("s72.0", "S720"), ("S720  ", "S720"), ("J46X", "J46"), ("E10.7D", "E107"), ("X60X", "X60"),
     ("-   ", None), ("G30*", "G30")],
)  # fmt: skip
def test_the_normaliser(tmp_path: Path, written: str, clean: str | None) -> None:
    record = {"record_id": "A", "provider_code": "RZ1", "spell_id": "1", "episode_order": "1", "diag_01": written,
              "admission_method": "21", "patient_class": "1", "admission_date": "2020-01-01"}  # fmt: skip
    assert small(tmp_path, [record]).execute("select diag_01 from episodes").fetchall() == [(clean,)]


def small(folder: Path, records: list[dict[str, str]]) -> duckdb.DuckDBPyConnection:
    """These records, through the cleaning."""
    source, _ = read_source(APC)
    assert source is not None
    path = folder / "sus_apc_2019-20-q4_rz1.csv"
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, [field.name for field in source.package.resources[0].schema_.fields])
        writer.writeheader()
        writer.writerows(records)
    return cleaned("sus_apc", [path])


CHRONIC = [
    (["J459"], [], "asthma"), (["B181"], [], "hepatitis_b"), (["B181", "D570"], [], None),
    (["I500"], [], "heart_failure"), (["I500"], ["K401"], None), (["I500"], ["K511"], "heart_failure"),
    (["I110"], ["K710"], None), (["I119"], [], "hypertension"), (["I10X"], ["K601"], None),
    (["J209"], [], None), (["J209", "I10", "J440"], [], "copd"), (["J47X"], [], "copd"),
    (["I209"], ["K491"], None), (["I209"], ["X331"], "angina"), (["I251"], ["X501"], None),
    (["D500"], [], None), (["D501"], [], "anaemia"), (["D520"], [], "anaemia"),
    (["I48X"], [], "atrial_fibrillation"), (["G410"], [], "epilepsy"), (["F03X"], [], "dementia"), (["F04X"], [], None),
    (["E149"], [], "diabetes"), (["E15X"], [], None),
]  # fmt: skip


def test_chronic_conditions(tmp_path: Path) -> None:
    records = [
        {"record_id": str(n), "provider_code": "RZ1", "spell_id": f"{n:03}", "episode_order": "1",
         "admission_method": "21", "patient_class": "1", "admission_date": "2020-01-01",
         **{f"diag_{i:02}": code for i, code in enumerate(codes, 1)},
         **{f"oper_{i:02}": code for i, code in enumerate(procedures, 1)}}
        for n, (codes, procedures, _) in enumerate(CHRONIC)
    ]  # fmt: skip
    rows = small(tmp_path, records).execute("select chronic_condition from spells order by spell_key").fetchall()
    assert [condition for (condition,) in rows] == [expected for _, _, expected in CHRONIC]


def test_every_chronic_condition_is_in_the_sample(stays: duckdb.DuckDBPyConnection) -> None:
    expected = {condition for _, _, condition in CHRONIC}
    assert set(stays.execute("select distinct chronic_condition from spells").fetchall()) == {(c,) for c in expected}


def in_quarter(files: tuple[SampleFile, ...], quarter: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for file in files:
        if file.quarter == quarter:
            with file.path.open(encoding="utf-8", newline="") as stream:
                rows += csv.DictReader(stream)
    return rows


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text > "1900-01-01" else None


def code(text: str) -> str:
    return re.sub(r"X$", "", re.sub(r"[ .-]", "", text.upper())[:4])


def usable(rows: list[dict[str, str]]) -> int | None:
    """Nights of a stay in hospital, or None where it may not be used or is not over."""
    starts, left = {day(row["admission_date"]) for row in rows}, day(rows[-1]["discharge_date"])
    start = min(starts, key=str)
    if len(starts) > 1 or start is None or left is None or len({row["episode_order"] for row in rows}) < len(rows):
        return None
    return (left - start).days if timedelta() <= left - start <= timedelta(731) else None


def is_fall(first: dict[str, str]) -> bool:
    codes = [code(first[f"diag_{n:02}"]) for n in range(1, 21)]
    fell = "S00" <= codes[0][:3] <= "T98" and any(re.fullmatch("W[01][0-9].?", one) for one in codes)
    return fell and first["la_residence"] == "E10000011"


def test_one_quarter_again_in_plain_python(files: dict[str, tuple[SampleFile, ...]]) -> None:
    by_spell: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in sorted(in_quarter(files["sus_apc"], "2017-18-q1"), key=lambda row: int(row["episode_order"])):
        by_spell[row["provider_code"][:3], row["spell_id"]].append(row)
    stays_of = [(rows[0], usable(rows)) for (_, spell), rows in by_spell.items() if spell]
    emergencies = [
        (first, nights)
        for first, nights in stays_of
        if nights is not None and first["admission_method"][0] == "2" and first["patient_class"] == "1"
    ]
    local = [(first, nights) for first, nights in emergencies if first["ccg_responsible"] in ("09F", "09P")]
    older = [nights for first, nights in local if is_older(first) and nights and first["treat_spec"][0] != "7"]
    falls = [first for first, _ in emergencies if is_older(first) and is_fall(first)]
    assert (len(local), len(falls), truncated_mean(older)) == (9342, 577, Decimal("7.20"))


def is_older(first: dict[str, str]) -> bool:
    return 65 <= int(first["age_admission"]) <= 120


@pytest.mark.parametrize("name", SOURCES)
def test_cleaning_passes_the_gate(name: str) -> None:
    tables = ["extract"]
    for path in sorted((ROOT / "data_raw" / name / "clean").glob("*.sql")):
        assert select_faults(path.read_text("utf-8"), tables) == [], path.name
        tables.append(path.stem.partition("_")[2])
    assert len(tables) > 1


@pytest.mark.parametrize("name", SOURCES)
def test_every_sample_record_meets_its_descriptor(name: str, files: dict[str, tuple[SampleFile, ...]]) -> None:
    source, problems = read_source(ROOT / "data_raw" / name)
    assert source is not None, problems
    schema = source.plain["resources"][0]["schema"]
    compile_schema(schema)
    rows = in_quarter(files[name], "2015-16-q3")
    assert rows
    for field in schema["fields"]:
        values = {row[field["name"]] for row in rows} - {""}
        limits = field.get("constraints", {})
        if limits.get("required"):
            assert all(row[field["name"]] for row in rows), field["name"]
        assert values <= set(limits.get("enum", values)), field["name"]
        assert [v for v in values if not re.fullmatch(limits.get("pattern", ".*"), v)] == [], field["name"]
    numbers = [row["record_id"] for row in rows]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("name", SOURCES)
def test_a_record_level_source_lets_no_data_file_into_the_checkout(name: str) -> None:
    from tools.data_files import problems

    extracts = [f"data_raw/{name}/{name}_2017-18-q1_rxc.{form}" for form in ("csv", "csv.gz", "parquet")]
    assert len(problems(extracts, ROOT)) == len(extracts)


@pytest.mark.parametrize("name", SOURCES)
def test_no_person_or_record_number_could_be_real(name: str, files: dict[str, tuple[SampleFile, ...]]) -> None:
    for row in in_quarter(files[name], "2016-17-q4"):
        assert not [text for text in re.findall(r"\d+", ",".join(row.values())) if len(text) >= 10]
        assert row["record_id"].startswith("SYN")
        assert row["person_id"][:3] in ("", "SYN")


def test_visits_to_a_and_e(visits: duckdb.DuckDBPyConnection) -> None:
    def visited(label: str, where: str) -> int:
        return one(visits, f"select count(*) from attendances where {where} and {within(label, 'arrival_date')}")

    assert 105_000 < visited("2016/17", f"{ESBT} and counted") < 122_100
    assert 800 < visited("2016/17", f"{ESBT} and counted and self_harm") < 2_000
    assert visited("2016/17", f"{ESBT} and not counted and attendance_category = '2'") > 0


def test_repeated_visits_are_the_declared_ones(visits: duckdb.DuckDBPyConnection) -> None:
    planned = sum(cell.size for cell in count(read_plan(ECDS)).cells if cell.stratum.fault == "repeated")
    assert one(visits, "select count(*) from attendances where duplicate") == planned > 0
    assert one(visits, "select count(*) from attendances where duplicate and counted") == 0
