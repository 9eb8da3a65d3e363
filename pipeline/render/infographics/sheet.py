"""What one infographic says, in finished words: the one content model of the web page, the PDF and the picture.

Strings, shares between 0 and 1 and names of shapes only. Which figures lead is decided in `choosing`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from pipeline.render.wording.status import Shape

Kind = Literal["quarter", "domain", "framework"]


@dataclass(frozen=True)
class Bar:
    """One bar of a comparison, from zero: its label, its figure in words and its share of the longest bar."""

    label: str
    words: str
    share: float
    now: bool


@dataclass(frozen=True)
class Spark:
    """A small line over time: points as (x, y) shares of width and height, and its two ends in words."""

    points: tuple[tuple[float, float], ...]
    first: str
    last: str


@dataclass(frozen=True)
class Number:
    """One big number: the figure, what it is, when and where, which way it went, and which way is better."""

    tone: int
    icon: str
    domain: str
    number: str
    unit: str
    title: str
    when: str
    arrow: Shape
    way: str
    change: str
    wish: str
    later: str
    bars: tuple[Bar, ...]
    spark: Spark | None


@dataclass(frozen=True)
class Entry:
    """One measure in the list of what got better or worse."""

    tone: int
    arrow: Shape
    way: str
    title: str
    told: str


@dataclass(frozen=True)
class Panel:
    """Areas of progress, or areas to improve: the same rule for both. `rest` says how many more there are."""

    title: str
    entries: tuple[Entry, ...]
    none: str
    rest: str


@dataclass(frozen=True)
class Changes:
    """What got better beside what got worse; `none` is said instead of both where there is neither."""

    panels: tuple[Panel, ...]
    none: str
    compared: str


@dataclass(frozen=True)
class Line:
    """One more figure, small: the figure with its words, what it is, when and where, and how it changed."""

    number: str
    title: str
    when: str
    change: str


@dataclass(frozen=True)
class Row:
    """One domain with how many of its measures have a figure."""

    tone: int
    icon: str
    name: str
    count: int
    total: int
    words: str


@dataclass(frozen=True)
class Reason:
    """How many measures have no figure for one reason, and which."""

    count: int
    name: str
    why: str


@dataclass(frozen=True)
class Count:
    """How many measures are in one state, with the state's words."""

    count: int
    words: str


@dataclass(frozen=True)
class Goal:
    """A goal of the framework with the outcomes that are to show it."""

    name: str
    outcomes: tuple[str, ...]
    icon: str = ""


@dataclass(frozen=True)
class Branch:
    """A domain of the framework with its goals."""

    tone: int
    icon: str
    name: str
    goals: tuple[Goal, ...]
    words: str


@dataclass(frozen=True)
class Step:
    """One level of the framework and how many parts it has."""

    number: str
    name: str


@dataclass(frozen=True)
class Term:
    """A word of this sheet and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True)
class Sheet:
    """The whole of one infographic. Parts that a kind does not have are empty.

    `coverage` stands between `coverage_before` and `coverage_after`; `covered` and `total` are the numbers in it;
    `rest` says how many more domains there are than there is room for;
    `date` is the day that the files bear, as ISO 8601; `formats` says how to ask for large print and the like.
    """

    kind: Kind
    title: str
    kicker: str
    heading: str
    period: str
    date: str
    address: str
    coverage_before: str
    coverage: str
    coverage_after: str
    covered: int
    total: int
    alt: str
    terms: tuple[Term, ...]
    source: tuple[str, ...]
    demonstration: str = ""
    notes: tuple[str, ...] = ()
    tone: int = 0
    icon: str = ""
    lead: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    rows: tuple[Row, ...] = ()
    rest: str = ""
    numbers_title: str = ""
    numbers: tuple[Number, ...] = ()
    no_numbers: str = ""
    more_title: str = ""
    more: tuple[Line, ...] = ()
    changes: Changes | None = None
    states: tuple[Count, ...] = ()
    reasons_title: str = ""
    reasons: tuple[Reason, ...] = ()
    branches: tuple[Branch, ...] = ()
    support: tuple[str, ...] = ()
    formats: str = ""

    def values(self) -> Mapping[str, object]:
        """Return the sheet as plain values, which JSON can hold."""
        return asdict(self)
