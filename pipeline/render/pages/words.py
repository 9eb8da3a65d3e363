"""The words that pages take from `wording`, put together for cells and lists, with dates for readers.

No rounding and no sentence of its own: `wording` is the only place for both.
"""

import re
from datetime import date

from pipeline.catalogue.measure import Unit
from pipeline.compute.series import MARKER_WORDS, Value
from pipeline.compute.standing.result import Change
from pipeline.render.pages.parts import Table
from pipeline.render.wording import status
from pipeline.render.wording.dates import day, month
from pipeline.render.wording.markers import marks, shown
from pipeline.render.wording.numbers import bare, change_words, figure, words_after

__all__ = ["bare", "cell", "change_text", "day", "figure", "key_of", "marks", "month", "unit_words", "words_after"]
MARK = re.compile(r"\[(\w)\]")
COMPARED = ("improving", "worsening", "higher", "lower", "no_clear_change")


def published_words(when: date | None, precision: str) -> str:
    """Return when something was published, as far as it is known: `June 2017`, `by the end of 2020 (assumed)`."""
    if when is None:
        return "Not known"
    if precision == "assumed":
        by = f"the end of {when.year}" if (when.month, when.day) == (12, 31) else day(when)
        return f"by {by} (assumed)"
    return {"month": month(when), "year": str(when.year)}.get(precision, day(when))


def cell(value: Value, unit: Unit) -> str:
    """Return what a table says of a value: the figure with its marks, or the marks alone where nothing is shown."""
    return shown(value.value, unit, value.markers)


def key_of(*tables: Table | None) -> tuple[str, ...]:
    """Return the key of the marks that stand in these tables, a line each."""
    cells = (cell.text for table in tables if table for row in table.rows for cell in row)
    used = {letter for text in cells for letter in MARK.findall(text)}
    return tuple(f"[{letter}] {words}" for letter, words in MARKER_WORDS.items() if letter in used)


def change_text(change: Change, unit: Unit) -> str:
    """Return a change in a few words: how it moved, by how much, since when."""
    words = status.direction(change.direction, change.change, tested=change.tested).words
    if change.direction not in COMPARED or change.period is None or change.change is None:
        return words
    if change.direction == "no_clear_change" and not change.tested:
        return f"The same as {change.period.public}"
    return f"{words}: {change_words(change.change, unit)} since {change.period.public}"


def unit_words(unit: Unit) -> str:
    """Return what a figure counts, in words for a table or a heading."""
    noun = unit.noun or ""
    return {
        "percent": f"percent of {noun}" if noun else "percent",
        "count": noun or "number",
        "days": "days",
        "rate_per": f"{noun} {words_after(unit)}".strip(),
        "score": f"score {words_after(unit)}".strip(),
        "index": "index",
        "ratio": "ratio",
        "money": noun or "pounds",
        "points": "percentage points",
    }[unit.kind]
