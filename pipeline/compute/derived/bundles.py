"""How many of several measures meet the national standard that each of them says.

A standard without a figure is missing, never failed and never met: the count is then not given, only told in a note
out of those that have one. A count out of fewer standards than there are would look better or worse than it is.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import Bundle
from pipeline.compute.derived.made import Made
from pipeline.compute.derived.parts import Part, Parts, View, figures_at, spots, unknown
from pipeline.compute.series import Value
from pipeline.compute.standing.plan import ahead
from pipeline.compute.statistics.intervals import Interval

STANDARD = "national_standard"
NONE_SEEN = "None of the {n} standards has a figure."
SOME_SEEN = "{met} of the {seen} we can see {are} met; {rest} of {n} {have} no figure."


def bundle_figures(method: Bundle, parts: Parts, view: View, areas: Sequence[str]) -> Iterator[Made]:
    """Give the number met at each place and time at which any of the measures has a row.

    Only where all have a figure and a standard in force at the end of the period is there a value, without limits:
    nothing is sampled. Where some have none, the note says how many of those that can be seen are met.
    """
    found = [figures_at(parts[name], view) for name in method.of]
    for spot in spots(found, areas):
        values = [one.get(spot) for one in found]
        there = tuple(value for value in values if value is not None)
        judged = [_met(parts[name], value) for name, value in zip(method.of, values, strict=True)]
        yield _counted(Made(spot, there, unknown()), judged)


def standard_of(measure: Measure, area: str, on: date) -> float | None:
    """Return the national standard in force in an area on a day, in the measure's unit; None where there is none."""
    known = [t for t in measure.targets if t.status == STANDARD and t.value is not None and t.area in (None, area)]
    valid = [t for t in known if (t.valid_from or date.min) <= on]
    return max(valid, key=lambda t: (t.valid_from or date.min, t.area is not None)).value if valid else None


def _met(part: Part, value: Value | None) -> bool | None:
    """Say whether a figure meets its standard, judged by its counts where they are given; None where it is missing."""
    if value is None or value.value is None:
        return None
    standard = standard_of(part.measure, value.area, value.period.end)
    return None if standard is None else ahead(part.measure, _exact(part, value), standard) >= 0


def _exact(part: Part, value: Value) -> float:
    """A share as printed is rounded, and one a hair below the standard would seem to meet it."""
    assert value.value is not None
    if part.measure.unit.kind == "percent" and value.numerator is not None and value.denominator:
        return value.numerator * 100 / value.denominator
    return value.value


def _counted(made: Made, judged: Sequence[bool | None]) -> Made:
    met, seen, n = judged.count(True), sum(one is not None for one in judged), len(judged)
    if seen == n:
        return Made(made.spot, made.parts, Interval(float(met), None, None), "", (float(met), float(n)))
    rest = n - seen
    words = {"met": met, "seen": seen, "n": n, "rest": rest, "are": "is" if met == 1 else "are"}
    told = SOME_SEEN.format(**words, have="has" if rest == 1 else "have") if seen else NONE_SEEN.format(n=n)
    return Made(made.spot, made.parts, unknown(), told)
