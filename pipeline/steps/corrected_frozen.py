"""Whether the corrections of a project fit the frozen reports that they correct, as they may be edited by hand.

What a correction is stands in `catalogue.correction`; `correcting` writes one down.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.catalogue.correction import CORRECTIONS, Correction, Corrections
from pipeline.compute.series import PublishedSeries, Value
from pipeline.errors import Problem, nearest
from pipeline.steps.frozen_files import Frozen
from pipeline.steps.frozen_values import series_from
from pipeline.strict_yaml import Document, read_document

SERIES = "series.csv"
RULE = "other-than-frozen"


def unlike_frozen(site: Path, found: Corrections, frozen: Mapping[str, Frozen]) -> list[Problem]:
    """Return a problem for each correction of what a frozen report does not say. Nothing is asked of other reports."""
    asked = [(number, one) for number, one in enumerate(found.corrections) if one.edition in frozen]
    said = {slug: series_from(frozen[slug].files[SERIES]) for slug in {one.edition for _, one in asked}}
    if not asked:
        return []
    document = read_document((site / CORRECTIONS).read_text("utf-8"), f"{site.name}/{CORRECTIONS}")
    return [problem for number, one in asked for problem in _unlike(one, said[one.edition], document, number)]


def _unlike(one: Correction, said: Mapping[str, PublishedSeries], document: Document, number: int) -> Iterator[Problem]:
    series = said.get(one.measure)
    values = [value for value in series.values if value.breakdown == "all"] if series else []
    areas = list(dict.fromkeys(value.area for value in values))
    shown = list(series.of(one.area)) if series else []
    periods = list(dict.fromkeys(value.period.label for value in shown))
    if series is None:
        yield _strange(one, "measure", list(said), document, number)
    elif one.area not in areas:
        yield _strange(one, "area", areas, document, number)
    elif one.period not in periods:
        yield _strange(one, "period", periods, document, number)
    else:
        wrong = next(value for value in shown if value.period.label == one.period)
        yield from _other_before(one, wrong, document, number)


def _strange(one: Correction, key: str, there: list[str], document: Document, number: int) -> Problem:
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
