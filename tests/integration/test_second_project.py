"""Another partnership, with content alone: other words, levels, periods, areas, colours; nothing of the first one."""

import csv
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

from pipeline.catalogue.exception_note import ExceptionNote, NoteHead
from pipeline.steps.owing import not_owed, owing
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
from tests.support.built_site import BuiltSite
from tests.support.pdf_text import packed, text_of
from tests.support.second_project import SECOND

PRIORITIES = 12


def pages(site: BuiltSite) -> dict[str, str]:
    """Every page's words by address, as a reader sees them."""
    found = sorted(site.public.rglob("*.html"))
    return {file.relative_to(site.public).as_posix(): words(file.read_text("utf-8")) for file in found}


def words(text: str) -> str:
    """What a page says: no scripts, no styles, no tags."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.DOTALL)
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", bare).split()))


def page(site: BuiltSite, address: str) -> str:
    return words((site.public / address / "index.html").read_text("utf-8"))


def test_it_holds_content_and_no_code() -> None:
    """Python, templates and styles are the engine's."""
    made = (".yaml", ".csv", ".sql", ".md", ".yml")
    files = [file for file in SECOND.rglob("*") if file.is_file() and "build" not in file.parts]
    assert len([file for file in files if file.parent.parent.name == "measures"]) >= 15
    assert [file.name for file in files if file.suffix not in made] == [".gitignore"]


def test_wholes_are_added_up_from_parts_of_parts(second_site: BuiltSite) -> None:
    """The meals of the lake are those of its shores, theirs those of their parishes; the tables give parishes alone."""
    with (second_site.public / "data" / "measures" / "shared_meals.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["period_start"] == "2024-01-01"]
    found = {row["area"]: int(row["value"]) for row in rows}
    assert found["NOR"] == found["QUI"] + found["OTT"] + found["HAL"]
    assert found["BRI"] == found["NOR"] + found["SOU"]


def test_its_own_words_stand_everywhere_and_the_engines_nowhere(second_site: BuiltSite) -> None:
    """What may be left: `report on` is a verb, `Report to` a heading; addresses, queries, files are code."""
    assert {"priority", "yardsticks", "bulletin"} <= set(page(second_site, "editions/2024-q1").casefold().split())
    allowed = re.compile(
        r"https?://\S+|report on|we report|report to|we measure|measure = \S+|measures \((csv|parquet)"
    )
    for address, said in pages(second_site).items():
        left = allowed.sub("", said.casefold())
        assert re.findall(r"\b(domains?|goals?|measures?|reports?|key indicators?)\b", left) == [], address


def test_papers_use_its_own_words_too(second_site: BuiltSite) -> None:
    folder = second_site.public / "editions" / "2024-q1"
    with zipfile.ZipFile(folder / "2024-q1-report.docx") as file:
        said = words(file.read("word/document.xml").decode("utf-8"))
    left = re.sub(r"Report to|We can report on", "", said)
    assert re.findall(r"\b(domains?|measures?|reports?|key indicators?)\b", left, re.IGNORECASE) == []
    summary = packed(text_of((folder / "company" / "2024-q1-company-summary.pdf").read_bytes()))
    for own in ("Allyardsticks", "Yardsticksandcharts", "Bulletin:", "Thisbulletinasawebpage"):
        assert own in summary
    assert not re.search(r"Measures|Report:|Thisreport", summary)


def test_nothing_of_the_first_partnership_or_its_country_is_on_any_page(second_site: BuiltSite) -> None:
    strange = re.compile(
        r"East Sussex|ESBT|Eastbourne|Hastings|\bEngland|\bNHS\b|\bCCG\b|\bGP\b|Board\b|hospital|Alliance|council"
        r"|Open Government|\u00a3|\bpounds\b|financial|Samaritans|\b999\b"
    )
    found = {address: strange.findall(said) for address, said in pages(second_site).items()}
    assert {address: one for address, one in found.items() if one} == {}
    files = [file for file in sorted((second_site.public / "data").rglob("*")) if file.suffix in (".csv", ".json")]
    assert [file.name for file in files if re.search("East Sussex|OGL|Open Government", file.read_text("utf-8"))] == []


def test_each_kind_of_method_gives_figures(second_site: BuiltSite) -> None:
    with (second_site.public / "data" / "standing.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["edition"] == "latest" and row["area"] == "BRI"]
    given = {row["measure"] for row in rows if row["value"]}
    wanted = {"aids_given", "shared_meals", "people_who_walk", "aid_in_two_weeks", "aid_wait_mean", "aid_wait_trimmed"}
    derived = {"ready_for_school_gap", "early_to_late", "standards_met"}
    assert {"warm_enough_homes", *wanted, *derived} <= given
    ratings = {row["rating"] for row in rows}
    assert len(ratings - {"no_data", "no_target"}) >= 2


def test_money_support_and_licence_are_its_own(second_site: BuiltSite) -> None:
    assert "M1,800,000" in page(second_site, "measures/early-spending")
    assert "lantern keepers" in page(second_site, "measures/falls-in-parks")
    assert "Public figures: CC0 1.0" in page(second_site, "")


def test_twelve_priorities_are_all_told(second_site: BuiltSite) -> None:
    assert len(list((second_site.public / "domains").glob("*/index.html"))) == PRIORITIES
    for address in ("", "framework/infographic", "editions/2024-q1/infographic"):
        said = page(second_site, address)
        assert all(name in said for name in ("Warm, dry homes", "Care for those who care", "Being heard")), address


def test_periods_are_those_of_the_calendar(second_site: BuiltSite) -> None:
    assert "January to March 2024" in page(second_site, "measures/adults-in-work")
    assert "January 2021 to December 2026" in page(second_site, "framework")


def test_its_colours_are_used(second_site: BuiltSite) -> None:
    styles = "".join(file.read_text("utf-8") for file in Path(second_site.public).rglob("*.css"))
    home = (second_site.public / "index.html").read_text("utf-8")
    assert "#4a1f5c" in (styles + home).casefold()


def test_a_note_that_nobody_owes_is_told(second_site: BuiltSite, tmp_path: Path) -> None:
    """With a note on every measure: those that owe one are not named, all others are, each by its file."""
    workspace, newest, today = open_workspace(second_site.root), "2024-q1", date(2024, 7, 1)
    head = NoteHead(cause="Not known", action="We will look", owner="The clerk", by_when=date(2024, 12, 31))
    every = {name: ExceptionNote(name, head) for name in workspace.catalogue.measures}
    file = shutil.copy(workspace.project.warehouse, tmp_path / "warehouse.duckdb")
    with open_warehouse(Path(file)) as warehouse:
        assert list(not_owed(warehouse, workspace, today)) == [], "there are no notes"
        owed = {name for names in owing(warehouse, workspace, newest, today).values() for name in names}
        told = "\n".join(not_owed(warehouse, replace(workspace, notes={newest: every}), today))
    assert owed == {"often_lonely"}
    named = set(re.findall(rf"^site/editions/{newest}/actions/(\w+)\.md  '\1' owes no note", told, re.MULTILINE))
    assert named == set(every) - owed
