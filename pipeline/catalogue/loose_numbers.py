"""Finding figures that somebody typed into a text: percentages, money, decimals, thousands and counted things.

Years, dates, ages, paragraph numbers and small whole numbers in running text are words here, not figures.
"""

import re

FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
NOT_TEXT = re.compile(r"[Pp]aragraphs? \d[\d., and]*|```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>|https?://\S+", re.DOTALL)
FIGURE = re.compile(
    r"(?<![\w.])"
    r"(?:[£−+-]\s?)*\d+(?:,\d{3})*(?:\.\d+)?"
    r"(?:\s?(?:%|percent|million|billion|m\b|bn\b|days?\b|admissions?\b|attendances?\b))?",
)


def loose_numbers(text: str) -> tuple[str, ...]:
    """Return each figure of a Markdown text that is not filled in, in order, once each."""
    plain = NOT_TEXT.sub(" ", FILLED.sub(" ", text))
    found = (match.group().strip() for match in FIGURE.finditer(plain))
    return tuple(dict.fromkeys(number for number in found if _is_figure(number)))


def _is_figure(number: str) -> bool:
    return bool(re.search(r"[£%.,−+]|\s?[a-z]", number.rstrip(".,")))
