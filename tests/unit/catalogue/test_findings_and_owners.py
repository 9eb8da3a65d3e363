"""Findings are refused without base, dates, consent or margin; owners must be those that measures name."""

from datetime import date

import pytest

from pipeline.errors import ContentProblems
from pipeline.steps.asked import read_findings, read_owners
from pipeline.steps.workspace import open_workspace
from tests.support.project import edit
from tests.support.returns_project import write_returns_project
from tests.support.site_samples import measure

GOOD = """\
title: Walking in the valley
kind: survey
finding:
  - Most people walk for pleasure.
measures: [visits]
who: People in the valley
how: A letter with a form
base: {asked: 400, answered: 212}
dates: {first: 2017-05-01, last: 2017-05-31}
consent: {to_publish: true, statement: The form asked each person.}
carried_out_by: The valley's survey team
published_on: 2017-07-01
figures:
  - {words: Walk for pleasure, percent: 61.5, base: 208, margin: 6.6}
citation: Valley reports 3
"""
MEASURES = {"visits": measure("walks", 1)}


def found(tmp_path, text):
    (tmp_path / "site" / "findings").mkdir(parents=True)
    (tmp_path / "site" / "findings" / "walking.yaml").write_text(text, "utf-8")
    return read_findings(tmp_path / "site", MEASURES)


def test_a_whole_finding_is_read(tmp_path):
    findings, problems = found(tmp_path, GOOD)
    assert problems == []
    assert findings["walking"].base.answered == 212
    assert findings["walking"].dates.last == date(2017, 5, 31)


def test_its_words_may_say_a_figure_that_it_states(tmp_path):
    assert found(tmp_path, GOOD.replace("Most people walk", "61.5% of people walk"))[1] == []


def test_no_folder_is_no_finding(tmp_path):
    assert read_findings(tmp_path / "site", MEASURES) == ({}, [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("base: {asked: 400, answered: 212}\n", "", "base"),
        ("dates: {first: 2017-05-01, last: 2017-05-31}\n", "", "dates"),
        ("consent: {to_publish: true, statement: The form asked each person.}\n", "", "consent"),
        ("to_publish: true", "to_publish: false", "without consent"),
        ("answered: 212", "answered: 412", "412 answers from 400 people asked"),
        ("asked: 400, ", "", "say how many were asked"),
        ("last: 2017-05-31", "last: 2017-04-30", "is after the last day"),
        ("published_on: 2017-07-01", "published_on: 2017-05-01", "before the last day of asking"),
        (", margin: 6.6", "", "either its margin or"),
        ("base: 208", "base: 9", "9"),
        ("base: 208", "base: 300", "rests on 300 answers"),
        ("percent: 61.5", "percent: 161.5", "161.5"),
        ("measures: [visits]", "measures: [vists]", "did you mean 'visits'?"),
        ("who: People in the valley\n", "", "who"),
        ("citation: Valley reports 3\n", "", "citation"),
        ("kind: survey", "kind: gossip", "gossip"),
        ("Most people walk", "71.5% of people walk", "'71.5%' is a figure typed by hand"),
    ],
)
def test_what_a_finding_lacks_is_told_with_its_file(tmp_path, old, new, told):
    assert old in GOOD
    _, problems = found(tmp_path, GOOD.replace(old, new))
    assert any(told in str(problem) for problem in problems), problems
    assert {problem.file for problem in problems} == {"site/findings/walking.yaml"}


def test_the_project_refuses_a_bad_finding(tmp_path):
    root = write_returns_project(tmp_path)
    (root / "site" / "findings").mkdir()
    (root / "site" / "findings" / "walking.yaml").write_text(GOOD.replace("to_publish: true", "to_publish: false"))
    with pytest.raises(ContentProblems) as wrong:
        open_workspace(root)
    assert "without consent" in str(wrong.value)


def test_an_owner_that_no_measure_names_is_told_with_the_nearest(tmp_path):
    root = write_returns_project(tmp_path)
    edit(root / "site/owners.yaml", "name: The rangers", "name: The ranger")
    with pytest.raises(ContentProblems) as wrong:
        open_workspace(root)
    assert "did you mean 'The rangers'?" in str(wrong.value)
    assert "nothing is said of 'The rangers'" in str(wrong.value)


def test_an_owner_twice_is_refused(tmp_path):
    root = write_returns_project(tmp_path)
    file = root / "site/owners.yaml"
    entry = file.read_text("utf-8").split("owners:\n")[1]
    file.write_text(file.read_text("utf-8") + entry, "utf-8")
    _, problems = read_owners(root / "site", {}, {})
    assert any("stands twice" in str(problem) for problem in problems)
