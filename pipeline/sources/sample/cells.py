"""Counting before drawing: how many records of each stratum, quarter and place, so that the totals come out exactly.

Values in, values out; the lists that a cell draws from are in `tables`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.periods import Period, PeriodKind, from_label, quarters_of, span
from pipeline.sources.sample.plan import PLANNED, PlannedStays, SamplePlan, Stratum, Total
from pipeline.sources.sample.shares import dealt
from pipeline.sources.sample.stays import Deck, planned_deck

Amounts = dict[tuple[str, str, str], int]


@dataclass(frozen=True)
class Cell:
    """`size` records numbered from `first`; `deck` is the number of the planned stays they are dealt from, or -1."""

    quarter: Period
    place: str
    stratum: Stratum
    first: int
    size: int
    deck: int


@dataclass(frozen=True)
class Counted:
    """All cells in the order of their quarters, and the decks of planned stays."""

    cells: tuple[Cell, ...]
    decks: tuple[Deck, ...]


def count(plan: SamplePlan, factor: float = 1) -> Counted:
    """Count every cell; `factor` 1 meets the plan's totals exactly, any other scales them."""
    amounts = _amounts(plan, factor)
    groups = [(stays, label) for stays in plan.planned for label in sorted(stays.by)]
    cells: list[Cell] = []
    first = 1
    for quarter in span(from_label(plan.first), from_label(plan.last)):
        for place in plan.places:
            for stratum, size in _sizes(plan, amounts, quarter, place.code):
                deck = _deck_of(groups, stratum, quarter, place.code)
                cells.append(Cell(quarter, place.code, stratum, first, size, deck))
                first += size
    decks = tuple(_deck(cells, number, *group) for number, group in enumerate(groups))
    return Counted(tuple(cells), decks)


def _amounts(plan: SamplePlan, factor: float) -> Amounts:
    amounts: Amounts = {}
    for total in plan.totals:
        for label, wanted in total.by.items():
            period = from_label(label)
            quarters = quarters_of(period) if period.kind is PeriodKind.FINANCIAL_YEAR else [period]
            season = [plan.season[_position(quarter)] for quarter in quarters]
            for quarter, part in zip(quarters, dealt(round(wanted * factor), season), strict=True):
                _share(amounts, total, quarter, part)
    return amounts


def _share(amounts: Amounts, total: Total, quarter: Period, part: int) -> None:
    for place, size in zip(total.places, dealt(part, list(total.places.values())), strict=True):
        amounts[total.name, quarter.label, place] = size


def _position(quarter: Period) -> int:
    return (quarter.start.month - 4) % 12 // 3


def is_winter(quarter: Period) -> bool:
    """Whether it is October to December or January to March."""
    return _position(quarter) >= 2


def _sizes(plan: SamplePlan, amounts: Amounts, quarter: Period, place: str) -> Iterator[tuple[Stratum, int]]:
    for name in dict.fromkeys(total.name for total in plan.totals):
        whole = amounts.get((name, quarter.label, place), 0)
        inside = {total.name for total in plan.totals if total.within == name}
        rest = whole - sum(amounts.get((other, quarter.label, place), 0) for other in inside)
        shared = [stratum for stratum in plan.strata if stratum.of == name and stratum.share]
        yield from zip(shared, dealt(rest, [stratum.share or 0 for stratum in shared]), strict=True)
        for stratum in plan.strata:
            if stratum.of == name and stratum.per_thousand:
                yield stratum, round(whole * stratum.per_thousand / 1000)


def _deck_of(groups: list[tuple[PlannedStays, str]], stratum: Stratum, quarter: Period, place: str) -> int:
    if stratum.stay != PLANNED:
        return -1
    for number, (stays, label) in enumerate(groups):
        period = from_label(label)
        if place in stays.places and period.start <= quarter.start and quarter.end <= period.end:
            return number
    message = f"no planned stays for {place} in {quarter.label}"
    raise ValueError(message)


def _deck(cells: list[Cell], number: int, stays: PlannedStays, label: str) -> Deck:
    size = sum(cell.size for cell in cells if cell.deck == number)
    return planned_deck(size, stays.by[label], stays.drop_top, (stays.spread, stays.longest))
