"""Whether parts add up to the total that the same file gives; a file that contradicts itself is not read.

What is a part of what is said by each reader, or by the descriptor.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.errors import Problem
from pipeline.sources.layouts.faults import fault
from pipeline.sources.layouts.grids import Row
from pipeline.sources.symbols import number_of

ZEROS = ("", "-")


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


def sum_fault(total: Row, field: str, rows: Sequence[Row], zeros: Sequence[str] = ZEROS) -> Problem | None:
    """Say when the rows' cells do not add up to the cell of a total row; unread if one of them is withheld."""
    whole = number_of(total.cells[field])
    known = [Decimal(0) if row.cells[field] in zeros else number_of(row.cells[field]) for row in rows]
    if whole is None or None in known:
        return None
    summed = sum((part for part in known if part is not None), Decimal(0))
    return None if abs(summed - whole) <= _slack(whole) else _said(total, field, summed)


def _slack(whole: Decimal) -> Decimal:
    """Sums of a workbook's binary fractions differ in the last places; whole numbers do not."""
    return Decimal(0) if whole == whole.to_integral_value() else max(abs(whole), Decimal(1)) * Decimal("1e-9")


def _said(row: Row, field: str, summed: Decimal) -> Problem:
    said = (f"it says {row.cells[field]}, but its parts add up to {summed.normalize():f}", "parts that add up to it")
    return fault(row.file, row.row, at=(row.sheet, field), said=said, rule="adds-up")
