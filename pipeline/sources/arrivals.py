"""What was expected of each source and what came of it, as seen from a day: pure, and nothing in it is guessed.

A day is expected only where the descriptor says one, or a lag and how often; what has ended is never late.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pipeline.periods import Period, due, following, from_label
from pipeline.sources.descriptor import SourceFacts

ArrivalState = Literal["received", "not_due", "late", "refused", "no_day", "none_yet", "ended"]
WAITED_FOR: frozenset[ArrivalState] = frozenset({"late", "refused"})
SHOWN = 4
"""How many of the newest deliveries are told beside the next one."""


@dataclass(frozen=True)
class Held:
    """What came of a source: the periods of which there are figures, and how the newest delivery fared."""

    periods: Collection[Period] = ()
    refused: bool = False
    carried: bool = False


@dataclass(frozen=True)
class Arrival:
    """One delivery, expected or received. `more`: how many later periods were due by now as well."""

    source: str
    state: ArrivalState
    period: Period | None = None
    expected: date | None = None
    received: date | None = None
    said_by: str = ""
    more: int = 0
    carried: bool = False

    @property
    def days_late(self) -> int | None:
        """How many days after it was expected it came; below zero if before; None where a day is not known."""
        return (self.received - self.expected).days if self.received and self.expected else None


def arrivals(source: str, facts: SourceFacts, held: Held, today: date) -> list[Arrival]:
    """Return the newest deliveries of a source by time, then the one that is expected next."""
    return [*_received(source, facts, held)[-SHOWN:], _next(source, facts, held, today)]


def _received(source: str, facts: SourceFacts, held: Held) -> list[Arrival]:
    came: dict[Period, date | None] = {from_label(one.period): one.received_on for one in facts.arrivals}
    newest = max(held.periods, default=None)
    if newest is not None and newest not in came:
        came[newest] = facts.received_on
    return [
        Arrival(source, "received", period, _by_lag(facts, period), day, _who(facts), carried=_carried(period, held))
        for period, day in sorted(came.items())
    ]


def _carried(period: Period, held: Held) -> bool:
    return held.carried and period == max(held.periods, default=None)


def _next(source: str, facts: SourceFacts, held: Held, today: date) -> Arrival:
    if facts.ended is not None:
        return Arrival(source, "ended", from_label(facts.ended.after), said_by=facts.ended.said_by)
    announced = facts.next_expected
    if announced is not None and from_label(announced.period) not in held.periods:
        line = Arrival(
            source, "not_due", from_label(announced.period), announced.expected_on, said_by=announced.said_by
        )
        return _at(line, held, today)
    newest = max(held.periods, default=None)
    if newest is None:
        return Arrival(source, "refused" if held.refused else "none_yet")
    if facts.frequency == "none" or facts.lag_days is None:
        return Arrival(source, "refused" if held.refused else "no_day")
    return _by_frequency(source, facts, held, (newest, today))


def _by_frequency(source: str, facts: SourceFacts, held: Held, seen: tuple[Period, date]) -> Arrival:
    """Return the first period that is missing, and how many after it were due by now as well."""
    newest, today = seen
    period = first = following(newest, facts.frequency)
    more = -1
    while period.kind is first.kind and due(period, facts.lag_days or 0) < today:
        more, period = more + 1, following(period, facts.frequency)
    line = Arrival(source, "not_due", first, _by_lag(facts, first), said_by=_who(facts), more=max(more, 0))
    return _at(line, held, today)


def _at(line: Arrival, held: Held, today: date) -> Arrival:
    if held.refused:
        return replace(line, state="refused", carried=held.carried)
    return replace(line, state="late") if line.expected and today > line.expected else line


def _by_lag(facts: SourceFacts, period: Period) -> date | None:
    return due(period, facts.lag_days) if facts.lag_days is not None else None


def _who(facts: SourceFacts) -> str:
    return facts.timing_said_by if facts.lag_days is not None else ""
