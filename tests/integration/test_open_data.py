"""The published data of the shipped project, read back as its users read it: tables, descriptions, spreadsheet, feed.

What each file must say is tested where it is made; here all of them are held against each other.
"""

import csv
import hashlib
import io
import json
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as Tree

import pyarrow.parquet as pq
import pytest
from lxml import html
from openpyxl import load_workbook

from pipeline.publish.open_data.csv_file import text
from tests.support.built_site import BuiltSite

OFFICE = shutil.which("soffice")
CALC = bool(OFFICE) and (Path(str(OFFICE)).resolve().parent / "libsclo.so").exists()
"""LibreOffice may be here without the part that reads spreadsheets."""
TABLES = ("measures", "values", "standing", "areas", "sources", "revisions", "corrections", "deliveries")
ATOM = "{http://www.w3.org/2005/Atom}"
COUNTED_IN = {
    ("chronic_condition_emergency_admissions", "count"): ("count", "admissions"),
    ("delayed_transfers_of_care", "a_day"): ("count", "adults a day"),
    ("emergency_length_of_stay", "k"): ("count", "a number of people or events"),
    ("emergency_length_of_stay", "median"): ("days", "days"),
    ("emergency_length_of_stay", "n"): ("count", "a number of people or events"),
    ("emergency_length_of_stay", "untrimmed_mean"): ("days", "days"),
    ("falls_emergency_admissions", "rate"): ("rate_per_100000", "admissions for each 100,000 people"),
    ("self_harm_attendances", "count"): ("count", "attendances"),
}
"""Every number beside a figure that is published: its unit as a code, and in words in the measure's own file."""
ASKED = ("name", "description", "url", "license", "creator", "temporalCoverage", "spatialCoverage", "distribution")
"""What site.md and search engines ask of a Dataset."""


