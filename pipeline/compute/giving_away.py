"""What would give away a figure that is taken back: figures still shown that, added up or taken apart, tell it.

Over areas, over time and over groups of people, and over several of these at once. Which counts add up to which is
known in `protect.groups`; the figures that are taken back are content.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from pipeline.areas import Areas
from pipeline.catalogue.withdrawal import ALL, Cell
from pipeline.compute.protect.describe import EVERY_WAY, Protection
from pipeline.compute.protect.groups import groups_of
from pipeline.compute.protect.parts import Key, months_of
from pipeline.compute.series import Series, Value
from pipeline.compute.withdrawn import cell_of
from pipeline.periods import from_label

Equation = Mapping[Key, int]
"""What adds up to nothing: each part once, the whole taken away."""
NOTHING = 1e-6


def giving_away(
    series: Series, cell: Cell, areas: Areas, gone: Collection[Cell] = (), *, is_count: bool = True
) -> tuple[Cell, ...]:
    """Return the figures still shown that together tell this one, sorted; empty where none do.

    A rate or a share is told by the count on top of it. A whole is taken to be exactly its parts: where some people
    are in none of them the figure is only nearly told, and that is too near.
    """
    known = dict(_shown(series, cell, gone, is_count=is_count))
    wanted = _key(cell)
    known.pop(wanted, None)
    equations = _linked(_equations([*known, wanted], areas, cell.measure), known, wanted)
    used = _fewest(equations, known, wanted) or _combined(equations, known, wanted)
    return tuple(sorted({known[key] for one in used for key in one if key in known}))


def _shown(series: Series, cell: Cell, gone: Collection[Cell], *, is_count: bool) -> Iterator[tuple[Key, Cell]]:
    for value in series.values:
        number = value.value if is_count else value.numerator
        one = cell_of(value)
        if number is None or one in gone or value.statistic != "value" or value.breakdown not in (ALL, cell.breakdown):
            continue
        yield _key_of(value), one


def _key_of(value: Value) -> Key:
    return Key(value.measure, "", value.breakdown, value.category, value.area, *months_of(value.period))


def _key(cell: Cell) -> Key:
    return Key(cell.measure, "", cell.breakdown, cell.category, cell.area, *months_of(from_label(cell.period)))


def _equations(keys: Sequence[Key], areas: Areas, measure: str) -> list[Equation]:
    protection = Protection(areas={area.code: area.members for area in areas.all if area.members})
    groups = groups_of(keys, protection, {measure: EVERY_WAY})
    return [{**dict.fromkeys(one.parts, 1), one.whole: -1} for one in groups]


def _linked(equations: list[Equation], known: Collection[Key], wanted: Key) -> list[Equation]:
    """Leave out equations with a number of their own that nobody knows: they tell nothing."""
    while True:
        times = Counter(key for one in equations for key in one if key not in known)
        kept = [one for one in equations if all(key in known or key == wanted or times[key] > 1 for key in one)]
        if len(kept) == len(equations):
            return kept
        equations = kept


def _fewest(equations: Sequence[Equation], known: Collection[Key], wanted: Key) -> list[Equation]:
    """Return the shortest equation in which only the wanted number is not known, if there is one."""
    alone = [one for one in equations if [key for key in one if key not in known] == [wanted]]
    return [min(alone, key=lambda one: (len(one), sorted(one)))] if alone else []


def _combined(equations: Sequence[Equation], known: Collection[Key], wanted: Key) -> list[Equation]:
    """Return the equations that tell the wanted number only together, if they do."""
    names = sorted({key for one in equations for key in one if key not in known})
    if wanted not in names:
        return []
    rows = np.array([[float(one.get(name, 0)) for one in equations] for name in names])
    asked = np.array([float(name == wanted) for name in names])
    weights = np.linalg.lstsq(rows, asked, rcond=None)[0]
    if np.abs(rows @ weights - asked).max() > NOTHING:
        return []
    return [one for one, weight in zip(equations, weights, strict=True) if abs(weight) > NOTHING]
