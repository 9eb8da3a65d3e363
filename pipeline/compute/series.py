"""A measure's values as they travel from the warehouse to the page: one record a value, one series a measure.

How values are worked out belongs in the method modules; what may be shown belongs in `protect`.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from pipeline.digests import Fingerprinted
from pipeline.periods import Period

Marker = Literal["c", "x", "z", "p", "r", "b", "e", "q"]
MARKER_WORDS: dict[str, str] = {
    "c": "withheld so that nobody can be recognised",
    "x": "not available",
    "z": "not applicable",
    "p": "provisional",
    "r": "revised",
    "b": "break in the series",
    "e": "estimated",
    "q": "queried: we doubt this figure",
}
INSTEAD_OF_A_FIGURE = frozenset({"c", "x", "z"})
"""The marks that stand where there is no figure; the others stand beside one."""
UNTOLD = frozenset({"c", "x"})
"""The marks of a figure that is withheld without a word on whether it is zero. One marked `c` alone is not zero."""
ALL = "all"
Origin = Literal["official", "local", "synthetic"]
Fit = Literal["exact", "close", "context"]


@dataclass(frozen=True)
class Value(Fingerprinted):
    """One figure: what, where, when, from which source, with its limits, parts, marks and trace.

    `value` is in the measure's unit; None when withheld, missing or not applicable (`markers` and `note` say which).
    `trace` names the rows it came from, as `source/file:row`.
    """

    measure: str
    area: str
    period: Period
    source: str
    value: float | None
    breakdown: str = ALL
    category: str = ALL
    statistic: str = "value"
    vintage: str = ""
    lower_95: float | None = None
    upper_95: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    markers: frozenset[str] = frozenset()
    note: str = ""
    preferred: bool = False
    origin: Origin = "official"
    fit: Fit = "exact"
    published_on: date | None = None
    trace: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """The published key, in the published order of columns."""
        return (
            self.measure,
            self.breakdown,
            self.category,
            self.area,
            self.period.label,
            self.statistic,
            self.source,
            self.vintage,
        )

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Reading order: breakdown, category, area, time as periods are sorted, statistic, source, vintage."""
        return (
            self.breakdown,
            self.category,
            self.area,
            *self.period.sort_key,
            self.statistic,
            self.source,
            self.vintage,
        )


@dataclass(frozen=True)
class Series:
    """All values of one measure, in reading order, true values not yet through the disclosure door."""

    measure: str
    values: tuple[Value, ...] = ()

    def of(self, area: str, *, statistic: str = "value") -> tuple[Value, ...]:
        """Return the preferred whole-population values of an area in time order."""
        return self._whole.get((area, statistic), ())

    @cached_property
    def _whole(self) -> dict[tuple[str, str], tuple[Value, ...]]:
        """The preferred whole-population values by area and statistic: asked for many times, looked for once."""
        found: dict[tuple[str, str], list[Value]] = {}
        for value in self.values:
            if value.breakdown == ALL and value.preferred:
                found.setdefault((value.area, value.statistic), []).append(value)
        return {key: tuple(values) for key, values in found.items()}


@dataclass(frozen=True)
class PublishedSeries(Series):
    """A series that has been through the disclosure door: the only kind that publish and render accept."""

    rule: str = "none"
    withheld: int = field(default=0)


def with_values(series: Series, values: list[Value]) -> Series:
    """Return the series with other values, sorted in reading order."""
    return replace(series, values=tuple(sorted(values, key=lambda v: v.sort_key)))
