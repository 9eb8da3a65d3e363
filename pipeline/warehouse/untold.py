"""Errors of the database without the cells that its messages quote: they end up in logs, and a cell may be of a person.

Only the rewording is here; who catches the error says which query it was.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from pipeline.errors import CellNotRead, QueryNotRun

QUOTING = (
    duckdb.ConversionException,
    duckdb.InvalidInputException,
    duckdb.OutOfRangeException,
    duckdb.ConstraintException,
)
"""Errors whose messages quote the cell that they are about."""
NOT_RUN = (duckdb.ProgrammingError, duckdb.NotSupportedError, duckdb.DataError, duckdb.InternalError)
"""What the database says of a query that it cannot run; a full disk or a lack of memory is none of them."""
_COLUMN = re.compile(r"source column (\w+)")
_LOCKED = "Invalid Input Error: Cannot change configuration"


@contextmanager
def cells_untold() -> Iterator[None]:
    """Raise CellNotRead, which says the column where the database does, in place of what would quote a cell."""
    try:
        yield
    except QUOTING as error:
        if str(error).startswith(_LOCKED):
            raise
        column = _COLUMN.search(str(error))
        kind = str(error).partition(":")[0]
        raise CellNotRead(kind=kind, column=column[1] if column else "") from None


@contextmanager
def queries_told() -> Iterator[None]:
    """Raise QueryNotRun in place of what says that a query cannot be run: its words come from a person's definition."""
    try:
        yield
    except NOT_RUN as error:
        raise QueryNotRun(said=str(error).strip().partition("\n")[0]) from None
