"""Whether parts add up to the total that the same file gives; a file that contradicts itself is not read.

What is a part of what is said by each reader, or by the descriptor.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.errors import Problem
from pipeline.sources.layouts.faults import fault
from pipeline.sources.layouts.grids import Row
from pipeline.sources.layouts.options import Options
from pipeline.sources.symbols import number_of

ZEROS = ("", "-")


class Whole(BaseModel):
    """The record of the whole, to which the other records of the same thing add up."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str = Field(description="The field that names the whole", examples=["name"])
    text: str = Field(description="What it is called there", examples=["England"])
    within: list[str] = Field(default=[], description="Fields that whole and parts have alike", examples=[["month"]])
    of: list[str] = Field(min_length=1, description="Fields that add up")
    unless: dict[str, list[str]] = Field(default={}, description="Field -> texts of records that are no sums: rates")


class SumOptions(Options):
    """Options of readers that can be told what adds up to what."""

    adds_up: dict[str, list[str]] = Field(default={}, description="Total field -> fields that add up to it")
    shares: dict[str, tuple[str, str, int]] = Field(
        default={}, description="Field -> [part, whole, per]: it is part / whole * per, as far as it is printed"
    )
    whole: Whole | None = None


def contradictions(rows: Sequence[Row], options: SumOptions) -> list[Problem]:
    """Check rows against all that the descriptor says of sums, shares and the whole."""
    shared = (share_fault(row, name, terms) for row in rows for name, terms in options.shares.items())
    whole = whole_faults(rows, options.whole) if options.whole else []
    return [*parts_faults(rows, options.adds_up), *filter(None, shared), *whole]


def share_fault(row: Row, field: str, terms: tuple[str, str, int]) -> Problem | None:
    """Say when a share is not the one that its two counts make, within half of its last printed place."""
    part, whole, per = terms
    share, above, below = (number_of(row.cells[name]) for name in (field, part, whole))
    if share is None or above is None or not below:
        return None
    if abs(share - per * above / below) <= _half_a_place(share):
        return None
    said = (f"it says {row.cells[field]}, but {part} and {whole} make {per * above / below:.4f}", "the share they make")
    return fault(row.file, row.row, at=(row.sheet, field), said=said, rule="adds-up")


def whole_faults(rows: Sequence[Row], whole: Whole) -> list[Problem]:
    """Check the records of the whole against the sum of the others; unread where one of them is withheld."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in (row for row in rows if not any(row.cells[name] in texts for name, texts in whole.unless.items())):
        groups.setdefault((row.file, *(row.cells[name] for name in whole.within)), []).append(row)
    found = []
    for group in groups.values():
        parts = [row for row in group if row.cells[whole.field] != whole.text]
        totals = [row for row in group if row.cells[whole.field] == whole.text]
        found += [sum_fault(total, name, parts, rounded=True) for total in totals for name in whole.of if parts]
    return [problem for problem in found if problem]


def parts_fault(row: Row, total: str, parts: Sequence[str], zeros: Sequence[str] = ZEROS) -> Problem | None:
    """Say when a row's parts do not add up to its total. Withheld parts: they may only fall short of it."""
    whole = number_of(row.cells[total])
    if whole is None:
        return None
    known = [Decimal(0) if row.cells[part] in zeros else number_of(row.cells[part]) for part in parts]
    summed = sum((part for part in known if part is not None), Decimal(0))
    if None in known:
        return None if summed <= whole + _slack(whole) else _said(row, total, summed)
    return None if abs(summed - whole) <= _slack(whole) else _said(row, total, summed)


def parts_faults(rows: Iterable[Row], sums: dict[str, list[str]]) -> list[Problem]:
    """Check every row against `total field -> part fields`."""
    faults = (parts_fault(row, total, parts) for row in rows for total, parts in sums.items())
    return [problem for problem in faults if problem]


def sum_fault(total: Row, field: str, rows: Sequence[Row], *, rounded: bool = False) -> Problem | None:
    """Say when the rows' cells do not add up to the cell of a total row; unread if one of them is withheld.

    `rounded`: each cell may be off by half of the last place that any of them is printed to.
    """
    whole = number_of(total.cells[field])
    known = [Decimal(0) if row.cells[field] in ZEROS else number_of(row.cells[field]) for row in rows]
    parts = [part for part in known if part is not None]
    if whole is None or len(parts) < len(known):
        return None
    slack = _rounding([whole, *parts]) if rounded else _slack(whole)
    summed = sum(parts, Decimal(0))
    return None if abs(summed - whole) <= slack else _said(total, field, summed)


def _rounding(numbers: Sequence[Decimal]) -> Decimal:
    finest = min(map(_half_a_place, numbers))
    return finest * len(numbers) if finest < Decimal("0.5") else Decimal(0)


def _half_a_place(number: Decimal) -> Decimal:
    """Return half of the last place that a number is printed to; a workbook's binary fractions are made plain."""
    places = int(round(number, 9).normalize().as_tuple().exponent)
    return Decimal("0.5000001") * Decimal(10) ** min(places, 0)


def _slack(whole: Decimal) -> Decimal:
    """Sums of a workbook's binary fractions differ in the last places; whole numbers do not."""
    return Decimal(0) if whole == whole.to_integral_value() else max(abs(whole), Decimal(1)) * Decimal("1e-9")


def _said(row: Row, field: str, summed: Decimal) -> Problem:
    said = (f"it says {row.cells[field]}, but its parts add up to {summed.normalize():f}", "parts that add up to it")
    return fault(row.file, row.row, at=(row.sheet, field), said=said, rule="adds-up")
