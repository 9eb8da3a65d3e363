"""Figures unlike those around them: far off, on a new level, or the same again. Doubts for a person to look at.

The size of what is usual is the median distance of the other figures from those around them, as in the modified
z-score of Iglewicz and Hoaglin (1993); small counts vary as in a Poisson distribution and are given that room.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt
from statistics import median

from pipeline.catalogue.measure import Measure
from pipeline.compute.checks.finding import Finding, written
from pipeline.compute.checks.lines import Line, between_breaks, lines_of
from pipeline.compute.series import Series, Value

TO_SIGMA = 1.4826
FAR, SHARE, TIMES, AROUND = 6, 0.3, 5, 4
SAME_DIGITS = 6


def jumps(measure: Measure, series: Series) -> list[Finding]:
    """Return a finding for each figure far from those around it, and for each new level, within declared breaks."""
    pieces = [piece for line in lines_of(series) for piece in between_breaks(measure, line)]
    return [one for piece in pieces for one in _in_line(measure, series.measure, piece)]


def repeated(series: Series) -> list[Finding]:
    """Return a finding where all newest figures of a source are those of the period before, to the last digit."""
    by_source: dict[tuple[str, ...], list[tuple[Value, Value]]] = defaultdict(list)
    for line in lines_of(series):
        known = [v for v in line.values if v.value is not None]
        if len(known) > 1:
            by_source[line.key[3:]].append((known[-2], known[-1]))
    return [told for pairs in by_source.values() for told in _again(series.measure, pairs)]


def _again(measure: str, pairs: Sequence[tuple[Value, Value]]) -> Iterator[Finding]:
    digits = sum(len(f"{v.value:g}".replace(".", "").strip("-0")) for _, v in pairs)
    if digits >= SAME_DIGITS and all(before.value == after.value for before, after in pairs):
        before, after = pairs[0]
        told = f"every figure of {after.source} is the one of {before.period.label} again: was an old file sent?"
        yield Finding(measure, "repeated", after.area, after.period.label, told)


def _in_line(measure: Measure, name: str, line: Line) -> Iterator[Finding]:
    numbers = line.numbers
    expected = [_around(numbers, i) for i in range(len(numbers))]
    far = [i for i in range(len(numbers)) if _is_far(measure, line, expected, i)]
    for i in far:
        told = f"{written(numbers[i])} for {line.where}; figures around it suggest about {written(expected[i], 3)}"
        yield _finding(name, line.values[i], told)
    if not far:
        yield from _steps(measure, name, line)


def _around(numbers: Sequence[float], i: int) -> float:
    """Return the middle of the figures nearest in time, the one itself left out."""
    near = sorted((j for j in range(len(numbers)) if j != i), key=lambda j: (abs(j - i), j))[:AROUND]
    return median(numbers[j] for j in near) if near else numbers[i]


def _is_far(measure: Measure, line: Line, expected: Sequence[float], i: int) -> bool:
    numbers = line.numbers
    off = abs(numbers[i] - expected[i])
    room = _room(measure, line.values[i], expected[i])
    # Of two figures one cannot say which is wrong: the newer one is looked at.
    if off > room and _times(numbers[i], expected[i]) >= TIMES and (len(numbers) > 2 or i == len(numbers) - 1):
        return True
    if len(numbers) < AROUND:
        return False
    usual = TO_SIGMA * median(abs(numbers[j] - expected[j]) for j in range(len(numbers)) if j != i)
    return off > max(FAR * usual, SHARE * abs(expected[i]), room)


def _steps(measure: Measure, name: str, line: Line) -> Iterator[Finding]:
    """Find where the figures go on on another level: one difference unlike all others."""
    numbers = line.numbers
    moves = [b - a for a, b in pairwise(numbers)]
    for i, move in enumerate(moves):
        others = [abs(other) for j, other in enumerate(moves) if j != i]
        if len(others) < AROUND - 1:
            return
        room = max(FAR * TO_SIGMA * median(others), SHARE * abs(numbers[i]), _room(measure, line.values[i], numbers[i]))
        if abs(move) > room:
            told = (
                f"{line.where} goes from {written(numbers[i])} to {written(numbers[i + 1])}: "
                "a new definition is declared as a break"
            )
            yield _finding(name, line.values[i + 1], told)


def _room(measure: Measure, value: Value, expected: float) -> float:
    """Return how far chance and rounding alone may take a figure."""
    rounding = 20 * 10**-measure.unit.decimals
    if measure.unit.kind == "count":
        return 5 * sqrt(max(expected, value.value or 0, 1))
    if value.lower_95 is not None and value.upper_95 is not None:
        return max(rounding, 2 * (value.upper_95 - value.lower_95))
    return rounding


def _times(number: float, expected: float) -> float:
    low, high = sorted((abs(number), abs(expected)))
    return high / low if low else float(TIMES)


def _finding(name: str, value: Value, told: str) -> Finding:
    return Finding(name, "jumps", value.area, value.period.label, told)
