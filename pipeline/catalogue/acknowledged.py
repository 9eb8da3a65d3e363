"""Doubts about figures that somebody has looked at: which one, why it stands as it is, who says so, since when.

`site/acknowledged.yaml` is content. Which entry fits which finding is decided in `compute.checks`.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pydantic import Field

from pipeline.catalogue.base import Content, PeriodLabel, Slug, Text
from pipeline.catalogue.loose_numbers import numbers_in, typed_by_hand
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import read_model
from pipeline.strict_yaml.authored import text_of

ACKNOWLEDGED = "acknowledged.yaml"
WORDS = "a figure that the finding itself names, or words alone"


class Acknowledged(Content):
    """One doubt that stands. It holds until the data change: then its words fit no longer."""

    measure: Slug
    check: Slug = Field(description="Which check found it", examples=["jumps"])
    area: Text
    period: PeriodLabel
    what: Text = Field(description="What was found, word for word as the refresh says it")
    why: Text = Field(description="Why the figure stands as it is, for readers")
    by: Text = Field(description="Who looked at it: a role")
    on: date


class AcknowledgedFile(Content):
    """The whole file."""

    acknowledged: list[Acknowledged] = Field(default_factory=list)


def read_acknowledged(
    site: Path, measures: Sequence[str], checks: Sequence[str]
) -> tuple[tuple[Acknowledged, ...], list[Problem]]:
    """Read `site/acknowledged.yaml`; none where there is no such file. Unknown measures and checks are problems."""
    file = site / ACKNOWLEDGED
    if not file.exists():
        return (), []
    place = f"{site.name}/{ACKNOWLEDGED}"
    found, problems = read_model(AcknowledgedFile, text_of(file), place)
    if found is None:
        return (), problems
    known = {"measure": measures, "check": checks}
    strange = [
        Problem(
            place,
            field=f"acknowledged[{number}].{what}",
            found=f"there is no {what} '{name}'{nearest(name, names)}",
            allowed=f"one of {', '.join(sorted(names)[:12])}",
            rule=f"unknown-{what}",
        )
        for number, one in enumerate(found.acknowledged, start=1)
        for what, names in known.items()
        if (name := getattr(one, what)) not in names
    ]
    typed = [
        problem
        for number, one in enumerate(found.acknowledged, start=1)
        for problem in typed_by_hand(
            place, [(0, f"acknowledged[{number}].why", one.why)], stated=numbers_in(one.what), allowed=(WORDS, "")
        )
    ]
    return tuple(found.acknowledged), [*problems, *strange, *typed]
