"""What a report said of a measure and what revised figures say of the same time: rating and change, side by side.

Also what changed in its definition and targets since it was frozen. Revised figures themselves are in `revising`.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, cast

from pipeline.catalogue.annual import AnnualReport
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.result import Direction, Rating, Standing
from pipeline.compute.standing.stand import Pasts, When, stand
from pipeline.compute.standing.year_end import stand_at_year_end
from pipeline.render.site_input import Changed, Flip, Verdict
from pipeline.steps.figures import LATEST
from pipeline.steps.frozen_files import DATA, FACTS
from pipeline.steps.workspace import Workspace

FIELDS: dict[Literal["definition", "target"], tuple[str, ...]] = {
    "definition": ("title", "definition", "numerator", "denominator", "polarity"),
    "target": ("baseline", "targets", "trajectory"),
}


def flips_of(
    workspace: Workspace, standings: Mapping[str, Mapping[str, Standing]], latest: Mapping[str, PublishedSeries]
) -> tuple[Flip, ...]:
    """Return each measure of each edition whose rating or change is another one with the latest figures."""
    pasts: Pasts = {}
    return tuple(
        flip for slug, known in sorted(standings.items()) for flip in _flips(workspace, slug, known, latest, pasts)
    )


def changes_of(workspace: Workspace) -> tuple[Changed, ...]:
    """Return what changed in definitions and targets since each edition was frozen."""
    return tuple(one for slug in sorted(workspace.archive.frozen) for one in changed_between(workspace, slug, LATEST))


def changed_between(workspace: Workspace, before: str, after: str) -> tuple[Changed, ...]:
    """Return what of definitions and targets differs between two editions; only a frozen one keeps those of its day."""
    new = _definitions(workspace, after)
    return tuple(
        Changed(before, name, kind, _words(then.get(field)), _words(now.get(field)))
        for name, then in sorted(_definitions(workspace, before).items())
        if name in new
        for now in (new[name],)
        for kind, fields in FIELDS.items()
        for field in fields
        if field in then and then[field] != now.get(field)
    )


def _definitions(workspace: Workspace, edition: str) -> dict[str, dict[str, object]]:
    if edition in workspace.archive.frozen:
        return dict(json.loads(workspace.archive.frozen[edition].files[FACTS])["measures"])
    return {name: one.model_dump(mode="json") for name, one in workspace.catalogue.measures.items()}


def _flips(
    workspace: Workspace,
    slug: str,
    known: Mapping[str, Standing],
    latest: Mapping[str, PublishedSeries],
    pasts: Pasts,
) -> Iterator[Flip]:
    kept = _kept(workspace, slug)
    for name, standing in known.items():
        if standing.period is None or not latest[name].values:
            continue
        then: Verdict = kept.get((name, standing.area)) or (standing.rating, standing.year_ago.direction)
        upto = [value for value in latest[name].values if value.period.end <= standing.period.end]
        series = replace(latest[name], values=tuple(upto))
        now = _stand_again(workspace, slug, series, standing.area, pasts)
        if now.period == standing.period and then != (now.rating, now.year_ago.direction):
            yield Flip(slug, name, standing.period.public, then, (now.rating, now.year_ago.direction))


def _stand_again(workspace: Workspace, slug: str, series: PublishedSeries, area: str, pasts: Pasts) -> Standing:
    """Return how a series stands as the report would say it: in an annual report at the end of its year."""
    measure, report = workspace.catalogue.measures[series.measure], workspace.reports[slug]
    when = When(slug, report.cut_off)
    if isinstance(report, AnnualReport):
        return stand_at_year_end(measure, series, area, when, report.year)
    return stand(measure, series, area, when, pasts)


def _kept(workspace: Workspace, slug: str) -> dict[tuple[str, str], Verdict]:
    """Return the rating and the change since a year before, as a frozen edition published them."""
    frozen = workspace.archive.frozen.get(slug)
    rows = csv.DictReader(io.StringIO(frozen.files[f"{DATA}standing.csv"].decode("utf-8"))) if frozen else ()
    return {
        (row["measure"], row["area"]): (cast("Rating", row["rating"]), cast("Direction", row["year_ago_direction"]))
        for row in rows
    }


def _words(value: object) -> str:
    """Return a part of a definition in words: a text as it is, a list one after another, nothing as None."""
    if not value:
        return "None"
    if isinstance(value, list):
        return "; ".join(_words(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')}: {_words(one)}" for name, one in value.items() if one is not None)
    return str(value)
