"""What is known of the built site: the day it is seen from, the name of its content and what it was made from; and
whether a refresh is open.

Written with every build and every refresh, read before anything is published.
"""

from datetime import date
from typing import NamedTuple

from pipeline.warehouse import Warehouse

MADE, MADE_COLUMNS = "state.site_made", {"as_of": "date", "content": "varchar"}
SITE, DOCS, GIVEN_COLUMNS = "state.site_given", "state.docs_given", {"given": "varchar", "content": "varchar"}
OPEN, OPEN_COLUMNS = "state.refresh_open", {"as_of": "date"}


class Made(NamedTuple):
    """The built site: seen from which day, and the name of its content."""

    as_of: date
    content: str


def remember_made(warehouse: Warehouse, made: Made) -> None:
    """Write down which site was built."""
    warehouse.load(MADE, MADE_COLUMNS, [tuple(made)])


def last_made(warehouse: Warehouse) -> Made | None:
    """Return which site was built last; None where there is none yet."""
    rows = warehouse.rows(f"select as_of, content from {MADE}") if warehouse.columns(MADE) else []
    return Made(*rows[0]) if rows else None


def remember_given(warehouse: Warehouse, given: str, content: str, what: str = SITE) -> None:
    """Write down the hash of all that the site, or its documents, were made from, with the name of their content."""
    warehouse.load(what, GIVEN_COLUMNS, [(given, content)])


def forget_given(warehouse: Warehouse) -> None:
    """Have the next build make its site and documents whatever stands there."""
    for what in (SITE, DOCS):
        warehouse.load(what, GIVEN_COLUMNS, [])


def content_given(warehouse: Warehouse, given: str, what: str = SITE) -> str:
    """Return the name of the content that was last made, if from the same; else an empty one."""
    if not warehouse.columns(what):
        return ""
    return next((str(row[0]) for row in warehouse.rows(f"select content from {what} where given = ?", [given])), "")


def begin_refresh(warehouse: Warehouse, as_of: date) -> None:
    """Write down that a refresh has begun; one that is killed or fails leaves it so."""
    warehouse.load(OPEN, OPEN_COLUMNS, [(as_of,)])


def end_refresh(warehouse: Warehouse) -> None:
    """Write down that everything is up to date and every check was green."""
    warehouse.load(OPEN, OPEN_COLUMNS, [])


def refresh_is_open(warehouse: Warehouse) -> bool:
    """Say whether the last refresh did not come to a good end."""
    return bool(warehouse.columns(OPEN) and warehouse.rows(f"select 1 from {OPEN}"))
