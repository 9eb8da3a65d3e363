"""A measure's figures as lines over time: one area, group, source and kind of period each, for checks that compare.

What is odd about a line belongs in the checks themselves.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.catalogue.measure import Measure
from pipeline.compute.prefer import newness
from pipeline.compute.series import ALL, Series, Value
from pipeline.periods import from_label

LineKey = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Line:
    """The newest figures of one area, group, source and kind of period, in order of time."""

    key: LineKey
    values: tuple[Value, ...]

    @property
    def numbers(self) -> list[float]:
        """The figures alone; those that are missing or withheld are not in them."""
        return [v.value for v in self.values if v.value is not None]

    @property
    def where(self) -> str:
        """The area, and the group where the line is of one."""
        area, _, category = self.key[:3]
        return area if category == ALL else f"{area}, {category}"


def lines_of(series: Series) -> list[Line]:
    """Return every line of a series, sorted; of several vintages of a figure the newest counts."""
    found: dict[LineKey, dict[str, Value]] = defaultdict(dict)
    for value in sorted(series.values, key=lambda v: (v.period, newness(v))):
        if value.statistic == "value":
            found[_key(value)][value.period.label] = value
    return [Line(key, tuple(values.values())) for key, values in sorted(found.items())]


def between_breaks(measure: Measure, line: Line) -> list[Line]:
    """Return the line's known figures in pieces: none reaches over a declared break of the series."""
    starts = sorted(from_label(one.at).start for one in measure.breaks)
    known = [v for v in line.values if v.value is not None]
    pieces: dict[int, list[Value]] = defaultdict(list)
    for value in known:
        pieces[sum(start <= value.period.start for start in starts)].append(value)
    return [Line(line.key, tuple(piece)) for _, piece in sorted(pieces.items())]


def newest(lines: Sequence[Line]) -> list[Value]:
    """Return each line's last figure."""
    return [line.values[-1] for line in lines if line.values]


def _key(value: Value) -> LineKey:
    return (value.area, value.breakdown, value.category, value.source, str(value.period.kind))
