"""Areas added up from the counts of their members, where a source does not give them. Never from ratios.

A release of a source may revise one member alone. So the whole of a release is of each member's newest figure that was
known by then, and stands beside the very figures that are shown. Which value is public belongs in `prefer`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure, MeasureSource, Unit
from pipeline.compute.prefer import newness
from pipeline.compute.series import Value

ADDITIVE = ("count",)
Releases = Mapping[str, Value]
"""The figures of one area for one period, by vintage."""


def rolled_up(measure: Measure, entry: MeasureSource, values: list[Value], areas: Areas) -> list[Value]:
    """Add the wholes that the source does not give: areas whose members all have counts, a whole a vintage.

    A member that has none is itself added up from its own members, at any depth. What goes with a figure, such as the
    rate beside a count, is not in its unit and is not added up.
    """
    wanted = [code for code in (entry.areas or measure.areas) if areas.members(code)]
    groups: dict[tuple[Any, ...], dict[str, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
    for value in (one for one in values if one.statistic == "value"):
        groups[_apart_from_area(value)][value.area][value.vintage] = value
    adding = [_Adding(measure.unit, given, areas) for given in groups.values()] if wanted else []
    return [*values, *(whole for code in wanted for one in adding for whole in one.wholes(code))]


def _apart_from_area(value: Value) -> tuple[Any, ...]:
    return (value.breakdown, value.category, value.period, value.statistic, value.source)


@dataclass(frozen=True)
class _Adding:
    """What a source gives of one group and period, by area."""

    unit: Unit
    given: Mapping[str, Releases]
    areas: Areas

    def wholes(self, code: str) -> Iterator[Value]:
        """Give a whole for each vintage of its members, but for those in which the source gives it itself.

        The source's own whole may hold what no member does: only a release of all members takes its place.
        """
        members = [self._known(member) for member in self.areas.members(code)]
        own = self.given.get(code, {})
        for vintage, moment in _moments(members).items():
            parts = [newest for known in members if (newest := _newest(known, moment)) is not None]
            mixed = any(part.vintage != vintage for part in parts)
            if vintage in own or len(parts) < len(members) or (mixed and _newest(list(own.values()), moment)):
                continue
            if counts := _counts(self.unit, parts):
                yield _whole(code, vintage, counts, parts)

    def _known(self, code: str) -> list[Value]:
        """Return every figure of an area, those that are added up among them."""
        return [*self.given.get(code, {}).values(), *self.wholes(code)]


def _moments(members: Sequence[Sequence[Value]]) -> dict[str, tuple[date, str]]:
    """Return when all that a vintage has of these members was known, by vintage."""
    found: dict[str, tuple[date, str]] = {}
    for value in (one for known in members for one in known):
        found[value.vintage] = max(newness(value), found.get(value.vintage, newness(value)))
    return found


def _newest(known: Sequence[Value], moment: tuple[date, str]) -> Value | None:
    return max((one for one in known if newness(one) <= moment), key=newness, default=None)


def _whole(code: str, vintage: str, counts: Value, parts: list[Value]) -> Value:
    return replace(
        counts,
        area=code,
        vintage=vintage,
        lower_95=None,
        upper_95=None,
        markers=frozenset().union(*(p.markers for p in parts)),
        note=" ".join(dict.fromkeys(p.note for p in parts if p.note)),
        published_on=_latest(parts),
        trace=tuple(sorted({t for p in parts for t in p.trace})),
    )


def _counts(unit: Unit, parts: list[Value]) -> Value | None:
    """Sum counts, or numerators and denominators; None where the parts are ratios without them."""
    above, below = _total([p.numerator for p in parts]), _total([p.denominator for p in parts])
    if unit.kind in ADDITIVE:
        return replace(parts[0], value=_total([p.value for p in parts]), numerator=above, denominator=below)
    if above is None or not below or unit.kind not in ("percent", "rate_per"):
        return None
    scale = 100 if unit.kind == "percent" else unit.per or 1
    return replace(parts[0], numerator=above, denominator=below, value=above / below * scale)


def _total(numbers: list[float | None]) -> float | None:
    known = [n for n in numbers if n is not None]
    return float(sum(known)) if len(known) == len(numbers) else None


def _latest(parts: list[Value]) -> date | None:
    dates = [p.published_on for p in parts]
    return max(d for d in dates if d) if all(dates) else None
