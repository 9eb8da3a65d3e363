"""What only one side of a comparison has: a measure in a few lines with its headline figure, an edition in one.

Which single figures and verdicts differ is found in `against`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import ALL, PublishedSeries, Value
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.stand import latest_of
from pipeline.render.wording.markers import shown


@dataclass(frozen=True)
class Altered:
    """One thing that a change would alter, in words and as plain facts."""

    words: str
    facts: Mapping[str, object]


def edition_told(word: str, edition: str, found: Sequence[Altered]) -> str:
    """Return one line for all that stands in an edition. `word`: new, gone."""
    its = [one.facts for one in found if one.facts.get("edition") == edition]
    kinds = Counter(str(one["altered"]) for one in its)
    measures = len({one["measure"] for one in its if one["altered"] == "figure"})
    parts = f"{counted(kinds['figure'], 'figure')} of {counted(measures, 'measure')}"
    return f"{word} edition  {edition}: {parts}, {counted(kinds['verdict'], 'verdict')}; each of them with --json"


def counted(number: int, noun: str) -> str:
    """Return how many there are, in words."""
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


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
        counted(len(values), "figure"),
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
