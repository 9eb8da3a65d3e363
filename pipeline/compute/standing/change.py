"""The change between two values of a series, and what may be said of it.

Each answer carries the rule that gave it, in plain words; sentences for readers are made in `render.wording`.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import Value
from pipeline.compute.standing.limits import HEADLINE_LEVEL, LEVEL, difference, interval, is_time
from pipeline.compute.standing.result import Change, Direction
from pipeline.periods import Period, from_label

UNTESTED = "The source gives no numbers behind the figure, so we cannot test if the change is more than chance."
UNTESTED_EARLIER = "No numbers are published behind the earlier figure, so we cannot test if the change is chance."
NOT_EVENTS = "This is time, not people: one long stay gives a lot of it, so we cannot test if the change is chance."
WITHIN = "The change is no bigger than chance alone could make it: zero lies inside its 95% range."
BEYOND = "The change is bigger than chance alone would make it: zero lies outside its 95% range."
CROSSED = "The figure went past zero. It is no nearer to zero and no farther from it than chance could make it."
USUAL = "The change is no bigger than the usual ups and downs of these figures."
CLEAR: tuple[Direction, ...] = ("improving", "worsening", "higher", "lower")
NO_EARLIER = "We hold no earlier figure of the same kind to compare with."


def nothing_to_compare(why: str = NO_EARLIER) -> Change:
    """Return the change where there is nothing to compare with, with the reason."""
    return Change(None, None, None, None, None, "not_comparable", why)


def change(measure: Measure, latest: Value, earlier: Value | None) -> Change:
    """Return the change from `earlier` to `latest`, in the measure's unit, with its 95 % limits where it has them."""
    if earlier is None:
        return nothing_to_compare()
    if earlier.value is None or latest.value is None:
        return nothing_to_compare(f"There is no figure for {earlier.period.public}.")
    blocked = _blocked(measure, latest, earlier)
    moved = latest.value - earlier.value
    if blocked:
        return Change(earlier.period, earlier.value, moved, None, None, "not_comparable", blocked)
    limits = _limits(measure, latest, earlier, LEVEL)
    direction, rule = _direction(measure, (earlier.value, latest.value), limits)
    if rule == UNTESTED:
        rule = _untested(measure, latest)
    if direction in ("improving", "worsening") and _only_crossed(measure, latest, earlier):
        direction, rule = "higher" if moved > 0 else "lower", CROSSED
    lower, upper = limits or (None, None)
    headline = direction in CLEAR and _beyond(_limits(measure, latest, earlier, HEADLINE_LEVEL))
    return Change(earlier.period, earlier.value, moved, lower, upper, direction, rule, headline)


def _blocked(measure: Measure, latest: Value, earlier: Value) -> str:
    """Say why two figures cannot be compared; empty when they can."""
    broken = [b for b in measure.breaks if earlier.period.start < from_label(b.at).start <= latest.period.end]
    if broken:
        return f"The figures are not made in the same way: {broken[-1].reason}"
    if latest.period.start <= earlier.period.end:
        return "The two periods overlap, so the same events are in both."
    doubted = [v.period.public for v in (earlier, latest) if "q" in v.markers]
    if doubted:
        return f"We doubt the figure for {' and '.join(doubted)}, so we do not compare it."
    return ""


def _limits(measure: Measure, latest: Value, earlier: Value, level: float) -> tuple[float, float] | None:
    after, before = interval(latest, measure.unit, level=level), interval(earlier, measure.unit, level=level)
    return difference(after, before) if after and before else None


def _only_crossed(measure: Measure, latest: Value, earlier: Value) -> bool:
    """Whether a figure that is best at zero went past it, and its distance from zero did not clearly change."""
    after, before = interval(latest, measure.unit), interval(earlier, measure.unit)
    if measure.polarity != "towards_zero" or not after or not before or not after.value or not before.value:
        return False
    return after.value * before.value < 0 and not _beyond(difference(after, before.times(-1)))


def _untested(measure: Measure, latest: Value) -> str:
    """Say why chance cannot be looked at."""
    if not measure.unit.separate_events or (measure.unit.kind == "count" and is_time(measure.unit)):
        return NOT_EVENTS
    return UNTESTED_EARLIER if interval(latest, measure.unit) else UNTESTED


def _beyond(limits: tuple[float, float] | None) -> bool:
    return limits is not None and not limits[0] <= 0 <= limits[1]


def _direction(
    measure: Measure, values: tuple[float, float], limits: tuple[float, float] | None
) -> tuple[Direction, str]:
    moved = values[1] - values[0]
    if limits is None:
        if abs(moved) < 10**-measure.unit.decimals / 2:
            return "no_clear_change", "The two figures are the same as far as they are printed."
        side: Direction = "higher" if moved > 0 else "lower"
        return side, UNTESTED
    if not _beyond(limits):
        return "no_clear_change", WITHIN
    return _judged(measure, values), BEYOND


def _judged(measure: Measure, values: tuple[float, float]) -> Direction:
    """Return the direction in the light of what is wished for; without a wish, only which way it went."""
    before, after = values
    if measure.polarity == "no_judgement":
        return "higher" if after > before else "lower"
    nearer = abs(after) < abs(before) if measure.polarity == "towards_zero" else after < before
    wished = after > before if measure.polarity == "higher" else nearer
    return "improving" if wished else "worsening"


def within_the_usual(found: Change) -> Change:
    """Return a change that is beyond sampling chance but within the usual ups and downs of its series: none is clear.

    Making Data Count: common cause is never called better or worse. The limits stay as they are.
    """
    if not found.tested or found.direction not in CLEAR:
        return found
    return replace(found, direction="no_clear_change", rule=USUAL, headline=False)


def earlier_values(series: Sequence[Value], latest: Value, back: Period) -> Value | None:
    """Return the value of exactly the period `back`, of the same kind as the latest."""
    return next((v for v in series if v.period == back and v.period.kind == latest.period.kind), None)
