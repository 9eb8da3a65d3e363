"""What is withheld, with the true figures behind it, for looking whether a finished site tells any of them.

This is the only reader of both sides of the disclosure door at once. Nothing of it is written anywhere.
"""

from datetime import date

from pipeline.compute.series import ALL, PublishedSeries, Series, Value
from pipeline.publish.verify.withheld import Withheld
from pipeline.render.wording.numbers import bare, fixed
from pipeline.steps.figures import LATEST, all_series, every_moment, read_protected
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

MARK = "c"


def withheld_figures(warehouse: Warehouse, workspace: Workspace, today: date) -> dict[str, list[Withheld]]:
    """Return what is withheld by edition; `""` stands for what is shown now."""
    truth = all_series(warehouse, workspace)
    found: dict[str, list[Withheld]] = {}
    for when in every_moment(workspace, today):
        published = read_protected(warehouse, workspace, when.edition)
        name = "" if when.edition == LATEST else when.edition
        found[name] = [one for n, series in published.items() for one in _of(workspace, series, truth[n])]
    return found


def _of(workspace: Workspace, series: PublishedSeries, truth: Series) -> list[Withheld]:
    true = {value.key: value for value in truth.values}
    groups = tuple(sorted({v.category for v in series.values if v.category != ALL}))
    return [_one(workspace, v, true.get(v.key), groups) for v in series.values if MARK in v.markers]


def _one(workspace: Workspace, value: Value, true: Value | None, groups: tuple[str, ...]) -> Withheld:
    unit = workspace.catalogue.measures[value.measure].unit
    known = true.value if true is not None else None
    texts = () if known is None else (bare(known, unit), fixed(known, unit.decimals), fixed(known, 0))
    return Withheld(
        value.key,
        workspace.catalogue.areas.get(value.area).name,
        value.period.public,
        "" if value.category == ALL else value.category,
        groups,
        frozenset(texts),
    )
