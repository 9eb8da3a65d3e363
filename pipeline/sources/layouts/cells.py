"""Cells and labels as text: what a workbook holds as a number or a date is written out, blanks are made plain.

No meaning is given to a cell here: symbols and numbers are `symbols`' work.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_QUOTES = re.compile(r"[\u2018\u2019`]")


def text_of(value: Any) -> str:
    """Write a workbook's cell as text: whole numbers without `.0`, other numbers shortest, days as 2017-05-31."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time | timedelta):
        return str(value)
    return words("" if value is None else str(value))


def words(text: str) -> str:
    """Return the text with every run of blanks and line ends as one blank, and none around it."""
    return text if text.isalnum() else " ".join(text.replace("\ufeff", "").split())


@lru_cache(maxsize=1 << 16)
def folded(label: str) -> str:
    """Return a label as it is compared: small letters, plain dashes and quotes, single blanks."""
    return _QUOTES.sub("'", _DASHES.sub("-", words(label))).casefold()


def field_name(label: str) -> str:
    """Return a label as a field's name: `Lower CI 95.0 limit` is `lower_ci_95_0_limit`."""
    return re.sub(r"[^a-z0-9]+", "_", folded(label)).strip("_")
