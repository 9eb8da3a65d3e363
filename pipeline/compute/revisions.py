"""What changed between two sets of published figures: old, new, and what kind of change it is. Pure comparison.

Which sets are compared, and the reasons that people gave, come from the caller.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.compute.series import PublishedSeries, Value

Kind = Literal["scheduled", "other_source", "later_publication", "unexplained"]
PROVISIONAL = "p"


@dataclass(frozen=True)
class Revised:
    """One figure before and after, in the unit of its statistic; None where it was or is not shown."""

    before: Value
    after: Value

    @property
    def kind(self) -> Kind:
        """What the figures themselves tell of why; that a publisher changed one says nothing of its reasons."""
        old, new = self.before, self.after
        if PROVISIONAL in old.markers:
            return "scheduled"
        if old.source != new.source:
            return "other_source"
        if (old.vintage, old.published_on) != (new.vintage, new.published_on):
            return "later_publication"
        return "unexplained"


def revised(before: Mapping[str, PublishedSeries], after: Mapping[str, PublishedSeries]) -> Iterator[Revised]:
    """Give every figure that both sets have and show differently, by measure and reading order.

    A figure that only one of them has is new or gone, not revised. Synthetic figures are left out.
    """
    for name, series in before.items():
        if name not in after:
            continue
        now = {_key(value): value for value in _public(after[name])}
        for value in _public(series):
            other = now.get(_key(value))
            if other is not None and _shown(other) != _shown(value):
                yield Revised(value, other)


def arrived(before: Mapping[str, PublishedSeries], after: Mapping[str, PublishedSeries]) -> tuple[int, int]:
    """Return how many figures only the later set shows, and how many only the earlier: new ones, and gone ones."""
    old, new = (
        {(n, _key(v)) for n, s in several.items() for v in _public(s) if v.value is not None}
        for several in (before, after)
    )
    return len(new - old), len(old - new)


def _public(series: PublishedSeries) -> Iterator[Value]:
    return (value for value in series.values if value.preferred and value.origin != "synthetic")


def _key(value: Value) -> tuple[str, ...]:
    return (value.breakdown, value.category, value.area, value.period.label, value.statistic)


def _shown(value: Value) -> float | None:
    return value.value
