"""From a worked-out figure to the one that readers see: withheld, rounded or as it is.

What is withheld was decided before; here it leaves no trace: no value, parts, limits, or rows that could be counted.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from pipeline.compute.protect.describe import STANDARDISED_BELOW, Counted, Protection
from pipeline.compute.protect.parts import Key, Part, Place, parts_of, place
from pipeline.compute.protect.rules import Rule, is_small
from pipeline.compute.series import UNTOLD, Value
from pipeline.compute.statistics.intervals import Interval, byar, rate, wilson

NOTE = "Withheld, so that nobody can be recognised. It is not zero."
NOTHING_TOLD = "Withheld, so that nobody can be recognised. It may be any number, zero too."
UNTRIMMED = "untrimmed_mean"
"""The statistic that stands beside a truncated mean: the mean of all."""
At = tuple[Key, str]


@dataclass(frozen=True)
class Door:
    """What the last step knows: the protection, the counts that are withheld, and the base of each mean.

    `untold`: those of the withheld of which not even that they are not zero is told.
    """

    protection: Protection
    withheld: AbstractSet[At]
    untold: AbstractSet[At]
    bases: Mapping[Place, float | None]

    def release(self, value: Value) -> Value:
        """Return the value as readers see it."""
        if not self.protection.governs(value) or (value.value is None and "c" not in value.markers):
            return value if not self.protection.governs(value) else _without_rows(_without_parts(value))
        parts = parts_of(value, self.protection, self.bases)
        if self._is_withheld(value, parts):
            return self._empty(value, parts)
        counted, rule = self.protection.counts(value), self.protection.rule(value.source)
        return _without_rows(_as_shown(value, counted, rule, self.bases))

    def _is_withheld(self, value: Value, parts: Sequence[Part]) -> bool:
        if value.value is None or any(self._part_is_withheld(value, part) for part in parts):
            return True
        counted, rule = self.protection.counts(value), self.protection.rule(value.source)
        if counted.kind == "mean" and value.statistic.endswith(UNTRIMMED):
            return _few_left_out(parts, counted)
        return _too_few_either_way(parts, rule) or (counted.kind == "standardised" and _too_few_to_standardise(parts))

    def _part_is_withheld(self, value: Value, part: Part) -> bool:
        """A figure whose count is not known cannot be judged, so it is withheld as well."""
        return part.number is None or (part.key, value.vintage) in self.withheld

    def _empty(self, value: Value, parts: Sequence[Part]) -> Value:
        """Keep a denominator only where it is a public population or may be shown by itself."""
        counted = self.protection.counts(value)
        below = (
            value.denominator if counted.kind == "rate" or (counted.kind == "share" and not counted.out_of) else None
        )
        for part in parts:
            if part.role == "denominator" and not self._part_is_withheld(value, part) and part.number is not None:
                below = self.protection.rule(value.source).shown(part.number)
        untold = value.markers >= UNTOLD or any((part.key, value.vintage) in self.untold for part in parts)
        marks, note = (UNTOLD, NOTHING_TOLD) if untold else (frozenset({"c"}), NOTE)
        made = replace(value, value=None, lower_95=None, upper_95=None, numerator=None, denominator=below)
        return replace(made, markers=value.markers | marks, note=note, trace=())


def _too_few_either_way(parts: Sequence[Part], rule: Rule) -> bool:
    """Say whether those not counted in a share are too few to be told."""
    numbers = {part.role: part.number for part in parts}
    top, bottom = numbers.get("numerator"), numbers.get("denominator")
    return rule.complement and None not in (top, bottom) and is_small((bottom or 0) - (top or 0), rule.count_below)


def _few_left_out(parts: Sequence[Part], counted: Counted) -> bool:
    """Say whether a mean of all beside the mean of most tells how long the few longest were, or the longest one."""
    return any(is_small(int(part.number or 0) * counted.drop_top // 100, part.below) for part in parts)


def _too_few_to_standardise(parts: Sequence[Part]) -> bool:
    return any((part.number or 0) < STANDARDISED_BELOW for part in parts)


def _without_parts(value: Value) -> Value:
    """A rate that is missing for want of people would else tell its events, which no one judged or rounded."""
    return replace(value, numerator=None, denominator=None, lower_95=None, upper_95=None)


def _without_rows(value: Value) -> Value:
    """Name the files that a figure comes from, not its rows: their number would tell the count."""
    return replace(value, trace=tuple(dict.fromkeys(row.rsplit(":", 1)[0] for row in value.trace)))


def _as_shown(value: Value, counted: Counted, rule: Rule, base: Mapping[Place, float | None]) -> Value:
    if rule.step == 1:
        return value
    if counted.kind == "mean":
        return _mean_shown(value, counted, rule, base.get(place(value), value.denominator))
    top, bottom = (None if n is None else rule.shown(n) for n in (value.numerator, value.denominator))
    if counted.kind == "count" or value.statistic == "n":
        shown = rule.shown(value.value or 0)
        made = replace(value, value=shown, numerator=None if top is None else shown)
        return _with_limits(made, lambda: byar(shown))
    if counted.kind == "rate" or not counted.out_of:
        bottom = value.denominator
    parts = replace(value, numerator=top, denominator=bottom)
    if not rule.from_rounded or counted.kind == "standardised":
        return _to_places(parts, rule)
    again = wilson if counted.kind == "share" else rate
    again_value = None if top is None or not bottom else counted.per * top / bottom
    return _with_limits(replace(parts, value=again_value), lambda: again(top, bottom, multiplier=counted.per))


def _mean_shown(value: Value, counted: Counted, rule: Rule, base: float | None) -> Value:
    """Show a mean as it is, the number it rests on rounded, and how many were left out worked out from that."""
    n = rule.shown(base or 0)
    left_out = n * counted.drop_top // 100
    if value.statistic in ("n", "k"):
        return replace(value, value=n if value.statistic == "n" else left_out, numerator=None, denominator=None)
    kept = n if value.denominator == base else n - left_out
    bottom = None if value.denominator is None else kept
    return _to_places(replace(value, numerator=None, denominator=bottom), rule)


def _to_places(value: Value, rule: Rule) -> Value:
    if rule.decimals is None:
        return value
    numbers = (value.value, value.lower_95, value.upper_95)
    whole, low, high = (None if n is None else _half_up(n, rule.decimals) for n in numbers)
    return replace(value, value=whole, lower_95=low, upper_95=high)


def _half_up(number: float, places: int) -> float:
    """Round as publishers do, half away from zero: 10 of 160 are 6.3 %, where `round` gives 6.2."""
    return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _with_limits(value: Value, made: Callable[[], Interval]) -> Value:
    """Work the limits out again from what is shown, where there were any: the old ones would tell the true count."""
    if value.lower_95 is None and value.upper_95 is None:
        return value
    limits = made()
    return replace(value, lower_95=limits.lower, upper_95=limits.upper)
