"""Days and months in words."""

from datetime import date

from pipeline.periods.labels import MONTHS


def day(when: date) -> str:
    """Return `2 October 2017`."""
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """Return `October 2017`."""
    return f"{MONTHS[when.month - 1]} {when.year}"
