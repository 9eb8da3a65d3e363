"""The open data as a whole: its files, its tables, and what two independent validators say of them."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.compute.series import PublishedSeries, Series
from pipeline.periods import parse
from pipeline.publish.open_data import Correction, DataTables, Figure, Revision, open_data_files
from tests.support.series_samples import data_tables, measure, value

TABLES = ("measures", "values", "standing", "areas", "sources", "revisions", "corrections", "deliveries")
VALUE_COLUMNS = (
    *("measure", "breakdown", "category", "area", "period", "statistic", "source", "vintage", "area_name"),
    *("period_start", "period_end", "value", "lower_95", "upper_95", "numerator", "denominator", "unit", "markers"),
    *("preferred", "origin", "fit", "published_on"),
)
MEASURE_COLUMNS = (
    *("measure", "title", "plain_title", "question", "domain", "goal", "outcome", "indicator", "lifecycle"),
    *(
        "data_state",
        "reason",
        "unit",
        "polarity",
        "frequency",
        "official_codes",
        "tags",
        "owner",
        "review_next",
        "page",
    ),
)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return open_data_files(full())


def full() -> DataTables:
    figure = Figure("falls", "X3", parse("2016/17 Q4"))
    return replace(
        data_tables(),
        revisions=(Revision("2017-18-q1", figure, 2331.0, 2332.0, "scheduled", "Final now"),),
        corrections=(Correction("2017-18-q1", figure, 2231.0, 2332.0, "A slip", date(2017, 11, 1)),),
    )


def rows(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode())))


def put(files: dict[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_every_file_is_there_in_order(files: dict[str, bytes]) -> None:
    wanted = [f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet")]
    wanted += [f"measures/{name}.{kind}" for name in ("falls", "waits") for kind in ("csv", "json")]
    wanted += ["datapackage.json", "csv-metadata.json", "outcomes.xlsx", "sha256sums.txt"]
    assert list(files) == sorted(wanted)


def test_columns_are_those_that_were_fixed(files: dict[str, bytes]) -> None:
    assert tuple(rows(files, "measures")[0]) == MEASURE_COLUMNS
    assert tuple(rows(files, "values")[0]) == (*VALUE_COLUMNS, "note", "difference")
    changes = [
        f"{which}_{part}"
        for which in ("previous", "year_ago", "baseline")
        for part in ("period", "value", "change", "change_lower", "change_upper", "direction")
    ]
    assert tuple(rows(files, "standing")[0]) == (
        *("measure", "breakdown", "category", "area", "edition", "period", "value", *changes),
        *("target", "target_by", "target_status", "planned", "gap", "rating", "rule", "comparator"),
        *("comparator_value", "against_comparator", "trend", "spc_variation", "spc_assurance", "quality"),
        *("quality_reason", "sentence", "synthetic"),
    )


def test_what_is_not_shown_is_empty_and_never_zero(files: dict[str, bytes]) -> None:
    found = {(r["area"], r["markers"]): r for r in rows(files, "values")}
    for key in (("X1", "c"), ("X2", "x")):
        assert [found[key][name] for name in VALUE_COLUMNS[11:16]] == [""] * 5
    assert found[("X1", "c")]["note"] == "Withheld, fewer than 5"
    assert found[("X3", "p;q")]["value"] == "2330"


def test_a_figure_that_is_not_the_measure_says_how_it_differs() -> None:
    """Years of life lost and deaths, in one column and one unit, would mislead whoever reads the table alone."""
    exact = {"source": "town_paper", "method": {"kind": "published"}, "fit": "exact"}
    near = {**exact, "source": "old_list", "fit": "close", "difference": "Deaths, not years."}
    given = full()
    series = replace(
        given.series["falls"],
        values=(value("2016/17", 77.0, source="old_list", fit="close", preferred=False), value("2017/18", 80.0)),
    )
    changed = replace(
        given,
        measures={**given.measures, "falls": measure(sources=[exact, near])},
        series={**given.series, "falls": series},
        standings=(),
        sentences={},
        revisions=(),
        corrections=(),
    )
    made = open_data_files(changed)
    assert [(r["fit"], r["difference"]) for r in rows(made, "values")] == [
        ("close", "Deaths, not years."),
        ("exact", ""),
    ]
    assert b"Deaths, not years." in made["measures/falls.csv"]


def test_a_measure_without_figures_says_why(files: dict[str, bytes]) -> None:
    found = {r["measure"]: r for r in rows(files, "measures")}
    assert (found["waits"]["data_state"], found["waits"]["reason"]) == ("never_collected", "Nobody counts this.")
    assert found["falls"]["page"] == "https://outcomes.example.org/sub/measures/falls/"
    assert found["falls"]["unit"] == "rate_per_100000"


def test_parquet_and_csv_hold_the_same(files: dict[str, bytes]) -> None:
    for table in TABLES:
        read = pq.read_table(io.BytesIO(files[f"{table}.parquet"]))
        from_csv = rows(files, table)
        assert read.num_rows == len(from_csv)
        assert read.column_names == list(from_csv[0])
    values = pq.read_table(io.BytesIO(files["values.parquet"])).to_pylist()
    assert [v["value"] for v in values] == [float(r["value"]) if r["value"] else None for r in rows(files, "values")]
    assert values[0]["period_start"] == date(2017, 4, 1)


def test_frictionless_finds_no_fault(files: dict[str, bytes], tmp_path: Path) -> None:
    from frictionless import validate

    report = validate(str(put(files, tmp_path) / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert report.stats["tasks"] == len(TABLES)


def test_a_figure_worked_out_here_has_a_source_too(tmp_path: Path) -> None:
    from frictionless import validate

    made = PublishedSeries("falls", (value("2016/17", 12.0, source="derived", preferred=True),))
    given = replace(data_tables(), series={**data_tables().series, "falls": made})
    files = open_data_files(given)
    (own,) = [row for row in rows(files, "sources") if row["source"] == "derived"]
    assert (own["file"], own["sha256"]) == ("none", "")
    report = validate(str(put(files, tmp_path) / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])


def test_frictionless_finds_a_code_that_is_not_in_its_list(files: dict[str, bytes], tmp_path: Path) -> None:
    from frictionless import validate

    put(files, tmp_path)
    package = json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    changed = files["values.csv"].replace(b"p;q", b"p;k").replace(b"official", b"official!").replace(b",X2,", b",X9,")
    (tmp_path / "values.csv").write_bytes(changed)
    found = {tuple(one) for one in validate(str(tmp_path / "datapackage.json")).flatten(["fieldName", "type"])}
    assert {("markers", "constraint-error"), ("origin", "constraint-error"), (None, "foreign-key")} <= found


def test_every_code_list_is_an_enum_with_words(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    fields = {(r["name"], f["name"]): f for r in package["resources"] for f in r["schema"]["fields"]}
    for table, name in [("measures", "data_state"), ("measures", "domain"), ("values", "unit"), ("standing", "rating")]:
        field = fields[(table, name)]
        assert field["constraints"]["enum"] == [one["value"] for one in field["categories"]]
    assert all(f["title"] and f["description"] for f in fields.values())


def test_csv_on_the_web_finds_no_fault(files: dict[str, bytes], tmp_path: Path) -> None:
    from csvw import CSVW

    found = CSVW(str(put(files, tmp_path) / "csv-metadata.json"), validate=True)
    assert found.is_valid, [str(one.message) for one in found.warnings]


def test_fingerprints_are_those_of_the_files(files: dict[str, bytes]) -> None:
    lines = dict(reversed(line.split("  ")) for line in files["sha256sums.txt"].decode().splitlines())
    assert lines == {path: hashlib.sha256(files[path]).hexdigest() for path in files if path != "sha256sums.txt"}


def test_the_same_input_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    again = open_data_files(full())
    assert [path for path in files if files[path] != again[path]] == []


def test_measure_json_holds_definition_values_and_trace(files: dict[str, bytes]) -> None:
    found = json.loads(files["measures/falls.json"])
    assert found["definition"]["definition"] == "Emergency admissions after a fall."
    assert [one["level"] for one in found["framework"]] == ["domain", "goal", "outcome", "indicator"]
    assert found["lineage"] == {
        "sql": "select 1",
        "sources_in_order": ["town_paper"],
        "sources_with_values": ["town_paper"],
    }
    traced = [one for one in found["values"] if one["rows_used"]]
    assert [one["rows_used"] for one in traced] == [["town_paper/figures.csv:2"]]
    assert [one["value"] for one in found["values"] if one["markers"] == "c"] == [None]
    assert found["sources"][0]["sha256"] == "0" * 64
    assert list(found) == sorted(found)


def test_measure_csv_survives_a_spreadsheet(files: dict[str, bytes]) -> None:
    text = files["measures/falls.csv"].decode("utf-8")
    assert text.startswith("\ufeffmeasure,")
    found = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {r["period"] for r in found} >= {"2011 to 2012", "month of May 2017", "April to June 2017"}
    assert [r["category"] for r in found if r["breakdown"] == "age"] == ["age 5-9"]
    assert found[0]["unit"] == "admissions for each 100,000 people"


def test_a_measure_without_a_figure_has_a_header_only(files: dict[str, bytes]) -> None:
    assert files["measures/waits.csv"].decode("utf-8-sig").count("\n") == 1


def test_a_series_that_did_not_go_through_the_door_is_refused() -> None:
    given = data_tables()
    with pytest.raises(AssertionError, match="disclosure door"):
        open_data_files(replace(given, series={"falls": Series("falls", (value("2017/18 Q1", 1.0),))}))  # type: ignore[dict-item]


def test_a_figure_that_is_marked_as_withheld_and_shown_is_refused() -> None:
    shown = PublishedSeries("falls", (value("2017/18 Q1", 3.0, markers=frozenset("c")),))
    with pytest.raises(AssertionError, match="marked as not shown"):
        open_data_files(replace(data_tables(), series={"falls": shown}))


def test_a_doubled_key_is_refused() -> None:
    twice = PublishedSeries("falls", (value("2017/18 Q1", 3.0), value("2017/18 Q1", 4.0)))
    with pytest.raises(AssertionError, match="a key stands twice"):
        open_data_files(replace(data_tables(), series={"falls": twice}))
