"""Our own small drawings for signals: what varies, whether a target is met, a trend. Words always stand beside them.

Which signal a measure has is read in `compute.standing`; its words are in `wording.signal`.
"""

from functools import cache

from pipeline.render.charts.style import SOFT, SPECIAL

SIZE = 32
BETTER, WORSE, UNUSUAL = (SPECIAL[meaning][1] for meaning in ("better", "worse", "unusual"))
USUAL = ((5, 17), (10, 13), (15, 18), (20, 14), (26, 17))
HIGH = ((5, 19), (10, 22), (15, 19), (20, 13), (26, 6))
LOW = tuple((x, SIZE - y) for x, y in HIGH)
RISING = ((5, 25), (10, 21), (15, 17), (20, 12), (26, 7))
FALLING = tuple((x, SIZE - y) for x, y in RISING)
ACROSS = ((5, 22), (10, 11), (15, 21), (20, 10), (26, 20))
ABOVE = ((5, 9), (10, 6), (15, 10), (20, 7), (26, 9))
BELOW = tuple((x, SIZE - y) for x, y in ABOVE)
BAND, LINE = '<path d="M3 10h26M3 22h26" stroke-dasharray="2 2"/>', '<path d="M3 16h26" stroke-dasharray="4 2"/>'
MARKS = {"tick": "M22 27.5l2.5 2.5 5-5.5", "cross": "M23.5 24.5l5.5 5.5M29 24.5l-5.5 5.5"}

Spots = tuple[tuple[int, int], ...]
DRAWINGS: dict[str, tuple[Spots, str, str, str]] = {
    "common_cause": (USUAL, BAND, SOFT, ""),
    "improvement_high": (HIGH, BAND, BETTER, "tick"),
    "improvement_low": (LOW, BAND, BETTER, "tick"),
    "concern_high": (HIGH, BAND, WORSE, "cross"),
    "concern_low": (LOW, BAND, WORSE, "cross"),
    "neutral_high": (HIGH, BAND, UNUSUAL, ""),
    "neutral_low": (LOW, BAND, UNUSUAL, ""),
    "consistent_pass": (ABOVE, LINE, BETTER, "tick"),
    "consistent_fail": (BELOW, LINE, WORSE, "cross"),
    "inconsistent": (ACROSS, LINE, SOFT, ""),
    "increasing_better": (RISING, "", BETTER, "tick"),
    "increasing_worse": (RISING, "", WORSE, "cross"),
    "increasing": (RISING, "", UNUSUAL, ""),
    "decreasing_better": (FALLING, "", BETTER, "tick"),
    "decreasing_worse": (FALLING, "", WORSE, "cross"),
    "decreasing": (FALLING, "", UNUSUAL, ""),
    "no_significant_change": (USUAL, "", SOFT, ""),
}
"""By code: the points, what lies behind them, the colour, and the mark at the foot: better is ticked, worse crossed."""


@cache
def signal_drawing(code: str) -> str:
    """Return the drawing of a signal's code, hidden from screen readers; empty for a code without one."""
    if code not in DRAWINGS:
        return ""
    spots, behind, colour, mark = DRAWINGS[code]
    joined = " ".join(f"{x},{y}" for x, y in spots)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="{3 if last else 2}"/>' for x, y, last in _with_last(spots))
    foot = f'<path d="{MARKS[mark]}" stroke-width="2.5"/>' if mark else ""
    return (
        f'<svg class="signal" viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}" height="{SIZE}" aria-hidden="true" '
        f'focusable="false"><g fill="none" stroke="{colour}" stroke-width="1.5">{behind}'
        f'<polyline points="{joined}"/>{foot}</g><g fill="{colour}">{dots}</g></svg>'
    )


def _with_last(spots: Spots) -> list[tuple[int, int, bool]]:
    return [(x, y, number == len(spots)) for number, (x, y) in enumerate(spots, start=1)]