def rows(built: BuiltSite, table: str) -> list[dict[str, str]]:
    with (built.public / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", TABLES)
def test_parquet_and_csv_hold_the_same_cells(built_site: BuiltSite, table: str):
    read = pq.read_table(built_site.public / "data" / f"{table}.parquet").to_pylist()
    assert [{name: text(cell) for name, cell in row.items()} for row in read] == rows(built_site, table)


def test_each_measure_s_file_has_the_figures_of_the_table(built_site: BuiltSite):
    key = ("breakdown", "category", "area", "period", "statistic", "source", "vintage")
    table: dict[str, set[tuple[str, ...]]] = {}
    for row in rows(built_site, "values"):
        table.setdefault(row["measure"], set()).add((*(row[name] for name in key), row["value"], row["markers"]))
    files = sorted((built_site.public / "data" / "measures").glob("*.json"))
    assert {file.stem for file in files} == {row["measure"] for row in rows(built_site, "measures")}
    for file in files:
        told = json.loads(file.read_text("utf-8"))["values"]
        found = {(*(str(one[name] or "") for name in key), text(one["value"]), one["markers"] or "") for one in told}
        assert found == table.get(file.stem, set()), file.stem


def test_every_value_has_the_unit_of_its_statistic(built_site: BuiltSite):
    """What goes with a figure is not always in the figure's unit: people on an average day are no rate."""
    of_measure = {row["measure"]: row["unit"] for row in rows(built_site, "measures")}
    values = rows(built_site, "values")
    beside = {(row["measure"], row["statistic"]): row["unit"] for row in values if row["statistic"] != "value"}
    assert beside == {key: code for key, (code, _) in COUNTED_IN.items()}
    for row in values:
        own = (row["measure"], row["statistic"])
        assert row["unit"] == (beside[own] if own in beside else of_measure[row["measure"]]), own


def test_each_measure_s_files_have_the_same_units(built_site: BuiltSite):
    units = {(row["measure"], row["statistic"]): row["unit"] for row in rows(built_site, "values")}
    folder, words = built_site.public / "data" / "measures", {}
    for measure in {measure for measure, _ in units}:
        told = json.loads((folder / f"{measure}.json").read_text("utf-8"))
        assert all(one["unit"] == units[measure, one["statistic"]] for one in told["values"]), measure
        with (folder / f"{measure}.csv").open(encoding="utf-8-sig", newline="") as file:
            found = {(measure, row["statistic"]): row["unit"] for row in csv.DictReader(file)}
        assert found.get((measure, "value"), told["unit"]) == told["unit"]
        words |= {key: unit for key, unit in found.items() if key[1] != "value"}
    assert words == {key: unit for key, (_, unit) in COUNTED_IN.items()}


def test_every_file_has_its_fingerprint_and_the_page_leads_to_each_kind(built_site: BuiltSite):
    folder = built_site.public / "data"
    lines = (folder / "sha256sums.txt").read_text("utf-8").splitlines()
    sums = {path: sha for sha, path in (line.split("  ") for line in lines)}
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert set(sums) == there - {"sha256sums.txt", "index.html"}
    assert all(hashlib.sha256((folder / path).read_bytes()).hexdigest() == sha for path, sha in sums.items())
    linked = set(html.parse(folder / "index.html").xpath("//main//a/@href"))
    assert {path for path in there if "/" not in path} - {"index.html"} <= linked


def test_what_search_engines_are_told_is_whole_and_its_files_are_there(built_site: BuiltSite):
    address, seen = "https://outcomes.example.org/", 0
    for page in sorted((built_site.public / "measures").glob("*/index.html")):
        for script in html.parse(page).xpath("//script[@type='application/ld+json']/text()"):
            told = json.loads(script)
            assert all(told.get(name) for name in ASKED), page
            assert 50 <= len(told["description"]) <= 5000, page
            for one in told["distribution"]:
                assert (built_site.public / one["contentUrl"].removeprefix(address)).is_file(), one
            seen += 1
    assert seen > 20


def test_the_feed_is_what_rfc_4287_asks_for(built_site: BuiltSite):
    feed = Tree.parse(built_site.public / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    for part in (feed, *entries):
        assert len(part.findall(f"{ATOM}id")) == len(part.findall(f"{ATOM}title")) == 1
        assert datetime.fromisoformat(str(part.findtext(f"{ATOM}updated"))).tzinfo
    ids = [str(one.findtext(f"{ATOM}id")) for one in (feed, *entries)]
    assert len(set(ids)) == len(ids) and all(one.startswith("https://") for one in ids)
    reports = {one.rstrip("/").rsplit("/", 1)[1] for one in ids if "/editions/" in one}
    assert reports == {one.parent.name for one in (built_site.root / "site/editions").glob("*/edition.yaml")}


@pytest.mark.system
def test_frictionless_and_csv_on_the_web_find_no_fault(built_site: BuiltSite):
    from csvw import CSVW
    from frictionless import validate

    report = validate(str(built_site.public / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:20]
    found = CSVW(str(built_site.public / "data" / "csv-metadata.json"), validate=True)
    assert found.is_valid, [str(one.message) for one in found.warnings][:20]


@pytest.mark.system
def test_the_spreadsheet_has_every_table_marked_up_with_every_row(built_site: BuiltSite):
    book = load_workbook(built_site.public / "data" / "outcomes.xlsx")
    cover = " ".join(str(cell.value) for cell in book["Cover"]["A"])
    for table in TABLES:
        count = len(rows(built_site, table))
        if not count:
            assert table.title() in cover, "the cover says which sheets have nothing yet"
            continue
        (name,) = book[table.title()].tables
        assert name == f"{table}_table", "a name that looks like a cell would leave the table without markup"
        assert len(book[table.title()][book[table.title()].tables[name].ref]) == count + 1


@pytest.mark.system
@pytest.mark.skipif(not CALC, reason="needs LibreOffice Calc, which is not here")
def test_an_office_program_opens_the_spreadsheet_with_periods_as_text(built_site: BuiltSite, tmp_path: Path):
    sheets = load_workbook(built_site.public / "data" / "outcomes.xlsx", read_only=True).sheetnames
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command += ["--convert-to", kind, "--outdir", str(tmp_path), str(built_site.public / "data" / "outcomes.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert {file.stem for file in tmp_path.glob("*.csv")} == {f"outcomes-{sheet}" for sheet in sheets}
    lines = list(csv.reader(io.StringIO((tmp_path / "outcomes-Values.csv").read_text("utf-8"))))
    head = next(number for number, line in enumerate(lines) if "Period" in line)
    told = [line[lines[head].index("Period")] for line in lines[head + 1 :] if any(line)]
    assert told == [row["period"] for row in rows(built_site, "values")]
