"""Spark lines: a few hundred bytes of SVG drawn by hand, decoration beside a figure that says the same in words."""

from collections.abc import Sequence

from pipeline.render.charts.style import ACTUAL

WIDTH, HEIGHT, EDGE = 104, 28, 4


def spark_line(values: Sequence[float | None]) -> str:
    """Draw a small line with a dot on the last value; None is a gap. Empty text when no two values are there.

    It is hidden from screen readers: the figures stand beside it.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    spots = _spots(values, min(known), max(known))
    lines = "".join(f'<polyline points="{" ".join(run)}"/>' for run in _runs(spots) if len(run) > 1)
    singles = "".join(_dot(run[0], 1.5) for run in _runs(spots)[:-1] if len(run) == 1)
    last = _dot(next(spot for spot in reversed(spots) if spot), 3)
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" aria-hidden="true" '
        f'focusable="false"><g fill="none" stroke="{ACTUAL}" stroke-width="2" stroke-linejoin="round">{lines}</g>'
        f'<g fill="{ACTUAL}">{singles}{last}</g></svg>'
    )


def _spots(values: Sequence[float | None], low: float, high: float) -> list[str]:
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    span = (high - low) or 1.0
    room = HEIGHT - 2 * EDGE
    flat = room / 2 if high == low else 0.0
    return [
        "" if value is None else f"{EDGE + index * step:.1f},{HEIGHT - EDGE - flat - (value - low) / span * room:.1f}"
        for index, value in enumerate(values)
    ]


def _runs(spots: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for spot in spots:
        if spot:
            runs[-1].append(spot)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _dot(spot: str, radius: float) -> str:
    x, y = spot.split(",")
    return f'<circle cx="{x}" cy="{y}" r="{radius}"/>'
