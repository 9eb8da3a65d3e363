"""Which counts a published figure rests on, named so that figures of different measures meet in the same count.

Only looks at one value at a time; reading whole tables is in `cells`, adding up is in `groups`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.compute.protect.describe import Counted, Protection, count_below
from pipeline.compute.series import Value
from pipeline.periods import Period

Role = Literal["value", "numerator", "denominator", "base"]
Place = tuple[str, ...]


class Key(NamedTuple):
    """One count: what, from where, of whom, in which place and time (first month and months; 0 months: a day)."""

    counted: str
    source: str
    breakdown: str
    category: str
    area: str
    start: int
    months: int


@dataclass(frozen=True)
class Part:
    """A count that a figure rests on. `number` is None where it is withheld or not there.

    `exactly`: a figure shown beside it would tell the count exactly even where the count itself is rounded.
    """

    role: Role
    key: Key
    number: float | None
    below: int
    exactly: bool = False


def months_of(period: Period) -> tuple[int, int]:
    """Return the first month, counted from year 0, and the number of months; the day and 0 for a single day."""
    if period.start == period.end:
        return period.start.toordinal(), 0
    first = period.start.year * 12 + period.start.month - 1
    return first, period.end.year * 12 + period.end.month - first


def place(value: Value) -> Place:
    """Return where, when and of whom, and from which source and vintage, whatever the statistic."""
    return (
        value.measure,
        value.breakdown,
        value.category,
        value.area,
        value.period.label,
        value.source,
        value.vintage,
    )


def bases(values: Iterable[Value]) -> dict[Place, float | None]:
    """Return the number of people that each mean rests on, where it stands beside the mean as statistic `n`."""
    return {place(value): value.value for value in values if value.statistic == "n"}


def parts_of(value: Value, protection: Protection, base: Mapping[Place, float | None]) -> tuple[Part, ...]:
    """Return the counts that a value rests on; the first one is what it counts."""
    counted, rule = protection.counts(value), protection.rule(value.source)
    least, least_base = (count_below(counted, rule, base=is_base) for is_base in (False, True))
    if counted.kind == "mean":
        number = base.get(place(value), value.denominator)
        return (Part("base", _key(value, counted.of), number, least_base, exactly=True),)
    if counted.kind == "count" or value.statistic == "n":
        return (Part("value", _key(value, counted.of), value.value, least),)
    exactly = counted.kind == "standardised" or (rule.decimals is not None and value.value is not None)
    top = Part("numerator", _key(value, counted.of), value.numerator, least, exactly)
    if counted.kind != "share" or not counted.out_of:
        return (top,)
    return top, Part("denominator", _key(value, counted.out_of), value.denominator, least_base, exactly)


def adds_over(counted: Iterable[Counted]) -> dict[str, frozenset[str]]:
    """Return over what each count adds up: everything that any measure says of it."""
    ways: dict[str, frozenset[str]] = {}
    for one in counted:
        for name in (one.of, one.out_of):
            ways[name] = ways.get(name, frozenset()) | one.adds_over
    return ways


def _key(value: Value, count: str) -> Key:
    return Key(count, value.source, value.breakdown, value.category, value.area, *months_of(value.period))
