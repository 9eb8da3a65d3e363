"""One file defines several measures: what they share is said once, what differs for each by itself."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from pipeline.catalogue.json_schema import measure_schema
from pipeline.errors import ContentProblems
from pipeline.steps.preview_content import one_measure
from pipeline.steps.workspace import open_workspace
from tests.support.project import edit
from tests.support.small_project import write_small_project

FAMILY = """\
question: Do more {who} walk?
plain_title: Walks of {who}
title: Increase in walks of {who}
indicator: walks
definition: Walks that {who} take.
lifecycle: pilot
polarity: higher
unit: {kind: count, decimals: 0, noun: walks}
frequency: annual
lag_days: 90
areas: [W]
sources:
  - source: returns
    fit: exact
    method: {kind: published, where: "measure = '{id}'"}
owner: The rangers
author: An analyst
checker: Another analyst
review: {last: 2026-01-05, next: 2027-01-05}
members:
  walks_of_men:
    order: 3
    words: {who: men}
  walks_of_women:
    order: 4
    words: {who: women}
    lag_days: 30
    related: [walks_of_men]
"""
FILE = "measures/health/walks.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_small_project(tmp_path)
    (root / FILE).write_text(FAMILY, "utf-8")
    return root


def problems(root: Path) -> list[str]:
    with pytest.raises(ContentProblems) as told:
        open_workspace(root)
    return [str(problem) for problem in told.value.problems]


def test_each_member_is_a_measure_and_the_file_itself_is_none(project: Path) -> None:
    measures = open_workspace(project).catalogue.measures
    assert list(measures) == ["falls", "visits", "walks_of_men", "walks_of_women"]
    men, women = measures["walks_of_men"], measures["walks_of_women"]
    assert (men.plain_title, women.plain_title) == ("Walks of men", "Walks of women")
    assert (men.lag_days, women.lag_days) == (90, 30)
    assert men.sources[0].method.where == "measure = 'walks_of_men'"


def test_places_are_those_of_the_one_file(project: Path) -> None:
    women = open_workspace(project).catalogue.documents["walks_of_women"]
    lines = FAMILY.splitlines()
    assert women.place_of(("lag_days",)) == (FILE, lines.index("    lag_days: 30") + 1)
    assert women.place_of(("definition",)) == (FILE, 5)
    assert women.place_of(()) == (FILE, lines.index("  walks_of_women:") + 1)


def test_a_member_is_found_by_its_own_name(project: Path) -> None:
    assert one_measure(project, "walks_of_men").catalogue.measures["walks_of_men"].order == 3


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "Walks of {who}",
            "Walks of {whom}",
            "2  plain_title  'walks_of_men' has no word 'whom', did you mean 'who'?; a key under words",
        ),
        (
            "words: {who: men}",
            "words: {who: men, where: here}",
            "23  members.walks_of_men.words.where  no text has the blank {where}",
        ),
        ("polarity: higher\n", "", "20  polarity  this key is missing"),
        ("lag_days: 30", "lag_day: 30", "27  lag_day  there is no key 'lag_day' here, did you mean 'lag_days'?"),
        ("frequency: annual", "frequency: yearly", "9  frequency  'yearly' is not a choice here"),
        ("  walks_of_men:\n", "  walks of men:\n", "21  'walks of men' is not an id"),
        ("order: 4", "order: 3", "22  order  3 is taken by walks_of_women"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(project: Path, old: str, new: str, told: str) -> None:
    edit(project / FILE, old, new)
    found = problems(project)
    assert any(f"{FILE}:{told}" in line for line in found), found
    assert len(found) == len(set(found))


def test_an_id_is_taken_once_among_files_and_members(project: Path) -> None:
    edit(project / FILE, "  walks_of_men:\n", "  falls:\n")
    told = f"measures/safety/falls.yaml:1  this id is taken already by {FILE}; a name that no other measure has"
    assert any(line.startswith(told) for line in problems(project))


def test_members_are_keys_and_values(project: Path) -> None:
    (project / FILE).write_text("title: Walks\nmembers: [men, women]\n", "utf-8")
    (told,) = problems(project)
    assert told.startswith(f"{FILE}:2  members  members are no keys and values; an id for each measure, with its own")


def test_the_editors_schema_takes_a_family(project: Path) -> None:
    schema = json.loads(measure_schema())
    written = yaml.load(FAMILY, yaml.BaseLoader)
    written |= {"lag_days": 90, "unit": {"kind": "count", "decimals": 0, "noun": "walks"}}
    for number, own in enumerate(written["members"].values()):
        own |= {"order": number + 3, "lag_days": 30}
    jsonschema.validate(written, schema)
    written["members"]["walks_of_men"]["wrods"] = {"who": "men"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, schema)
