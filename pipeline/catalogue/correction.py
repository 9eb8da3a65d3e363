"""Mistakes in reports that were put right after they came out, and reasons for revised figures, as content.

`site/corrections.yaml` only ever grows: `outcomes edition correct` adds to it. What a reader is told is in `render`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from pipeline.catalogue.base import Content, PeriodLabel, Slug, Text
from pipeline.catalogue.loose_numbers import typed_by_hand
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import Document, read_document, read_model
from pipeline.strict_yaml.authored import text_of

CORRECTIONS = "corrections.yaml"
REASONED = ("words alone; the wrong and the right figure stand beside them", "One month was counted twice.")


class Correction(Content):
    """One wrong figure of one edition, in the measure's unit, and the right one."""

    edition: Text
    measure: Slug
    area: Text
    period: PeriodLabel
    before: float | None = None
    after: float | None = None
    reason: Text
    on: date
    by: Text


class WhyRevised(Content):
    """Why figures of a measure were revised: for one period, or for all of them."""

    measure: Slug
    period: PeriodLabel | None = None
    kind: Literal["scheduled", "method", "error"]
    reason: Text


class Corrections(Content):
    """The corrections of a project, and the reasons of its revisions."""

    corrections: list[Correction] = Field(default_factory=list)
    revisions: list[WhyRevised] = Field(default_factory=list)


def read_corrections(site: Path, editions: Sequence[str], measures: Sequence[str]) -> tuple[Corrections, list[Problem]]:
    """Read `site/corrections.yaml`; none where there is no such file. Unknown editions and measures are problems."""
    file = site / CORRECTIONS
    if not file.exists():
        return Corrections(), []
    name = f"{site.name}/{CORRECTIONS}"
    found, problems = read_model(Corrections, text_of(file), name)
    if found is None:
        return Corrections(), problems
    typed = [problem for one in found.corrections for problem in typed_reason(one.reason, one.before, one.after)]
    typed += [problem for one in found.revisions for problem in typed_reason(one.reason)]
    document = read_document(text_of(file), name)
    return found, [*problems, *typed, *_strangers(found, {"edition": editions, "measure": measures}, document)]


def typed_reason(reason: str, *figures: float | None, file: str = f"site/{CORRECTIONS}") -> list[Problem]:
    """Return a problem for each figure in a reason that is neither the one before nor the one after."""
    stated = {one for one in figures if one is not None}
    return typed_by_hand(file, [(0, "reason", reason)], stated=stated, allowed=REASONED)


def by_edition(found: Corrections) -> dict[str, tuple[Correction, ...]]:
    """Return the corrections of each edition, oldest first."""
    made: dict[str, list[Correction]] = {}
    for one in sorted(found.corrections, key=lambda one: (one.on, one.measure, one.area, one.period)):
        made.setdefault(one.edition, []).append(one)
    return {edition: tuple(several) for edition, several in made.items()}


def _strangers(found: Corrections, known: Mapping[str, Sequence[str]], document: Document) -> list[Problem]:
    return [
        Problem(
            *document.place_of(("corrections", number - 1, what)),
            field=f"corrections[{number}].{what}",
            found=f"there is no {what} '{name}'{nearest(name, names)}",
            allowed=f"one of this project's {what}s",
            example=names[0] if names else "",
            rule=f"unknown-{what}",
        )
        for number, one in enumerate(found.corrections, start=1)
        for what, names in known.items()
        if (name := getattr(one, what)) not in names
    ]
