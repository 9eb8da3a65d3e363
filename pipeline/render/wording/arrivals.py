"""Sentences on deliveries: what was expected, what came, what is late. That it is so is found in `sources.arrivals`."""

from pipeline.render.wording.dates import day
from pipeline.sources.arrivals import Arrival

NOBODY_SAYS = "Nothing says when more figures come."
NONE_YET = "No file has come yet."
NOT_USED = "The newest file could not be used."
LAST_GOOD = "The last good figures are shown."
NOT_WRITTEN = "Received. Nobody wrote down on which day."


def arrival_sentence(line: Arrival) -> str:
    """Say how one delivery stands."""
    told = {
        "received": _received,
        "not_due": lambda one: f"Expected {_day(one)}.",
        "late": _late,
        "refused": _refused,
        "no_day": lambda _: NOBODY_SAYS,
        "none_yet": lambda _: NONE_YET,
        "ended": lambda one: f"No more figures come after {one.period.public}." if one.period else "",
    }
    return told[line.state](line)


def _received(line: Arrival) -> str:
    if line.received is None:
        return NOT_WRITTEN
    late = line.days_late
    if late is None:
        return f"Received {day(line.received)}."
    return f"Received {day(line.received)}, {_how_late(late)}."


def _how_late(days: int) -> str:
    if days <= 0:
        return "on time"
    return "1 day late" if days == 1 else f"{days} days late"


def _late(line: Arrival) -> str:
    return f"Expected {_day(line)}, not received.{_more(line)}"


def _more(line: Arrival) -> str:
    if not line.more:
        return ""
    return " 1 later one is late too." if line.more == 1 else f" {line.more} later ones are late too."


def _refused(line: Arrival) -> str:
    expected = f"Expected {_day(line)}. " if line.expected else ""
    return f"{expected}{NOT_USED}{f' {LAST_GOOD}' if line.carried else ''}"


def _day(line: Arrival) -> str:
    assert line.expected is not None
    return day(line.expected)
