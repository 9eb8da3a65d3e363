"""From tables of figures to the counts under them: one cell a count, vintage and edition, figures that share it linked.

Reading only; which cells are withheld is decided in `withhold`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import cast

from pipeline.compute.protect.describe import FrozenEdition, Protection
from pipeline.compute.protect.parts import Key, Part, bases, parts_of
from pipeline.compute.protect.rules import RULES, Rule, is_small
from pipeline.compute.series import UNTOLD, Series, Value

Range = tuple[float, float]


@dataclass(frozen=True)
class Cell:
    """One count as one edition has it. `edition` counts the frozen ones from 0; the table being made is the last.

    `shown`: the number a reader sees (for the table being made: would see, if it were not withheld). `truth`: the
    number behind it, None where it is not known here. `exactly`: other figures tell the number before rounding.
    `untold`: there is no number, and the mark does not say that it is not zero.
    """

    key: Key
    vintage: str
    edition: int
    rule: Rule
    below: int
    shown: float | None
    truth: float | None
    exactly: bool = False
    untold: bool = False

    @property
    def small(self) -> bool:
        """Whether the rule withholds it on its own account."""
        return is_small(self.truth, self.below)

    def seen(self) -> Range:
        """Return the lowest and highest number that what is shown leaves."""
        assert self.shown is not None
        if self.exactly and self.truth is not None:
            return self.truth, self.truth
        return self.rule.range_of(self.shown, self.below)

    def unseen(self, *, knows_small: bool = True, untold: bool = False, small: bool = False) -> Range:
        """Return the lowest and highest number that a reader who knows the rule must allow for, when withheld.

        The strictest reader knows which cells are withheld because they are small. Zeros are shown, so a withheld cell
        is at least 1, unless its mark says nothing. (Truth 0: the editions of old had no such mark for a zero.)
        `small`: such a reader knows that it is small, though here nobody knows what it was.
        """
        if (self.small or small) and knows_small:
            return 1, self.below - 1
        return (0, inf) if untold or self.untold or self.truth == 0 else (1, inf)


Table = dict[tuple[Key, str], Cell]


def current(series: Mapping[str, Series], protection: Protection, edition: int) -> Table:
    """Return the cells of the table being made. Raises ValueError where linked figures differ in the same count."""
    table: Table = {}
    for value, part in _all_parts(series.values(), protection):
        cell = _cell(value, part, protection, edition)
        _add(table, cell, value)
    return {at: replace(cell, truth=cell.shown, shown=_rounded(cell)) for at, cell in table.items()}


def frozen(edition: FrozenEdition, protection: Protection, at: int) -> Table:
    """Return the cells of an edition as it was published, with the truth behind them where it is kept.

    They depend on rules and counts, and not on what adds up to what. Each edition is read once for the same of these.
    """
    told = (at, protection.rules, protection.counted, protection.national)
    for known, table in edition.read:
        if known == told:
            return cast("Table", table)
    edition.read.append((told, _read(edition, protection, at)))
    return cast("Table", edition.read[-1][1])


def _read(edition: FrozenEdition, protection: Protection, at: int) -> Table:
    table: Table = {}
    for name in sorted(set(edition.series) & set(protection.counted)):
        then = _rules_then(edition, name, protection)
        for value, part in _all_parts([edition.series[name]], then):
            cell = _cell(value, part, then, at)
            seen = table.get((part.key, value.vintage), cell)
            told = replace(cell, untold=False) if cell.untold and not seen.untold else cell
            table[part.key, value.vintage] = told if seen.shown is None else seen
    truths = _truths(edition, protection, at)
    return {at: _with_truth(cell, truths.get(at)) for at, cell in table.items()}


def latest(table: Table) -> dict[Key, Cell]:
    """Return the cell of the newest vintage of each count: what a reader sets side by side."""
    return {key: table[key, vintage] for key, vintage in sorted(table)}


def _truths(edition: FrozenEdition, protection: Protection, at: int) -> Table:
    kept = {name: one for name, one in (edition.truth or {}).items() if name in protection.counted}
    return current(kept, protection, at)


def _with_truth(cell: Cell, true: Cell | None) -> Cell:
    if true is not None:
        return replace(cell, truth=true.truth)
    return replace(cell, truth=cell.shown if cell.rule.step == 1 else None)


def _rules_then(edition: FrozenEdition, name: str, protection: Protection) -> Protection:
    then = edition.series[name].rule
    then = then if then in RULES else "none"
    ruled = {source: rule for source, rule in protection.rules.items() if rule != "none"}
    rules = {source: then if then != "none" else rule for source, rule in ruled.items()}
    return replace(protection, rules={**protection.rules, **rules, **edition.rules})


def _all_parts(series: Iterable[Series], protection: Protection) -> Iterator[tuple[Value, Part]]:
    for one in series:
        base = bases(one.values)
        governed = [value for value in one.values if protection.governs(value)]
        yield from ((value, part) for value in governed for part in parts_of(value, protection, base))


def _cell(value: Value, part: Part, protection: Protection, edition: int) -> Cell:
    rule = protection.rule(value.source)
    untold = value.value is None and ("c" not in value.markers or value.markers >= UNTOLD)
    return Cell(part.key, value.vintage, edition, rule, part.below, part.number, None, part.exactly, untold)


def _add(table: Table, cell: Cell, value: Value) -> None:
    at = (cell.key, cell.vintage)
    before = table.setdefault(at, cell)
    if before is cell:
        return
    if None not in (before.shown, cell.shown) and before.shown != cell.shown:
        msg = (
            f"{value.measure}, {value.area}, {value.period.label}: it is said to rest on the count "
            f"'{cell.key.counted}', of which another figure has another number; "
            "counts that differ need different names in the protection"
        )
        raise ValueError(msg)
    number = cell.shown if before.shown is None else before.shown
    below = max(before.below, cell.below)
    exactly, untold = before.exactly or cell.exactly, before.untold and cell.untold
    table[at] = replace(before, shown=number, below=below, exactly=exactly, untold=untold)


def _rounded(cell: Cell) -> float | None:
    return None if cell.shown is None else cell.rule.shown(cell.shown)


def there(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells that can be added up: whole numbers and withheld ones, no missing ones."""
    return [cell for cell in cells if cell.truth is None or float(cell.truth).is_integer()]
