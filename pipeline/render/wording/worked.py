"""A worked example: how this period's own figure comes out of the numbers behind it, step by step.

Only published numbers come in, protected as they are; where they are not, it says so. Nothing is decided here.
"""

from dataclasses import dataclass

from pipeline.catalogue.measure import Unit
from pipeline.compute.series import Value
from pipeline.compute.standing.limits import interval
from pipeline.compute.standing.result import Change, Standing
from pipeline.render.wording import phrases
from pipeline.render.wording.numbers import bare, change_words, figure, fixed, whole_if_it_is

TIMES = {"percent": 100.0, "days": 1.0, "ratio": 1.0}
METHODS = {
    "Wilson": "by Wilson's method for shares",
    "Byars": "by Byar's method for counts",
    "Exact": "by the exact method for small counts",
}
NO_RANGE = "No likely range can be given: we do not hold the numbers that it is worked out from."
TIME = "No likely range can be given: this is time, not people, and one long stay gives a lot of it."
PUBLISHED = "published"
SPECIAL = frozenset({"truncated_mean", "mean", "bundle", "gap", "directly_standardised_rate"})
DIVIDED_OR_COUNTED = frozenset({PUBLISHED, "count", "sum", "proportion", "rate", "ratio"})


@dataclass(frozen=True)
class Behind:
    """One published figure with what is published behind it. `kind` is that of its method, `trace` where it stands.

    `n`, `k` and `untrimmed` are how many stays there were, how many were left out, and the mean of all of them.
    """

    value: Value
    kind: str
    n: float | None = None
    k: float | None = None
    untrimmed: float | None = None
    drop_top: int = 0


def steps(behind: Behind, unit: Unit) -> tuple[str, ...]:
    """Return the way from the numbers behind to the figure, then to its likely range; empty without a figure."""
    if behind.kind not in SPECIAL | DIVIDED_OR_COUNTED:
        msg = f"say how a figure by the method '{behind.kind}' is worked out"
        raise NotImplementedError(msg)
    if behind.value.value is None:
        return ()
    return (*_to_the_figure(behind, behind.value.value, unit), _range(behind, unit))


def change_step(value: Value, change: Change, unit: Unit) -> str:
    """Work out the change that is told, and say why it is more than chance or not; empty without one."""
    if value.value is None or change.value is None or change.change is None or change.period is None:
        return ""
    words = change_words(change.change, unit)
    taken = f"{bare(value.value, unit)} take away {bare(change.value, unit)}, {phrases.when(change.period)}"
    if change.lower is None or change.upper is None:
        return f"The change is {taken}: {words}. {change.rule}"
    limits = f"{change_words(change.lower, unit)} to {change_words(change.upper, unit)}"
    return f"The change is {taken}: {words}. Its likely range, {limits}, {_zero(change.lower, change.upper, change)}."


def _zero(lower: float, upper: float, change: Change) -> str:
    if lower <= 0 <= upper:
        return "includes zero, so it may be chance"
    if change.direction == "no_clear_change":
        return "does not include zero, but the figure often moves as much"
    return "does not include zero, so it is more than chance"


def against_step(standing: Standing, place: str, unit: Unit) -> str:
    """Say how another place's figure lies to the likely range; empty where the two are not compared."""
    if standing.against_comparator == "not_compared" or standing.comparator_value is None:
        return ""
    side = "inside" if standing.against_comparator == "similar" else "outside"
    return f"The figure for {place}, {bare(standing.comparator_value, unit)}, lies {side} the likely range."


def _to_the_figure(behind: Behind, value: float, unit: Unit) -> tuple[str, ...]:
    if behind.kind == "truncated_mean" and behind.n is not None and behind.k is not None:
        return _longest_left_out(behind, value, unit)
    if behind.kind == "bundle" and behind.value.denominator:
        met, of = (fixed(n or 0, 0) for n in (behind.value.numerator, behind.value.denominator))
        return (f"{met} of the {of} standards are met.",)
    if behind.kind == "gap":
        return (f"We take the figure of one group from that of the other: {figure(value, unit)}.",)
    if behind.kind == "directly_standardised_rate":
        return _by_age(behind, value, unit)
    if behind.kind in ("mean", "truncated_mean") and behind.value.denominator:
        n = fixed(behind.value.denominator, 0)
        return (f"We add up all {n} and divide by {n}: {figure(value, unit)}.",)
    if behind.value.numerator is not None and behind.value.denominator:
        return _division(behind.value, value, unit)
    if _counted_here(behind, unit):
        return (f"We count them: {figure(value, unit)}. Nothing is added or divided.",)
    return (_as_printed(behind.value, value, unit),)


def _counted_here(behind: Behind, unit: Unit) -> bool:
    ours = behind.kind != PUBLISHED or behind.value.origin != "official"
    return unit.kind == "count" and ours


def _division(behind: Value, value: float, unit: Unit) -> tuple[str, ...]:
    assert behind.numerator is not None
    assert behind.denominator
    above, below = whole_if_it_is(behind.numerator), whole_if_it_is(behind.denominator)
    times = float(unit.per or 1) if unit.kind == "rate_per" else TIMES.get(unit.kind, 1.0)
    made = times * behind.numerator / behind.denominator
    factor = "" if times == 1 else f" × {fixed(times, 0)}"
    same = bare(made, unit) == bare(value, unit)
    end = "which we show as" if same else "and the publisher gives"
    return (f"{above} ÷ {below}{factor} = {fixed(made, unit.decimals + 2)}, {end} {figure(value, unit)}.",)


def _longest_left_out(behind: Behind, value: float, unit: Unit) -> tuple[str, ...]:
    n, k = behind.n or 0, behind.k or 0
    share = fixed(100 / behind.drop_top, 0) if behind.drop_top else "10"
    left = fixed(behind.value.denominator if behind.value.denominator is not None else n - k, 0)
    if n and not k:
        few = f"There were {fixed(n, 0)} stays, too few to leave out the longest 1 in {share}."
        return (few, f"The days of all {left} are added up and divided by {left}: {figure(value, unit)}.")
    told = [
        f"There were {fixed(n, 0)} stays. We left out the longest 1 in {share}, rounded down: {fixed(k, 0)}.",
        f"The days of the other {left} are added up and divided by {left}: {figure(value, unit)}.",
    ]
    if behind.untrimmed is not None:
        told.append(f"With none left out it would be {figure(behind.untrimmed, unit)}.")
    return tuple(told)


def _by_age(behind: Behind, value: float, unit: Unit) -> tuple[str, ...]:
    told = f"Each age group's rate is weighed as in one standard population, which gives {figure(value, unit)}."
    if behind.value.numerator is None:
        return (told,)
    return (f"There were {fixed(behind.value.numerator, 0)} events in all.", told)


def _as_printed(behind: Value, value: float, unit: Unit) -> str:
    told = "counted them" if unit.kind == "count" else "worked it out"
    file, _, row = behind.trace[0].rpartition(":") if len(behind.trace) == 1 else ("", "", "")
    where = f" It stands in row {row} of {file}." if file and row.isdigit() else ""
    return f"The publisher {told}, and we take it as it is printed: {figure(value, unit)}.{where}"


def _range(behind: Behind, unit: Unit) -> str:
    around = interval(behind.value, unit)
    if around is None or around.lower is None or around.upper is None:
        return NO_RANGE if unit.separate_events else TIME
    own = "as published with it" if behind.kind == PUBLISHED else "worked out from the same records"
    method = own if around.method == PUBLISHED else METHODS[around.method]
    return f"Likely range: {bare(around.lower, unit)} to {bare(around.upper, unit)}, {method}."
