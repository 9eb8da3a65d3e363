"""Which sources and which other measures a measure needs, in what order they are worked out, and circles among them.

What is derived, and how, is in the methods; the arithmetic belongs in `compute.derived`.
"""

from collections.abc import Iterator, Mapping

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import DERIVED, DERIVED_KINDS, AnyMethod, Bundle, Gap, PopulationMethod, Ratio


def sources_of(measure: Measure) -> tuple[str, ...]:
    """Return the sources that a measure's figures come from, those of its populations too, each once."""
    named = [entry.source for entry in measure.sources if entry.source != DERIVED]
    named += [entry.method.population for entry in measure.sources if isinstance(entry.method, PopulationMethod)]
    return tuple(dict.fromkeys(named))


def needs(measure: Measure) -> tuple[str, ...]:
    """Return the ids of the measures that this one is derived from, each once, in the order of its file."""
    return tuple(dict.fromkeys(name for _, name in needs_by_entry(measure)))


def needs_by_entry(measure: Measure) -> Iterator[tuple[int, str]]:
    """Give the number of an entry of `sources` with each measure that it needs."""
    for number, entry in enumerate(measure.sources):
        yield from ((number, name) for name in parts_of(entry.method))


def parts_of(method: AnyMethod) -> tuple[str, ...]:
    """Return the measures that a method works on; none for one that works on a source."""
    if isinstance(method, Gap):
        return (method.of,)
    if isinstance(method, Ratio):
        return (*method.numerator, *method.denominator)
    return tuple(method.of) if isinstance(method, Bundle) else ()


def is_derived(method: AnyMethod) -> bool:
    """Say whether a method works on other measures rather than on a source."""
    return isinstance(method, DERIVED_KINDS)


def in_order(measures: Mapping[str, Measure]) -> list[str]:
    """Return the ids so that each comes after all that it is derived from; else in the order given.

    What is not among `measures` is passed over; of a circle, which `check` refuses, each member comes once.
    """
    done: dict[str, None] = {}
    for name in measures:
        _place(name, measures, done, ())
    return list(done)


def circle(start: str, measures: Mapping[str, Measure]) -> list[str]:
    """Return the way from a measure back to itself, both ends named; empty where there is none."""
    stack = [[start]]
    while stack:
        path = stack.pop()
        for name in needs(measures[path[-1]]) if path[-1] in measures else ():
            if name == start:
                return [*path, start]
            if name not in path:
                stack.append([*path, name])
    return []


def _place(name: str, measures: Mapping[str, Measure], done: dict[str, None], above: tuple[str, ...]) -> None:
    if name in done or name in above or name not in measures:
        return
    for other in needs(measures[name]):
        _place(other, measures, done, (*above, name))
    done.setdefault(name)
