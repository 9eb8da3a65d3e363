"""Whether the corrections of a project fit the frozen reports that they correct, as they may be edited by hand.

What a correction is stands in `catalogue.correction`; `correcting` writes one down, and asks here what a report says.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.catalogue.correction import CORRECTIONS, Correction, Corrections
from pipeline.compute.series import PublishedSeries, Value
from pipeline.errors import Problem, nearest
from pipeline.steps.frozen_files import Frozen
from pipeline.steps.frozen_values import series_from
from pipeline.strict_yaml import Document, read_document
from pipeline.strict_yaml.authored import text_of

SERIES = "series.csv"
RULE = "other-than-frozen"


@dataclass(frozen=True)
class NotThere:
    """Which of measure, area and period a report does not have, and what it has in its place, each once."""

    key: str
    there: tuple[str, ...]


def figure_of(said: Mapping[str, PublishedSeries], measure: str, area: str, period: str) -> Value | NotThere:
    """Return the figure that a report says for everybody, in a place and time."""
    series = said.get(measure)
    if series is None:
        return NotThere("measure", tuple(said))
    areas = dict.fromkeys(value.area for value in series.values if value.breakdown == "all")
    if area not in areas:
        return NotThere("area", tuple(areas))
    shown = {value.period.label: value for value in reversed(series.of(area))}
    return shown.get(period) or NotThere("period", tuple(reversed(shown)))


def unlike_frozen(
    site: Path, found: Corrections, frozen: Mapping[str, Frozen], measures: Collection[str]
) -> list[Problem]:
    """Return a problem for each correction of what a frozen report does not say. Nothing is asked of other reports.

    A measure that the project does not have is told already where corrections are read.
    """
    every = enumerate(found.corrections)
    asked = [(number, one) for number, one in every if one.edition in frozen and one.measure in measures]
    said = {slug: series_from(frozen[slug].files[SERIES]) for slug in {one.edition for _, one in asked}}
    if not asked:
        return []
    document = read_document(text_of(site / CORRECTIONS), f"{site.name}/{CORRECTIONS}")
    return [problem for number, one in asked for problem in _unlike(one, said[one.edition], document, number)]


def _unlike(one: Correction, said: Mapping[str, PublishedSeries], document: Document, number: int) -> Iterator[Problem]:
    found = figure_of(said, one.measure, one.area, one.period)
    if isinstance(found, NotThere):
        yield _strange(one, found, document, number)
    else:
        yield from _other_before(one, found, document, number)


def _strange(one: Correction, gone: NotThere, document: Document, number: int) -> Problem:
    key, there = gone.key, gone.there
    name = getattr(one, key)
    found = f"{one.edition} has no {key} '{name}'{nearest(name, there)}"
    return _problem(
        document, (number, key), found, f"one of {', '.join(there)}", f"{key}: {there[-1] if there else ''}"
    )


def _other_before(one: Correction, wrong: Value, document: Document, number: int) -> Iterator[Problem]:
    """A figure that was taken back since is in the frozen files no more: nothing can be said of it."""
    if wrong.value is None or wrong.value == one.before:
        return
    found = (
        f"{one.edition} said {wrong.value:g}, and before is {'not there' if one.before is None else f'{one.before:g}'}"
    )
    yield _problem(document, (number, "before"), found, "what the report said", f"before: {wrong.value:g}")


def _problem(document: Document, where: tuple[int, str], found: str, allowed: str, example: str) -> Problem:
    place = document.place_of(("corrections", *where))
    return Problem(*place, f"corrections[{where[0] + 1}].{where[1]}", found, allowed, example, RULE)
