"""Words and shapes for the closed lists of standing. A status is words first, a shape second and never a colour.

Which status a measure has is decided in `compute.standing`; how a tag looks belongs in the theme.
"""

from dataclasses import dataclass
from typing import Literal

from pipeline.catalogue.measure import Polarity
from pipeline.compute.standing.result import Against, DataState, Direction, Quality, Rating

Shape = Literal["", "up", "down", "level", "tick", "cross", "ring", "half", "square", "dash", "clock", "diamond"]


@dataclass(frozen=True)
class Status:
    """A status for readers: its words and the name of its shape."""

    words: str
    shape: Shape = ""


STATES: dict[DataState, Status] = {
    "current": Status("Figures up to date", "tick"),
    "awaiting": Status("Waiting for figures", "clock"),
    "overdue": Status("New figure is late", "clock"),
    "withheld": Status("Figure withheld", "square"),
    "discontinued": Status("No longer collected", "dash"),
    "never_collected": Status("Not collected yet", "ring"),
}
RATINGS: dict[Rating, Status] = {
    "achieved": Status("Target met", "tick"),
    "on_track": Status("On track", "tick"),
    "near_plan": Status("Not yet on track", "half"),
    "off_track": Status("Off track", "cross"),
    "not_due": Status("Not due yet", "clock"),
    "no_target": Status("No agreed target", "dash"),
    "no_data": Status("No figure to compare with the plan", "dash"),
}
QUALITIES: dict[Quality, Status] = {
    "good": Status("Good data", "tick"),
    "caution": Status("Use with care", "half"),
    "poor": Status("Weak data", "cross"),
}
DIRECTIONS: dict[Direction, Status] = {
    "improving": Status("Better, by more than chance"),
    "worsening": Status("Worse, by more than chance"),
    "higher": Status("Higher, by more than chance", "up"),
    "lower": Status("Lower, by more than chance", "down"),
    "no_clear_change": Status("No change beyond chance", "level"),
    "not_comparable": Status("Cannot be compared", "dash"),
    "too_few_to_say": Status("Too few to say", "dash"),
}
UNTESTED: dict[Direction, Status] = {
    "higher": Status("Higher, perhaps by chance", "up"),
    "lower": Status("Lower, perhaps by chance", "down"),
    "no_clear_change": Status("The same as before", "level"),
}
AGAINST: dict[Against, str] = {
    "better": "Better than {place}",
    "similar": "About the same as {place}",
    "worse": "Worse than {place}",
    "higher": "Higher than {place}",
    "lower": "Lower than {place}",
    "not_compared": "Not compared with {place}",
}
AGAINST_SHAPES: dict[Against, Shape] = {"similar": "level", "higher": "up", "lower": "down", "not_compared": "dash"}
WISHES: dict[Polarity, str] = {
    "higher": "Higher is better",
    "lower": "Lower is better",
    "towards_zero": "Closer to zero is better",
    "no_judgement": "Neither higher nor lower is better by itself",
}


def state(found: DataState) -> Status:
    """Say whether there is a figure."""
    return STATES[found]


def rating(found: Rating) -> Status:
    """Say how the figure stands against the agreed plan."""
    return RATINGS[found]


def quality(found: Quality) -> Status:
    """Say how far the data can be trusted."""
    return QUALITIES[found]


def direction(found: Direction, change: float | None = None, *, tested: bool = True) -> Status:
    """Say which way it went. The shape of better and worse follows the figure, which may fall to get better."""
    plain = DIRECTIONS[found] if tested else UNTESTED.get(found, DIRECTIONS[found])
    if found not in ("improving", "worsening") or not change:
        return plain
    return Status(plain.words, "up" if change > 0 else "down")


def against(found: Against, place: str) -> Status:
    """Say how the figure stands beside another place's."""
    return Status(AGAINST[found].format(place=place), AGAINST_SHAPES.get(found, ""))


def wish(polarity: Polarity) -> str:
    """Say which way is better."""
    return WISHES[polarity]
