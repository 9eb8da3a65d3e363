"""Finding figures that somebody typed into a text: percentages, money, decimals, thousands and counted things.

Years, dates, ages, codes, numbers of paragraphs and small whole numbers in running text are words here, not figures.
"""

import re
from collections.abc import Collection, Iterable

from pipeline.errors import Problem

FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
NOT_TEXT = re.compile(
    r"\b(?:[Pp]aragraph|[Ss]ection|[Ii]ndicator|[Vv]ersion)s? v?\d[\d.]*(?:(?:, | and | to )\d[\d.]*)*"
    r"|```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>|https?://\S+",
    re.DOTALL,
)
FIGURE = re.compile(
    r"(?<![\w.])"
    r"(?:[£−+-]\s?)*\d+(?:,\d{3})*(?:\.\d+)?"
    r"(?:\s?(?:%|percent|million|billion|m\b|bn\b|days?\b|admissions?\b|attendances?\b))?"
    r"(?!\w)",
)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
ALLOWED = "figures are filled in from the data, or listed under `quoted` where a cited document has them"
EXAMPLE = "{{ figure('falls', 'W', '2016/17') }}"


def loose_numbers(text: str) -> tuple[str, ...]:
    """Return each figure of a Markdown text that is not filled in, in order, once each."""
    plain = NOT_TEXT.sub(" ", FILLED.sub(" ", text))
    found = (match.group().strip() for match in FIGURE.finditer(plain))
    return tuple(dict.fromkeys(number for number in found if _is_figure(number)))


def numbers_in(text: str) -> frozenset[float]:
    """Return every number that stands in a text, whatever it counts."""
    return frozenset(float(found.replace(",", "")) for found in NUMBER.findall(text))


def typed_by_hand(
    place: str,
    told: Iterable[tuple[int, str, str]],
    quoted: Collection[str] = (),
    stated: Collection[float] = (),
    allowed: tuple[str, str] = (ALLOWED, EXAMPLE),
) -> list[Problem]:
    """Return a problem for each figure typed into a text; `told` gives line, field and text.

    A figure is vouched for when it is `quoted` as it is written, or all its numbers are `stated` beside the text.
    """
    return [
        Problem(place, line, field, f"'{number}' is a figure typed by hand", *allowed, "loose-number")
        for line, field, text in told
        for number in loose_numbers(text)
        if number not in quoted and not numbers_in(number) <= set(stated)
    ]


def _is_figure(number: str) -> bool:
    return bool(re.search(r"[£%.,−+]|\s?[a-z]", number.rstrip(".,")))
