"""Numbers and days as people type them behind an option: told in words, with an example, where they are none.

What an option means is in its verb.
"""

import argparse
import math
from datetime import date

LAST_PORT = 65535


def number(text: str) -> float:
    """Read a plain number; percent signs, commas and spaces are not part of it."""
    try:
        made = float(text)
    except ValueError:
        made = math.nan
    if not math.isfinite(made):
        msg = f"'{text}' is not a plain number; digits and a point, without a sign for the unit, e.g. 101 or 4.5"
        raise argparse.ArgumentTypeError(msg)
    return made


def port(text: str) -> int:
    """Read the number of a port; 0 is any that is free."""
    if text.isdecimal() and int(text) <= LAST_PORT:
        return int(text)
    msg = f"'{text}' is not the number of a port; a whole number up to {LAST_PORT}, e.g. --port 8400"
    raise argparse.ArgumentTypeError(msg)


def day(text: str) -> date:
    """Read a day, the year first."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"'{text}' is not a day as it is written here; year, month, day, e.g. 2026-10-20"
        raise argparse.ArgumentTypeError(msg) from None
