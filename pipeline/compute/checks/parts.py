"""Wholes against their parts: a whole outside the range of its parts, or parts in an odd mix, makes figures doubtful.

Works on printed percentages and rates alone, allowing for their rounding. Counts are summed elsewhere.
"""

from collections.abc import Iterator
from statistics import median

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure
from pipeline.compute.checks.finding import Finding
from pipeline.compute.series import Series, Value
from pipeline.periods import Period

ODD = 0.15
RATIOS = ("percent", "rate_per", "days", "score", "index")
Share = tuple[float, float]


def odd_mixes(measure: Measure, series: Series, areas: Areas) -> list[Finding]:
    """Return a finding for each whole that its two parts cannot make, or only in a mix unlike the other periods'.

    The mix is the first part's weight in the whole. A finding is a doubt, not a stop.
    """
    if measure.unit.kind not in RATIOS:
        return []
    found: list[Finding] = []
    for code in measure.areas:
        members = areas.members(code)
        if len(members) == 2:
            found += _for_whole(measure, series, code, (members[0], members[1]))
    return found


def _for_whole(measure: Measure, series: Series, code: str, members: tuple[str, str]) -> Iterator[Finding]:
    half = 10**-measure.unit.decimals / 2
    mixes = {w.period: _mix(w, a, b, half) for w, a, b in _triples(series, code, members)}
    for period, mix in mixes.items():
        told = _told(mix, list(mixes.values()))
        if told:
            yield Finding(series.measure, "odd_mix", code, period.label, told)


def _triples(series: Series, code: str, members: tuple[str, str]) -> Iterator[tuple[Value, Value, Value]]:
    parts = [{v.period: v for v in series.of(area) if v.value is not None} for area in (code, *members)]
    periods: list[Period] = sorted(set(parts[0]) & set(parts[1]) & set(parts[2]))
    for period in periods:
        yield parts[0][period], parts[1][period], parts[2][period]


def _mix(whole: Value, first: Value, second: Value, half: float) -> Share | None:
    """Return the lowest and highest weight of the first part that rounding allows; None for parts too near."""
    w, a, b = whole.value, first.value, second.value
    assert w is not None
    assert a is not None
    assert b is not None
    if abs(a - b) <= 4 * half:
        return None
    corners = [
        (w + e - (b + f)) / ((a + g) - (b + f)) for e in (-half, half) for f in (-half, half) for g in (-half, half)
    ]
    return min(corners), max(corners)


def _told(mix: Share | None, every: list[Share | None]) -> str:
    if mix is None:
        return ""
    if mix[1] < 0 or mix[0] > 1:
        return "the whole lies outside the range of its two parts"
    usual = [sum(one) / 2 for one in every if one is not None]
    if len(usual) < 3:
        return ""
    # The median of all periods, this one too: with a single odd period it is not the odd one that decides.
    middle = median(usual)
    if mix[0] - ODD <= middle <= mix[1] + ODD:
        return ""
    low, high, usual_share = (f"{share:.0%}" for share in (*mix, middle))
    return (
        f"the first part would weigh {low} to {high} in the whole, where it weighs about {usual_share} in other periods"
    )
