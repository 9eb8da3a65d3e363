"""Which counts overlap: the same records placed by people's homes and by their practices, and some of them within all.

Read from definitions and areas alone; how the door keeps the differences from being worked out is in `compute.protect`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.methods import RecordMethod
from pipeline.compute.protect import Counted, Overlap, Slice
from pipeline.warehouse.conditions import asked_for


@dataclass(frozen=True)
class Tally:
    """One count on records. `rows`: what a record has to meet; `column`: the one that gives its area.

    `distinct`: what is counted once, where it is not the records themselves. `areas`: those that are published.
    """

    name: str
    table: tuple[str, str | None]
    rows: frozenset[str]
    column: str
    distinct: str | None
    areas: tuple[str, ...]


def tallies(measure: Measure, entry: MeasureSource, counted: Counted) -> list[Tally]:
    """Return the counts that a measure takes from a source of records; none where rows come with their areas."""
    method = entry.method
    if not isinstance(method, RecordMethod) or method.area is None:
        return []
    areas = tuple(entry.areas or measure.areas)
    table, distinct = (entry.source, method.table), getattr(method, "of", None)
    asked = [(counted.of, getattr(method, "numerator", None)), (counted.out_of, getattr(method, "denominator", None))]
    return [
        Tally(name, table, asked_for(method.where) | asked_for(also), method.area, distinct, areas)
        for name, also in asked
        if name
    ]


def overlaps(all_tallies: Iterable[Tally], areas: Areas) -> tuple[Overlap, ...]:
    """Return every pair of counts of which a reader could take one from the other to find a few people."""
    found: dict[Overlap, None] = {}
    for one, other in permutations(sorted(set(all_tallies), key=lambda tally: (tally.name, tally.areas)), 2):
        if one.table == other.table:
            found.update(dict.fromkeys(_between(one, other, areas)))
    return tuple(found)


def _between(one: Tally, other: Tally, areas: Areas) -> Iterator[Overlap]:
    if one.column != other.column:
        if one.rows == other.rows:
            yield from _placed_twice(one, other, areas)
    elif one.name != other.name and _holds(one, other):
        yield Overlap(Slice(one.name), Slice(other.name))


def _holds(one: Tally, other: Tally) -> bool:
    """Whether all that the other counts is in the one: it asks for as much or more, and counts no row twice."""
    return one.rows <= other.rows and one.distinct in {None, other.distinct}


def _placed_twice(one: Tally, other: Tally, areas: Areas) -> Iterator[Overlap]:
    """Give each area of the one beside the areas of the other that lie in it."""
    for area in one.areas:
        inside = _outermost([code for code in other.areas if code == area or area in _around(code, areas)], areas)
        if inside:
            first, *also = (Slice(other.name, code) for code in inside)
            yield Overlap(Slice(one.name, area), first, tuple(also), holds=False)


def _outermost(codes: Sequence[str], areas: Areas) -> list[str]:
    """Leave out the areas that lie in others of these: nobody is to be counted twice."""
    return [code for code in codes if not _around(code, areas) & set(codes)]


def _around(code: str, areas: Areas) -> set[str]:
    """Return the areas that an area lies in, by what makes them up and by what it is part of."""
    near, found = {code}, set[str]()
    while near:
        near = {up for low in near for up in areas.get(low).part_of}
        near |= {area.code for area in areas.all if found.union({code}) & set(area.members)}
        near -= found | {code}
        found |= near
    return found
