"""The lines above a table that say what it is: `Period: March 2015`, `No. of months: 13`, `Revised: 9th July 2015`.

And what their texts mean as months and days; whether they agree with the table is for each reader to check.
"""

import re
from datetime import datetime

from pipeline.periods import Period, PeriodKind, PeriodProblem, parse
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.faults import fault, stop
from pipeline.sources.layouts.grids import Grid


def preamble(grid: Grid, index: int) -> dict[str, tuple[int, str]]:
    """Return label (folded, without its colon) -> (record number, text) of the lines above a header; the nearest."""
    found: dict[str, tuple[int, str]] = {}
    for number, row in enumerate(grid.rows[:index], start=1):
        texts = [text for text in row if text]
        if texts and texts[0].endswith(":"):
            found[folded(texts[0]).rstrip(": ")] = (number, texts[1] if len(texts) > 1 else "")
    return found


def month_of(text: str) -> Period | None:
    """Read a month, such as `March 2015`; None for anything else."""
    try:
        period = parse(text, [PeriodKind.MONTH])
    except PeriodProblem:
        return None
    return period if re.search(r"[A-Za-z]{3}", text) or re.fullmatch(r"[0-9]{4}-[0-9]{2}", text) else None


def day_of(text: str) -> str:
    """Write a day such as `9th July 2015` as 2015-07-09; other texts, and none, become empty."""
    plain = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", text)
    for form in ("%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%A, %B %d, %Y", "%A, %d %B %Y"):
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return ""


def dated_period(grid: Grid, index: int) -> dict[str, str]:
    """Return period, published_on and revised_on as the lines above say; the days are empty where none is given.

    Raises ContentProblems when there is no plain month, or when a day lies before the month's end.
    """
    above = preamble(grid, index)
    number, text = above.get("period", (index + 1, ""))
    month = month_of(text)
    if month is None:
        said = (f"the lines above the table give the period '{text}'", "one month", "Period: March 2015")
        raise stop(fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="period-above"))
    days = {label: day_of(above.get(label, (0, ""))[1]) for label in ("published", "revised")}
    for label, day in days.items():
        if day and day <= month.end.isoformat():
            said = (f"it was {label} on {day}, but is about {month.public}", f"a day after the end of {month.public}")
            raise stop(fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="period-above"))
    return {"period": month.label, **{f"{label}_on": day for label, day in days.items()}}
