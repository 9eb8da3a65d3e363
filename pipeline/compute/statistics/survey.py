"""The interval of a survey figure whose margin of error its publisher gives.

Working a margin out from answers belongs to the publisher: weighting and design are not ours to guess.
"""

from pipeline.compute.statistics.intervals import Interval, nothing

METHOD = "published margin of error"


def from_margin(
    value: float | None,
    margin: float | None,
    *,
    level: float = 0.95,
    lowest: float | None = None,
    highest: float | None = None,
) -> Interval:
    """`value` plus and minus the published `margin` (same unit), held within the scale where one is given.

    Without a value nothing is given; without a margin, or with a negative one, the value has no limits.
    """
    if value is None:
        return nothing(level, METHOD)
    if margin is None or margin < 0:
        return Interval(value, None, None, level, METHOD)
    lower, upper = value - margin, value + margin
    return Interval(
        value,
        lower if lowest is None else min(max(lower, lowest), value),
        upper if highest is None else max(min(upper, highest), value),
        level,
        METHOD,
    )
