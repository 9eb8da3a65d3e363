"""What a reader may take earlier figures to have been where the truth behind them was not kept: unchanged since.

A withheld or rounded figure of an earlier edition is taken to be what it is now, unless what that edition published
shows that it cannot have been. So a figure that would open an old one is found even without the old records.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import inf

from pipeline.compute.protect.cells import Cell, Range, Table, latest
from pipeline.compute.protect.groups import Group
from pipeline.compute.protect.parts import Key

Grouped = Callable[[tuple[Key, ...]], Sequence[Group]]


def assume(table: Table, newest: Mapping[Key, float], grouped: Grouped) -> Table:
    """Return the table with the newest known number as the truth of each cell that it can be the truth of."""
    doubtful = [at for at in sorted(table) if table[at].truth is None and at[0] in newest]
    if not doubtful:
        return table
    of_key: dict[Key, list[Group]] = defaultdict(list)
    for group in grouped(tuple(sorted({key for key, _ in table}))):
        for key in group.keys:
            of_key[key].append(group)
    ranges = {key: _range(cell) for key, cell in latest(table).items()}
    made = dict(table)
    for at in doubtful:
        key, number = at[0], newest[at[0]]
        if _possible(key, number, ranges, of_key[key]):
            made[at] = replace(table[at], truth=number)
            ranges[key] = (number, number)
    return made


def _range(cell: Cell) -> Range:
    if cell.truth is not None:
        return cell.truth, cell.truth
    if cell.shown is None:
        return (0 if cell.untold else 1), inf
    return cell.rule.range_of(cell.shown, cell.below)


def _possible(key: Key, number: float, ranges: Mapping[Key, Range], groups: Sequence[Group]) -> bool:
    low, high = ranges[key]
    tried = {**{k: ranges.get(k, (0, inf)) for group in groups for k in group.keys}, key: (number, number)}
    return low <= number <= high and all(_adds_up(group, tried) for group in groups)


def _adds_up(group: Group, ranges: Mapping[Key, Range]) -> bool:
    if group.rest == "either":
        return True
    low = sum(ranges[part][0] for part in group.parts)
    high = inf if group.rest != "never" else sum(ranges[part][1] for part in group.parts)
    return low <= ranges[group.whole][1] and ranges[group.whole][0] <= high
