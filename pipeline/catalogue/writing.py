"""Hand-written pages and stories as models: a strict head between lines of `---`, then Markdown.

What is said in them is content; filling in their figures belongs in `render`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from pipeline.catalogue.base import Content, Slug, Text
from pipeline.catalogue.loose_numbers import typed_by_hand
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import read_model
from pipeline.strict_yaml.authored import not_utf_8, text_of

BAR = "---"
NO_HEAD, HEAD, NO_KEY = "the text has no head", f"{BAR}, title: What words mean, {BAR}, each on a line", "missing-key"
NOT_PROSE = re.compile(r"^\|[^\n]*|<!--.*?-->|<details.*?</details>", re.DOTALL | re.MULTILINE)


class TableOf(Content):
    """A table that is drawn from the rows of a source: `columns` gives each heading what its cells say of a row."""

    source: Text = Field(alias="from", description="source.table", examples=["investment_plan.investment"])
    caption: Text
    where: dict[str, str] = Field(default_factory=dict, description="column: the text it must have")
    columns: dict[str, str] = Field(min_length=1)


class Written(Content):
    """The head of anything hand-written. `quoted` lists figures in the text that come from a cited document."""

    quoted: list[Text] = Field(default_factory=list)


class Head(Written):
    """The head of a hand-written page."""

    title: Text
    description: str = Field(default="", description="For search engines; the title where left out")
    section: str = ""
    data: list[Text] = Field(default_factory=list, description="source.table whose cells the text names")
    tables: dict[Slug, TableOf] = Field(default_factory=dict)

    @property
    def sources(self) -> tuple[str, ...]:
        """Every table of a source that the page draws on, sorted."""
        return tuple(sorted({*self.data, *(table.source for table in self.tables.values())}))


class StoryHead(Head):
    """The head of a story: the measures it bears on, and where it is told."""

    measures: list[Slug] = Field(min_length=1)
    told_in: Text
    told_on: date


H = TypeVar("H", bound=Written)


@dataclass(frozen=True)
class Story:
    """A story: something that was done, as a cited document tells it. `line` is where in its file the body begins."""

    slug: str
    head: StoryHead
    body: str
    line: int = 1


def read_pages(folder: Path) -> tuple[dict[str, Head], list[Problem]]:
    """Read the heads of `site/pages/*.md` by name. In no page is a figure typed by hand."""
    heads: dict[str, Head] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.md")):
        place = f"{folder.parent.name}/{folder.name}/{file.name}"
        head, body, found = read_written(Head, text_of(file), place)
        problems += found
        if head is not None:
            heads[file.stem] = head
            problems += [*loose(head, body, place), *_wordless(body, place)]
    return heads, problems


def check_rules(folder: Path) -> list[Problem]:
    """Return the problems of the rules in words, `site/methods/*.md`: faulty heads, and figures in their prose.

    Tables of examples are run by the tests, and formulas stand in folded parts: neither is prose.
    """
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.md")):
        place = f"{folder.parent.name}/{folder.name}/{file.name}"
        head, body, found = read_written(Head, text_of(file), place)
        problems += found if head is None else loose(head, NOT_PROSE.sub("", body), place)
    return problems


def read_stories(folder: Path, measures: Sequence[str]) -> tuple[dict[str, Story], list[Problem]]:
    """Read `site/stories/*.md` by slug. Unknown measures and figures that nobody vouches for are problems."""
    stories: dict[str, Story] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.md")):
        place = f"{folder.parent.name}/{folder.name}/{file.name}"
        text = text_of(file)
        head, body, found = read_written(StoryHead, text, place)
        problems += found
        if head is not None:
            stories[file.stem] = Story(file.stem, head, body, body_line(text, body))
            problems += [*_strangers(head, measures, place), *loose(head, body, place)]
    return stories, problems


def read_written(model: type[H], text: str, place: str) -> tuple[H | None, str, list[Problem]]:
    """Part a text into its head and its Markdown; every fault of the head is told with its line in the file."""
    top, body = parted(text)
    if stray := not_utf_8(text, place):
        return None, body, stray
    if text.removeprefix("\ufeff").lstrip().startswith(BAR) and body == text:
        allowed = f"a line of {BAR} after the last key of the head"
        return None, body, [Problem(place, 1, "", "the head begins and never ends", allowed, HEAD, NO_KEY)]
    if not top.strip():
        return None, body, [Problem(place, 1, "", NO_HEAD, f"keys and values between two lines of {BAR}", HEAD, NO_KEY)]
    head, problems = read_model(model, f"\n{top}", place)
    return head, body, problems


def _wordless(body: str, place: str) -> list[Problem]:
    """Return a problem for a page that would be empty below its title."""
    if body.strip():
        return []
    found, allowed = "the page has a head and no words", f"words below the second line of {BAR}"
    return [Problem(place, 0, "", found, allowed, rule=NO_KEY)]


def parted(text: str) -> tuple[str, str]:
    """Return the head's YAML and the text after it. A text without a head has an empty one."""
    lines = text.removeprefix("\ufeff").splitlines()
    bars = [number for number, line in enumerate(lines) if line.rstrip() == BAR]
    if len(bars) < 2 or bars[0] != 0:
        return "", text
    end = bars[1]
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])


def body_line(text: str, body: str) -> int:
    """Return the line of a text at which the body that it was parted into begins."""
    return max(1, len(text.splitlines()) - body.count("\n"))


def loose(head: Written, body: str, place: str) -> list[Problem]:
    """Return a problem for each figure that is typed by hand and neither filled in nor declared as quoted."""
    return typed_by_hand(place, [(0, "text", body)], head.quoted)


def tables_of(heads: Mapping[str, Head]) -> tuple[str, ...]:
    """Return every `source.table` that these pages draw on, sorted."""
    return tuple(sorted({name for head in heads.values() for name in head.sources}))


def _strangers(head: StoryHead, measures: Sequence[str], place: str) -> list[Problem]:
    return [
        Problem(
            place,
            field="measures",
            found=f"there is no measure '{name}'{nearest(name, measures)}",
            allowed="the id of a measure, which is the name of its file",
            example=measures[0] if measures else "",
            rule="unknown-measure",
        )
        for name in head.measures
        if name not in measures
    ]
