"""From the rows of a method's SELECT to one row a figure, with the columns of the tidy series.

For records every area and period that was asked gets its figure: nothing counted is zero, not missing; a period
whose records are not all there is missing, never a smaller sum.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from typing import Any

from pipeline.catalogue import methods as kinds
from pipeline.compute.queries.columns import LIMITS, MARKED, STANDARD, on_records
from pipeline.compute.queries.counts import count_row
from pipeline.compute.queries.means import mean_row, truncated_rows
from pipeline.compute.queries.proportions import proportion_row
from pipeline.compute.queries.rates import rate_row, standardised_row
from pipeline.compute.queries.terms import Terms
from pipeline.periods import Period, from_label

Row = dict[str, Any]
PLAIN = (kinds.Published, kinds.Sum)
WHOLE = {"breakdown": "all", "category": "all", "statistic": "value", "vintage": ""}
NOTHING = "There are no records to work it out from."


def figures(method: kinds.AnyMethod, rows: Iterable[Row], terms: Terms) -> list[Row]:
    """Return a row a figure. The rows of published figures, and of tidy counts and sums, are that already."""
    if isinstance(method, PLAIN) or (isinstance(method, kinds.Count) and not on_records(method)):
        made = [dict(row) for row in rows]
    else:
        made = [figure for group in _groups(method, list(rows), terms) for figure in _figures(method, group, terms)]
    if on_records(method) and terms.split is None:
        made += [_gap(area, period, why) for period, why in terms.gaps.items() for area in terms.areas]
    return [_named(row, getattr(method, "statistic", None)) for row in made]


def _groups(method: kinds.AnyMethod, rows: Sequence[Row], terms: Terms) -> list[list[Row]]:
    """Put together the rows of one place and time; for records also those places and times that have none.

    In a breakdown each group that has a record anywhere has its figure everywhere: none counted is zero.
    """
    groups: dict[tuple[Any, ...], list[Row]] = {}
    if on_records(method):
        wholes = [{**WHOLE, "breakdown": b, "category": c} for b, c in _categories(rows, terms)]
        for whole, period, area in product(wholes, terms.periods, terms.areas):
            groups[_key({**whole, "area": area, "period": period.label})] = []
    for row in rows:
        groups.setdefault(_key(row), []).append(row)
    return [rows or [_empty(key)] for key, rows in groups.items()]


def _categories(rows: Sequence[Row], terms: Terms) -> list[tuple[str, str]]:
    if terms.split is None:
        return [(WHOLE["breakdown"], WHOLE["category"])]
    return sorted({(row["breakdown"], row["category"]) for row in rows})


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in STANDARD)


class _Empty(dict[str, Any]):
    """A row without anything counted: every column that is asked is none."""

    def __missing__(self, name: str) -> None:
        return None


def _empty(key: tuple[Any, ...]) -> Row:
    return _Empty(zip(STANDARD, key, strict=True))


def _figures(method: kinds.AnyMethod, group: Sequence[Row], terms: Terms) -> list[Row]:
    first = group[0]
    period = from_label(first["period"])
    found = _worked(method, group, (terms, period))
    return [_figure(first, statistic, figure, terms.files.get(period, ())) for statistic, figure in found.items()]


def _worked(method: kinds.AnyMethod, group: Sequence[Row], at: tuple[Terms, Period]) -> dict[str, Row]:
    terms, period = at
    first = group[0]
    match method:
        case kinds.Count():
            return {"value": count_row(first)}
        case kinds.Proportion():
            return {"value": proportion_row(first, terms.scale)}
        case kinds.Mean():
            return {"value": mean_row(first)}
        case kinds.TruncatedMean():
            return truncated_rows(first)
        case kinds.Rate():
            people, days = terms.population.at(first["area"], period), (period.end - period.start).days + 1
            return {"value": rate_row(first, people, terms.scale, days if method.a_day else None)}
        case kinds.DirectlyStandardisedRate():
            people = terms.population.at(first["area"], period)
            counted = [row for row in group if row["times"]]
            persons = method.person is not None
            return {"value": standardised_row(counted, people, terms.scale, persons=persons)}
        case _:
            raise NotImplementedError(method.kind)


def _figure(first: Row, statistic: str, figure: Row, files: Sequence[str]) -> Row:
    """Put a figure into the columns of the series; marks that stood on the rows are kept beside its own."""
    marked = {name: first.get(name) for name in MARKED}
    row = {**{name: first[name] for name in STANDARD}, **dict.fromkeys(LIMITS), **marked, **figure}
    row["published_on"] = _known(first, figure.get("published_on"))
    row["trace"] = first.get("trace") or _traced(files)
    row["statistic"] = first["statistic"] if statistic == "value" else statistic
    row["markers"] = ";".join(filter(None, (first.get("markers"), figure.get("markers"))))
    row["note"] = " ".join(filter(None, (first.get("note"), figure.get("note"))))
    if row["value"] is None and not row["note"]:
        row["note"] = NOTHING
    return row


def _known(first: Row, people: date | None) -> date | None:
    """Return when a figure was public: not before the people that it is set against were.

    Rows that could say when they were published and do not leave it open; records say nothing of the kind, so for
    them the day of the people is told alone, and the day on which the figure was due comes in later.
    """
    own: date | None = first.get("published_on")
    if "published_on" in first:
        return max(own, people) if own and people else own
    return people


def _traced(files: Sequence[str], most: int = 20) -> str:
    """Return the names of the files behind a figure, never of single records."""
    if len(files) <= most:
        return ";".join(files)
    return f"{files[0]} to {files[-1]} ({len(files)} files)"


def _gap(area: str, period: Period, why: str) -> Row:
    row = {**WHOLE, **dict.fromkeys((*LIMITS, "published_on")), "area": area, "period": period.label}
    return {**row, "value": None, "markers": "x", "note": why, "trace": ""}


def _named(row: Row, statistic: str | None) -> Row:
    """Give the figure the name that the definition says, where it goes with the value and is not the value."""
    if statistic is None:
        return row
    own = row["statistic"]
    return {**row, "statistic": statistic if own == "value" else f"{statistic}_{own}"}
