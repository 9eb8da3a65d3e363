"""The fields of one resource: every column with its type, its symbols, its part as area or period, and its limits.

The guesses come from the modules beside this one; here they are put together and what is unsure is told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.areas import Areas
from pipeline.periods.kinds import SHAPES
from pipeline.sources.proposal import areas_found, periods_found
from pipeline.sources.proposal.columns import Column
from pipeline.sources.proposal.doubt import Doubt, quoted
from pipeline.sources.proposal.meaning_of_symbols import to_check
from pipeline.sources.proposal.types import Guess, guess
from pipeline.sources.symbols import SUFFIX, ZERO

_MONTHS = {f"{zero}{n}" for n in range(1, 13) for zero in ("", "0")}
_ASIDE = frozenset({"coverage", "sortable", "range", "new"})
_YEAR = re.compile(r"(19|20)\d\d")
_MOST_TEXTS, _ROWS_A_TEXT, _LONGEST_TEXT = 8, 5, 40


@dataclass(frozen=True)
class Fields:
    """The Table Schema's fields as plain mappings, the columns' parts, and what to check of them."""

    described: tuple[dict[str, Any], ...]
    guesses: Mapping[str, Guess]
    area: areas_found.Found | None
    periods: Mapping[str, periods_found.Found]
    doubts: tuple[Doubt, ...]
    months: tuple[str, str] | None = None

    @property
    def undated(self) -> bool:
        """Whether it holds figures of areas, and no period."""
        return bool(self.area and self.values and not self.periods and not self.months)

    @property
    def values(self) -> tuple[str, ...]:
        """The columns of figures."""
        aside = {*self.periods, *(self.months or ()), *([self.area.column] if self.area else [])}
        return tuple(n for n, g in self.guesses.items() if g.numeric and n not in aside)


def fields_of(columns: Sequence[Column], areas: Areas, place: str, symbols: Mapping[str, str]) -> Fields:
    """Describe the columns that hold something. `symbols` are those whose meaning in the family is known."""
    guesses = {column.name: guess(column, symbols) for column in columns}
    months = _year_and_month(columns)
    periods = {c.name: found for c in columns if not months and (found := _period(c, guesses[c.name]))}
    named = [c for c in columns if c.name not in periods and not guesses[c.name].numeric]
    coded = [c for c in columns if c.name not in periods and guesses[c.name].type == "integer"]
    area = areas_found.areas_in(named, areas) or areas_found.areas_in(coded, areas)
    described: list[dict[str, Any]] = []
    for column in columns:
        described += _described(column, guesses[column.name], area, periods.get(column.name))
    doubts = [d for c in columns for d in _doubts(c, guesses[c.name], f"{place}, column '{c.label}'", symbols)]
    doubts += [d for c in columns if c.name in periods for d in _period_doubts(c, periods[c.name], place)]
    doubts += [*_area_doubts(columns, area, place), *_month_doubts(months, place)]
    doubts += [_unread(c, place) for c in columns if "period" in c.tokens and not periods and not c.tokens & _ASIDE]
    return Fields(tuple(described), guesses, area, periods, tuple(doubts), months)


def _unread(column: Column, place: str) -> Doubt:
    return Doubt(
        f"{place}, column '{column.label}'",
        f"texts that are not all periods, such as {quoted(list(column.counts), 2)}",
        "plain text",
        "what they mean; clean.sql can choose or rewrite them, and measures need a column 'period'",
    )


def _year_and_month(columns: Sequence[Column]) -> tuple[str, str] | None:
    """Return the two columns that together say the month."""
    months = [c.name for c in columns if "month" in c.tokens and c.counts and set(c.counts) <= _MONTHS]
    years = [c.name for c in columns if "year" in c.tokens and c.counts and all(_YEAR.fullmatch(t) for t in c.counts)]
    return (years[0], months[0]) if len(months) == len(years) == 1 else None


def _month_doubts(months: tuple[str, str] | None, place: str) -> Iterator[Doubt]:
    if months:
        yield Doubt(
            place,
            f"the month in two columns, '{months[0]}' and '{months[1]}'",
            "calendar years",
            "whether month 1 is January or April; clean.sql puts the two together",
        )


def _period(column: Column, guessed: Guess) -> periods_found.Found | None:
    """Days are periods only where each stands for a month; other days stay days."""
    found = periods_found.periods_in(column)
    if found is None or (guessed.numeric and not column.tokens & periods_found.WORDS):
        return None
    return None if guessed.type == "date" and "month" not in found.kinds else found


def _described(
    column: Column, guessed: Guess, area: areas_found.Found | None, period: periods_found.Found | None
) -> Iterator[dict[str, Any]]:
    made: dict[str, Any] = {"name": column.name}
    ours: dict[str, Any] = {}
    if period:
        made["type"] = "string"
        ours = {"role": "period", "kinds": [str(kind) for kind in period.kinds]}
        ours |= {"year_means": period.year_means} if period.year_means else {}
    elif area and area.column == column.name:
        made["type"], ours = "string", {"role": "area"}
    else:
        made |= {"type": guessed.type, **guessed.extra}
        ours = (
            {"role": "value", **({"markers": dict(guessed.markers)} if guessed.markers else {})}
            if guessed.numeric
            else {}
        )
    made |= {"title": column.label} if column.label != column.name else {}
    open_ended = bool(ours.get("role")) or bool(column.tokens & periods_found.WORDS)
    limits = _limits(column, guessed, made["type"], open_ended=open_ended)
    yield {**made, **({"constraints": limits} if limits else {}), **({"outcomes": ours} if ours else {})}
    if set(ours.get("markers", {}).values()) - {ZERO}:
        yield {"name": f"{column.name}{SUFFIX}", "type": "string", "outcomes": {"role": "marker"}}


def _limits(column: Column, guessed: Guess, kind: str, *, open_ended: bool) -> dict[str, Any]:
    """Return the constraints. What changes from file to file (periods, areas, one text throughout) is never listed."""
    limits: dict[str, Any] = {}
    nulls = set(guessed.markers.values()) - {ZERO} if kind in ("integer", "number") else set()
    if column.rows and column.filled == column.rows and not nulls:
        limits["required"] = True
    if kind in ("integer", "number") and guessed.lowest is not None and guessed.lowest >= 0:
        limits["minimum"] = 0
    few = 1 < len(column.counts) <= min(_MOST_TEXTS, column.rows / _ROWS_A_TEXT)
    if kind == "string" and few and not open_ended and max(map(len, column.counts)) <= _LONGEST_TEXT:
        limits["enum"] = sorted(column.counts)
    return limits


def _doubts(column: Column, guessed: Guess, place: str, symbols: Mapping[str, str]) -> Iterator[Doubt]:
    if guessed.unknown:
        yield Doubt(
            place,
            f"texts among numbers: {quoted(list(guessed.unknown))}",
            "not available",
            "what they mean in the publisher's notes; correct outcomes.markers",
        )
    for symbol, meaning in to_check(guessed.markers, symbols):
        if symbol not in guessed.unknown:
            yield Doubt(
                place,
                f"the symbol '{symbol}'",
                meaning,
                "the publisher's notes: zero, withheld and not available are three things",
            )
    marks = {text.endswith("%") for text in column.counts if any(sign.isdecimal() for sign in text)}
    if guessed.extra.get("bareNumber") is False and len(marks) > 1:
        yield Doubt(place, "numbers with and without a percent sign", "all are percent", "whether some are fractions")
    if guessed.extra.get("format") == "%d/%m/%Y" and all(
        int(t.split("/")[1]) <= 12 >= int(t.split("/")[0]) for t in column.counts
    ):
        yield Doubt(place, "days that could be month first", "day first, as in Britain", "a day after the 12th")


def _period_doubts(column: Column, found: periods_found.Found, place: str) -> Iterator[Doubt]:
    words = " or ".join(SHAPES[kind].words for kind in found.kinds)
    at = f"{place}, column '{column.label}'"
    if found.bare:
        means = f"{words}{f' {found.year_means} in it' if found.year_means else ''}"
        yield Doubt(
            at,
            f"years alone, such as '{next(iter(column.counts))}'",
            means,
            "whether the year is a calendar year, or the one that a financial year starts or ends in",
        )
    if found.also:
        yield Doubt(
            at,
            f"'{next(iter(column.counts))}', which could also be a {found.also[0]}",
            words,
            "which kind of period the source holds",
        )


def _area_doubts(columns: Sequence[Column], area: areas_found.Found | None, place: str) -> Iterator[Doubt]:
    if area is None:
        return
    label = next(column.label for column in columns if column.name == area.column)
    if area.unknown:
        yield Doubt(
            f"{place}, column '{label}'",
            f"{len(area.known)} texts that are areas of this project, {area.unknown} that are not",
            f"only {quoted(sorted(area.known))} are kept",
            "that no area of yours goes by another name; add it under only, and to area_aliases.csv",
        )
