"""Another partnership, with content alone: other words, levels, periods, areas, colours; nothing of the first one."""

import csv
import re
from html import unescape
from pathlib import Path

import pytest

from tests.support.built_site import BuiltSite
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


@pytest.mark.parametrize("path", ["domains", "measures", "editions"])
def test_there_is_a_page_for_everything(second_site: BuiltSite, path: str) -> None:
    assert list((second_site.public / path).glob("*/index.html"))


def test_periods_are_those_of_the_calendar(second_site: BuiltSite) -> None:
    made = page(second_site, "measures/adults-in-work")
    assert "January to March 2024" in made
    assert "financial" not in " ".join(pages(second_site).values()).casefold()


def test_its_colours_are_used(second_site: BuiltSite) -> None:
    styles = "".join(file.read_text("utf-8") for file in Path(second_site.public).rglob("*.css"))
    home = (second_site.public / "index.html").read_text("utf-8")
    assert "#4a1f5c" in (styles + home).casefold()
