"""Cells of examples as values: `400 of 1,000`, `41.0% (40.2% to 41.8%)`, `held back`, and periods in words."""

import re
from dataclasses import replace
from datetime import date, datetime

from pipeline.compute.series import Value
from pipeline.periods import Period, PeriodKind, PeriodProblem, parse
from tests.support.values import value

KINDS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.FINANCIAL_QUARTER, PeriodKind.MONTH)
POLARITY = {"lower": "lower", "higher": "higher", "neither": "no_judgement"}
NOTHING = ("none", "no figure", "not known", "not set", "", "–")
WITHHELD = "held back"

Row = dict[str, str]


def number(cell: str) -> float | None:
    """Give the number of a cell, without its unit and commas; None for a word that there is none."""
    if cell in (*NOTHING, WITHHELD):
        return None
    return float(re.sub(r"[,%]| .*", "", cell))


def period(text: str) -> Period | None:
    """Give the period that a head or the start of a cell names; None where it names none."""
    if pooled := re.fullmatch(r"(\d{4}) to (\d{4})", text):
        first, last = (int(year) for year in pooled.groups())
        return parse(f"{first}/{last % 100:02}", KINDS) if last == first + 1 else parse(text)
    try:
        return parse(text, KINDS)
    except PeriodProblem:
        return None


def figure(when: Period, cell: str) -> Value | None:
    """Give the value that a cell shows for a period; None where it says that there is none."""
    doubted = cell.endswith("(doubted)")
    bare = cell.removesuffix("(doubted)").strip()
    if bare == WITHHELD:
        return value(when.label, None, markers=frozenset("c"))
    if bare in NOTHING:
        return None
    made = _value(when, bare)
    return replace(made, markers=frozenset("q")) if doubted else made


def _value(when: Period, cell: str) -> Value:
    if " of " in cell:
        part, whole = (number(half) or 0.0 for half in cell.split(" of "))
        return value(when.label, 100 * part / whole, numerator=part, denominator=whole)
    limits = re.search(r"\((.+) to (.+)\)", cell)
    ends = {"lower_95": number(limits[1]), "upper_95": number(limits[2])} if limits else {}
    return value(when.label, number(cell.split(" (", maxsplit=1)[0]), **ends)


def figures(row: Row) -> list[Value]:
    """Give the values of a row: under heads that are periods, and in cells that begin with one."""
    found: list[Value | None] = []
    for head, cell in row.items():
        if when := period(head):
            found.append(figure(when, cell))
        for part in cell.split(";"):
            name, colon, shown = part.strip().partition(": ")
            if colon and (when := period(name)):
                found.append(figure(when, shown))
    return [one for one in found if one is not None]


def day(cell: str) -> date:
    """Give the day that a cell names: `1 April 2018`."""
    return datetime.strptime(cell, "%d %B %Y").date()
