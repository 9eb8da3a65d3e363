"""A measure that only one side of a comparison has, in a few lines: how many figures, and the headline one.

Which single figures and verdicts differ is found in `against`.
"""

from collections.abc import Iterator, Sequence

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import ALL, PublishedSeries, Value
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.stand import latest_of
from pipeline.render.wording.markers import shown


def in_few_lines(
    word: str, measure: Measure, name: str, seen: tuple[Sequence[tuple[str, PublishedSeries]], Sequence[Standing]]
) -> Iterator[str]:
    """Give a line an edition with its figures, then the newest headline figure and its verdicts. `word`: new, gone."""
    editions, standings = seen
    yield f"{word} measure  {name}  {measure.title}"
    for edition, series in editions:
        values = [v for v in series.values if v.preferred and v.statistic == "value" and v.origin != "synthetic"]
        if not values:
            yield f"  {edition}: no figures"
            continue
        yield f"  {edition}: {_counted(values)}"
        newest = latest_of(tuple(v for v in values if (v.area, v.breakdown) == (measure.areas[0], ALL)))
        if newest:
            told = shown(newest.value, measure.unit, newest.markers)
            yield f"  {edition}: {newest.area}  {newest.period.label}  {told}{_verdicts(edition, newest, standings)}"


def _counted(values: Sequence[Value]) -> str:
    periods = sorted({v.period for v in values}, key=lambda period: (period.start, period.end))
    empty = sum(v.value is None for v in values)
    parts = [
        f"{len(values)} figures" if len(values) != 1 else "1 figure",
        f"areas: {len({v.area for v in values})}",
        f"groups: {len({(v.breakdown, v.category) for v in values if v.breakdown != ALL})}",
        f"{periods[0].label} to {periods[-1].label}",
        f"without a number: {empty}",
    ]
    return "; ".join(parts)


def _verdicts(edition: str, newest: Value, standings: Sequence[Standing]) -> str:
    for one in standings:
        if (one.measure, one.area, one.edition) == (newest.measure, newest.area, edition):
            told = {"state": one.state, "rating": one.rating, "since a year before": one.year_ago.direction}
            return "".join(f"; {name} {verdict.replace('_', ' ')}" for name, verdict in told.items())
    return ""
