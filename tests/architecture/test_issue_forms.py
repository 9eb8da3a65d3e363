"""The forms for issues ask for the fields of a measure's file, by the names that they have there."""

from typing import get_args

import pytest
import yaml

from pipeline.catalogue.measure import Frequency, Measure, Polarity, Unit
from tests.support.project import REPOSITORY

FORMS = REPOSITORY / ".github" / "ISSUE_TEMPLATE"
NOT_ASKED = {"order", "no_data", "retired", "lifecycle_note", "polarity_reason"}
"""Decided when the file is written: its place, and the words that go with some answers."""


def questions(name: str) -> dict[str, dict]:
    form = yaml.safe_load((FORMS / name).read_text("utf-8"))
    assert {"name", "description", "body"} <= set(form)
    return {one["id"]: one for one in form["body"]}


def test_a_new_measure_is_asked_for_every_field_that_is_required():
    asked = questions("new_measure.yml")
    required = {name for name, field in Measure.model_fields.items() if field.is_required()}
    assert not required - set(asked) - NOT_ASKED
    assert not set(asked) - set(Measure.model_fields)


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("polarity", get_args(Polarity)),
        ("frequency", get_args(Frequency)),
        ("unit", get_args(Unit.model_fields["kind"].annotation)),
        ("lifecycle", get_args(Measure.model_fields["lifecycle"].annotation)),
    ],
)
def test_choices_are_those_of_the_model(question: str, choices: tuple[str, ...]):
    assert tuple(questions("new_measure.yml")[question]["attributes"]["options"]) == choices


def test_a_review_asks_the_four_questions_of_the_page():
    asked = questions("measure_review.yml")
    page = (
        (REPOSITORY / "pipeline" / "render" / "templates" / "reviews.md.j2")
        .read_text("utf-8")
        .replace("{{ said.measure }}", "measure")
    )
    told = [asked[name]["attributes"]["label"] for name in ("definition", "owner", "sources", "targets")]
    assert all(question in page for question in told), told
