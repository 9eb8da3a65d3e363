"""What is worked out before what, and the ways in which measures may not be derived from each other."""

from pathlib import Path

import pytest

from pipeline.catalogue.dependence import circle, in_order, needs
from pipeline.errors import ContentProblems
from pipeline.steps.workspace import open_workspace
from tests.support.small_project import VISITS, write_small_project
from tests.support.values import measure


def of(*names):
    method = {"kind": "ratio", "numerator": [names[0]], "denominator": list(names[1:]) or [names[0]]}
    return measure(sources=[{"source": "derived", "fit": "exact", "method": method}])


def test_parts_come_before_what_is_derived_from_them_else_the_order_stays():
    measures = {"d": of("c", "b"), "a": measure(), "c": of("b"), "b": measure()}
    assert in_order(measures) == ["b", "c", "d", "a"]
    assert needs(measures["d"]) == ("c", "b")


def test_parts_that_are_not_there_are_passed_over_and_a_circle_ends():
    assert in_order({"a": of("lost")}) == ["a"]
    assert sorted(in_order({"a": of("b"), "b": of("a")})) == ["a", "b"]


def test_a_circle_is_named_by_its_whole_way():
    measures = {"a": of("b"), "b": of("c"), "c": of("a")}
    assert circle("a", measures) == ["a", "b", "c", "a"]
    assert circle("a", {"a": of("b"), "b": measure()}) == []


def refused(root: Path, entry: str) -> list[str]:
    """Give what is said of walks whose figures come from this entry."""
    write_small_project(root)
    text = VISITS.replace("areas: [W]", f"areas: [W]\nsources:\n  - {entry}")
    (root / "measures/health/visits.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentProblems) as told:
        open_workspace(root)
    return [str(problem) for problem in told.value.problems]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{source: derived, fit: exact, method: {kind: gap, of: fals}}", "there is no measure 'fals', did you mean"),
        ("{source: derived, fit: exact, method: {kind: gap, of: falls}}", "'falls' has no breakdown by 'deprivation'"),
        (
            "{source: derived, fit: exact, method: {kind: gap, of: falls, by: area, most: A1, least: A2}}",
            "'falls' is not measured in both A1 and A2",
        ),
        (
            "{source: derived, fit: exact, method: {kind: gap, of: falls, by: area, most: A1, least: A1}}",
            "both groups are 'A1'",
        ),
        (
            "{source: derived, fit: exact, method: {kind: bundle, of: [falls, falls]}}",
            "'falls' has no national standard",
        ),
        ("{source: returns, fit: exact, method: {kind: gap, of: falls}}", "the source is derived for gap"),
        ("{source: derived, fit: exact, method: {kind: published}}", "and for no other"),
    ],
)
def test_a_derived_measure_that_cannot_be_is_refused_with_its_line(tmp_path, entry, told):
    [problem] = sorted(set(refused(tmp_path, entry)))
    assert told in problem
    assert problem.startswith("measures/health/visits.yaml:1")
