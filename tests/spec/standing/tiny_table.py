"""A tiny table of figures as a published series: what an example starts from, as a reader can check it by hand.

Columns: `period`, `value`, and where it needs them `of` (the denominator; `value` is then the count), `low`, `high`
and `mark`. `-` is no figure.
"""

from datetime import date
from typing import Any

from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.stand import When, stand
from tests.support.values import measure, series, value

SEEN_ON = When("latest", date(2018, 10, 1))


def table(text: str) -> PublishedSeries:
    """Read the table; its first line names the columns, `|` parts them."""
    head, *rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return series(*(_value(dict(zip(head, row, strict=True))) for row in rows))


def standing(text: str, **about: Any) -> Standing:
    """Return how the plain measure, with changes, stands with these figures, as seen on 1 October 2018."""
    return stand(measure(**about), table(text), "W", SEEN_ON)


def _value(row: dict[str, str]) -> Value:
    figure, of = _number(row["value"]), _number(row.get("of", "-"))
    given = {"lower_95": _number(row.get("low", "-")), "upper_95": _number(row.get("high", "-"))}
    marks = frozenset(row.get("mark", ""))
    if figure is not None and of:
        given |= {"numerator": figure, "denominator": of}
        figure = 100 * figure / of
    return value(row["period"], figure, markers=marks, **given)


def _number(cell: str) -> float | None:
    return None if cell == "-" else float(cell)
