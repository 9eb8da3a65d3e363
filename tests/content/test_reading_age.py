"""Public text is easy to read: hand-written pages, the rules, stories and claims, and the words of every built page."""

import csv
import html
import re
from pathlib import Path

import pytest
import yaml

from pipeline.catalogue.load import open_catalogue
from pipeline.catalogue.writing import parted
from tests.support.built_site import BuiltSite
from tests.support.project import REPOSITORY
from tests.support.reading import grade, sentences_of

AGE_11, HIGHEST = 6, 8
LAID_DOWN = {"accessibility"}
"""Its words are the government's model statement."""

SITE = REPOSITORY / "site"
WRITTEN = sorted([*SITE.glob("pages/*.md"), *SITE.glob("methods/*.md"), *SITE.glob("stories/*.md")])
MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
QUOTED = re.compile(r"<(blockquote|nav|form|dl)\b.*?</\1>", re.DOTALL)
FEWEST_WORDS = 60


def places() -> list[str]:
    with (REPOSITORY / "measures" / "areas.csv").open(encoding="utf-8") as file:
        return [row["name"] for row in csv.DictReader(file)]


def titles() -> list[str]:
    """Titles of measures, which quote the framework or name a service."""
    found = open_catalogue(REPOSITORY / "measures").measures.values()
    return [title for one in found for title in (one.title, one.plain_title)]


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_hand_written_page_can_be_read_at_eleven(file: Path):
    lines = sentences_of(parted(file.read_text("utf-8"))[1])
    assert lines
    found = grade(lines, places())
    assert found <= (HIGHEST if file.stem in LAID_DOWN else AGE_11), (found, hardest(lines))


def test_why_we_differ_can_be_read_at_eleven():
    for file in sorted((SITE / "claims").glob("*.yaml")):
        told = yaml.safe_load(file.read_text("utf-8"))
        lines = sentences_of("\n\n".join([*told["introduction"], *(" ".join(one["why"]) for one in told["claims"])]))
        assert grade(lines, places()) <= AGE_11, hardest(lines)


@pytest.mark.xdist_group("site")
def test_the_words_of_every_built_page(built_site: BuiltSite):
    names = [*places(), *titles()]
    hard = {}
    for page in sorted(built_site.public.rglob("*.html")):
        main = MAIN.search(page.read_text("utf-8"))
        lines = sentences_of(html.unescape(QUOTED.sub("", main[0]))) if main else []
        told = [line for line in lines if line.endswith((".", "?", "!"))]
        if len(" ".join(told).split()) >= FEWEST_WORDS and (found := grade(told, names)) > HIGHEST:
            hard[str(page.relative_to(built_site.public))] = (found, hardest(told))
    assert hard == {}


def hardest(lines: list[str]) -> list[str]:
    return sorted(lines, key=lambda line: -grade([line], places()))[:3]


def test_a_hard_text_would_be_found():
    hard = "Notwithstanding considerable methodological heterogeneity, longitudinal comparability remains questionable."
    assert grade([hard]) > HIGHEST
    assert sentences_of("# Title\n\nOne [link](x) here.\n\n- a\n- b\n\n<details>no</details>") == [
        "One link here.",
        "a",
        "b",
    ]
