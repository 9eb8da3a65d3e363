"""One measure over another, or one sum over another, in the unit of the derived measure.

Both sides are added up at the same place and time; a missing part leaves no figure, never a smaller sum.
"""

from collections.abc import Iterator, Sequence

from pipeline.catalogue.measure import Unit
from pipeline.catalogue.methods import Ratio
from pipeline.compute.derived.made import Made
from pipeline.compute.derived.parts import Parts, View, figures_at, spots, unknown
from pipeline.compute.series import Value
from pipeline.compute.statistics.intervals import Interval, rate, wilson

NOTHING_BELOW = "There is nothing below the line to divide by."


def ratio_figures(method: Ratio, parts: Parts, view: View, areas: Sequence[str], unit: Unit) -> Iterator[Made]:
    """Give the ratio of each place and time at which any part has a row.

    Percent: times 100, with Wilson's limits where both sides are counts. Rate: times `per`, with Byar's limits where
    the upper side is a count. Any other unit: as it is, without limits.
    """
    names = (*method.numerator, *method.denominator)
    found = [figures_at(parts[name], view) for name in names]
    counts = [parts[name].measure.unit.kind == "count" for name in names]
    split = len(method.numerator)
    for spot in spots(found, areas):
        values = [one.get(spot) for one in found]
        sides = _total(values[:split]), _total(values[split:])
        counted = all(counts[:split]), all(counts[split:])
        yield Made(
            spot,
            tuple(value for value in values if value is not None),
            unknown() if None in sides else _ratio(sides, counted, unit),
            NOTHING_BELOW if sides[1] == 0 else "",
            sides if None not in sides and sides[1] else (None, None),
        )


def _total(values: Sequence[Value | None]) -> float | None:
    known = [value.value for value in values if value is not None and value.value is not None]
    return float(sum(known)) if len(known) == len(values) else None


def _ratio(sides: tuple[float | None, float | None], counted: tuple[bool, bool], unit: Unit) -> Interval:
    above, below = sides
    if above is None or not below:
        return unknown()
    if unit.kind == "percent" and all(counted):
        return wilson(above, below, multiplier=100)
    if unit.kind == "rate_per" and counted[0]:
        return rate(above, below, multiplier=unit.per or 1)
    scale = 100 if unit.kind == "percent" else unit.per or 1
    return Interval(above / below * scale, None, None)
