"""From the tables of all editions to one system of whole numbers: what is one unknown, and what adds up to what.

Built once for a run. What a system is stands in `sheet`.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.compute.protect.assumed import Grouped, assume
from pipeline.compute.protect.cells import Cell, Table, latest, there
from pipeline.compute.protect.groups import Group
from pipeline.compute.protect.parts import Key
from pipeline.compute.protect.sheet import Sheet, Sum, telling
from pipeline.compute.protect.unshown import View, with_unshown


class Builder:
    """Numbers the unknowns while tables are read: the same count with the same number behind it is one unknown."""

    def __init__(self, edition: int) -> None:
        self.edition = edition
        self.cells: list[list[Cell]] = []
        self._said: set[tuple[object, ...]] = set()
        self.limits: list[int] = []
        self._numbers: dict[tuple[object, ...], int] = {}

    def of(self, cell: Cell) -> int:
        """Return the unknown that a cell shows. What an earlier edition showed just so is not noted twice."""
        name = (cell.key, cell.truth) if cell.truth is not None else (cell.key, None, cell.edition, cell.vintage)
        unknown = self._number(name, 0)
        said = (unknown, cell.shown, cell.untold, cell.rule.name, cell.edition == self.edition and cell.vintage)
        if said not in self._said:
            self._said.add(said)
            self.cells[unknown].append(cell)
        return unknown

    def hidden(self, name: tuple[object, ...], limit: int) -> int:
        """Return an unknown that no table has."""
        return self._number(("hidden", *name), limit)

    def _number(self, name: tuple[object, ...], limit: int) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self.cells)
            self.cells.append([])
            self.limits.append(limit)
        return self._numbers[name]


def sheet_of(tables: Sequence[Table], grouped: Grouped) -> Sheet:
    """Return the system of all tables: frozen editions in order, the table being made last.

    `grouped` gives the groups among some keys.
    """
    newest: dict[Key, float] = {}
    known: list[Table] = []
    for table in reversed(tables):
        known.insert(0, assume(table, newest, grouped))
        newest |= {key: cell.truth for key, cell in latest(known[0]).items() if cell.truth is not None}
    edition = len(tables) - 1
    builder = Builder(edition)
    for table in known:
        for at in sorted(table):
            builder.of(table[at])
    sums: dict[tuple[int, tuple[int, ...]], Sum] = {}
    for at, view in enumerate(views := [*_views(known[-1]), *_together(known)]):
        now = at < len(views) - len(known)
        made = _Summing(view, builder, now=now).sums(grouped(tuple(sorted(view))))
        for one in telling(made, builder.cells):
            sums.setdefault((one.whole, one.parts), one)
    return Sheet(tuple(tuple(one) for one in builder.cells), tuple(builder.limits), tuple(sums.values()), edition)


def _views(table: Table) -> list[View]:
    """Return what a reader can set side by side: the newest figures, and those of each vintage."""
    vintages = sorted({vintage for _, vintage in table})
    alone = [{key: cell for (key, of), cell in table.items() if of == vintage} for vintage in vintages]
    return [_summable(view) for view in [latest(table), *(alone if len(vintages) > 1 else [])]]


def _together(tables: Sequence[Table]) -> list[View]:
    """Return each edition as a reader completes it: what it has not, from the newest edition that has it."""
    newest: dict[Key, Cell] = {}
    for table in tables:
        newest |= latest(table)
    return [_summable({**newest, **latest(table)}) for table in reversed(tables)]


def _summable(view: View) -> View:
    return {cell.key: cell for cell in there(list(view.values()))}


class _Summing:
    """The sums of one view; counts that are in no table are numbered as unknowns of their own."""

    def __init__(self, view: View, builder: Builder, *, now: bool) -> None:
        self.view, self.builder, self.now = view, builder, now
        vintages = ";".join(sorted({cell.vintage for cell in view.values()}))
        self.name = (min((cell.edition for cell in view.values()), default=-1), vintages, now)
        self.made: dict[Key, int] = {}
        self.below: dict[str, int] = {}
        for key, cell in view.items():
            self.below[key.counted] = max(cell.below, self.below.get(key.counted, 0))

    def sums(self, groups: Sequence[Group]) -> Iterator[Sum]:
        """Give every sum that holds, or may hold for all a reader can see: also of numbers that no table has.

        Town has nobody in a quarter, so nor has Hill, and no men there, though no table shows Hill or its men then.
        """
        truths = with_unshown(self.view, groups)
        yield from self._differences([group for group in groups if group.rest == "either"], truths)
        shown = {key: cell.truth for key, cell in self.view.items() if cell.truth is not None}
        leaving = {_kind(group) for group in groups if group.rest == "if_left" and left_over(shown, group)}
        for group in (group for group in groups if group.rest != "either"):
            told = [cell for key in group.keys if (cell := self.view.get(key))]
            known = shown if told else truths
            left = left_over(known, group)
            if left is None:
                continue
            left = left or (_kind(group) in leaving and not known.keys() >= set(group.keys))
            limit = max((cell.below for cell in told), default=self.below[group.whole.counted])
            members = [self._unknown(key, limit) for key in group.keys]
            if left:
                members.append(self.builder.hidden((group, *self.name), limit))
            if len(set(members)) == len(members):
                yield Sum(members[0], tuple(members[1:]), self.now)

    def _differences(self, either: Sequence[Group], truths: Mapping[Key, float]) -> Iterator[Sum]:
        """Give the sums of populations that overlap: the larger is the smaller and a group that nobody shows."""
        for group in either:
            others = tuple(part for part in group.parts if part in truths)
            told = [cell for key in (group.whole, *others) if (cell := self.view.get(key))]
            if group.whole in truths and others and told and not any(self._is_unknown(key) for key in group.parts):
                left = truths[group.whole] - sum(truths[other] for other in others)
                yield from self._difference(group, others, max(cell.below for cell in told), left)

    def _difference(self, group: Group, others: tuple[Key, ...], limit: int, left: float) -> Iterator[Sum]:
        one, *parts = (self._unknown(key, limit) for key in (group.whole, *others))
        rest = [self.builder.hidden((group, *self.name), limit)] if left else []
        if left >= 0:
            yield Sum(one, (*parts, *rest), self.now)
        elif len(parts) == 1:
            yield Sum(parts[0], (one, *rest), self.now)
        else:
            both = self.builder.hidden((others, *self.name), 0)
            yield from (Sum(both, tuple(parts), self.now), Sum(both, (one, *rest), self.now))

    def _is_unknown(self, key: Key) -> bool:
        """Say whether an earlier edition withheld it and nobody knows now what it was."""
        return key in self.view and self.view[key].truth is None

    def _unknown(self, key: Key, limit: int) -> int:
        if key in self.view:
            return self.builder.of(self.view[key])
        return self.made.setdefault(key, self.builder.hidden((key, *self.name), limit))


def _kind(group: Group) -> tuple[str, ...]:
    """Return what is parted, and how: people whose sex is not known in one quarter may be there in another too."""
    whole, part = group.whole, group.parts[0]
    return (whole.counted, whole.source, *(("", whole.area) if part.area != whole.area else (part.breakdown, "")))


def left_over(truths: Mapping[Key, float], group: Group) -> bool | None:
    """Say whether there may be people in the whole and in no part; None where the group does not add up at all."""
    whole, known = truths.get(group.whole), [truths[part] for part in group.parts if part in truths]
    left = None if whole is None else whole - sum(known)
    if left is not None and left < 0:
        return None
    if group.rest == "always":
        return True
    if not left or len(known) < len(group.parts):
        return False
    return True if group.rest == "if_left" else None
