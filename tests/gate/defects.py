"""What is planted in a good project, one defect at a time, and which rules ought to find it.

`PEERS` are the sixteen that a peer's check was tried with. Those without a rule no check of ours finds; they are kept,
so that the published rate is not one of our own choosing.
"""

import re

from tests.gate.planting import (
    again,
    cell,
    defect,
    definition,
    every,
    exchanged,
    extra,
    first,
    group,
    keep,
    put,
    relabelled,
    several,
    swapped,
    text,
    whole,
)
from tests.gate.project import YEARS, Row

DESCRIPTOR, FALLS = "data_raw/returns/datapackage.yaml", "measures/safety/falls.yaml"
UPTAKE = "measures/health/uptake.yaml"
CORRECTIONS = "data_raw/returns/corrections.yaml"
STORY = b"""---
title: A walk
measures: [falls]
told_in: The council's paper
told_on: 2017-05-01
---
Falls fell by 12.5%.
"""
PAGE = b"---\ntitle: About\n---\nFalls fell by 12.5%.\n"
CORRECTION = b"""corrections:
  - id: one
    resource: figures
    where: {measure: falls, area: W, period: 2016/17, category: all}
    field: value
    expect: "1"
    action: empty
    what: It cannot be one
    why: The council said so
    reported_by: An analyst
    reported_on: 2017-07-01
"""
NOBODYS = b"""acknowledged:
  - {measure: falls, check: jump, area: W, period: 2016/17, what: 8 for W, why: A ward, by: An analyst, on: 2017-07-01}
"""
KEY = "      primaryKey: [measure, area, period, breakdown, category]\n"
MID, LAST = YEARS[4], YEARS[-1]
HERE, THERE = ("falls", "A1", LAST), ("uptake", "A1", LAST)
WOMEN = ("falls", "A1", LAST, "Women")
CELL = f"falls,A1,{LAST},all,all,"


def not_newest(_: int, row: Row) -> bool:
    """Whether a row is of an earlier period."""
    return row["period"] != LAST


PEERS = (
    defect("Text where a number should be", "type-error", put(CELL, f"{CELL}many ")),
    defect("A blank at the end of a group's name", "spelling", group(WOMEN, "Women ")),
    defect("The column of values has another name", "header", put(",value,", ",Value,")),
    defect("An empty file", "empty-file header", text(lambda _: "")),
    defect("A definition that is not YAML", "yaml-syntax", definition(FALLS, "title: Reduction", "title: [Reduction")),
    defect("A choice that there is not", "wrong-choice", definition(FALLS, "polarity: lower", "polarity: downwards")),
    defect("A key twice, with another figure", "primary-key", again(HERE, lambda n: n + 40)),
    defect("A figure 100 times too large", "jumps", cell(HERE, "value", lambda n: n * 100)),
    defect("A rate below zero", "bounds", cell(THERE, "value", lambda n: -n)),
    defect("The newest year missing that was there before", "lost", several(whole, keep(not_newest))),
    defect("Half the rows lost", "lost", keep(lambda i, _: i % 2 == 0)),
    defect("A group's name misspelt", "spelling", group(WOMEN, "Womne")),
    defect("The year 2099", "early", put(f"falls,A1,{LAST}", "falls,A1,2098/99")),
    defect("A misspelt key in a definition", "unknown-key", definition(FALLS, "lag_days", "lag_day")),
    defect("A key left out of a definition", "missing-key", definition(FALLS, "polarity: lower\n", "")),
    defect("A data file that nothing describes", "no-descriptor", extra("data_raw/other/figures.csv", b"a,b\n1,2\n")),
)
DELIVERIES = (
    defect("A column too many", "header", text(lambda t: t.replace("\n", ",1\n").replace(",1\n", ",more\n", 1))),
    defect("A cell too few in a row", "missing-cell", put(f"{CELL}", f"falls,A1,{LAST},all,")),
    defect("A blank row", "blank-row", put("falls,A1", "\nfalls,A1")),
    defect("An area that there is not", "unknown-area", put(f"falls,A1,{LAST}", f"falls,A9,{LAST}")),
    defect("A year that cannot be: 2016/18", "period", put(f"falls,A1,{LAST}", "falls,A1,2016/18")),
    defect("A decimal comma", "type-error", text(lambda t: re.sub(rf"({CELL})\d+", r'\1"12,5"', t))),
    defect("Semicolons between cells", "delimiter", text(lambda t: t.replace(",", ";"))),
    defect("A measure that there is not", "constraint-error", put(f"falls,A1,{LAST}", f"fals,A1,{LAST}")),
    defect("A row twice, alike", "primary-key", again(HERE, int)),
    defect(
        "Area and period have changed places", "unknown-area period", put("measure,area,period", "measure,period,area")
    ),
    defect("A symbol that nothing explains", "type-error symbol", put(CELL, f"{CELL}#")),
    defect("All past figures 100 times as large", "rewritten", every("falls", lambda n: int(n * 100))),
    defect(
        "All past figures by another definition",
        "rewritten",
        several(every("falls", lambda n: round(n * 1.17)), every("uptake", lambda n: round(n * 1.1, 1))),
    ),
    defect("An older file in place of the new one", "lost", several(whole, keep(lambda _, r: r["period"] < YEARS[-3]))),
    defect("One area lost", "lost", keep(lambda _, r: r["area"] != "A2")),
)
FIGURES = (
    defect("A figure 10 times too large", "jumps", cell(HERE, "value", lambda n: n * 10)),
    defect("A percentage written as a fraction", "bounds", cell(THERE, "value", lambda n: round(n / 100, 3))),
    defect("A count below zero", "bounds", cell(HERE, "value", lambda n: -n)),
    defect("A percentage above 100", "bounds", cell(THERE, "value", lambda n: n + 100)),
    defect("A figure outside its own limits", "bounds", cell(THERE, "value", lambda n: round(n + 15, 1))),
    defect("Numerator and denominator have changed places", "shares", swapped(THERE, "numerator", "denominator")),
    defect("Figure and numerator have changed places", "bounds", swapped(THERE, "value", "numerator")),
    defect(
        "A total that is not the sum of its areas", "sums", cell(("falls", "W", LAST), "value", lambda n: int(n * 1.1))
    ),
    defect("A total that is not the sum of its groups", "sums", cell(HERE, "value", lambda n: int(n) + 21)),
    defect(
        "A rate outside its parts",
        "odd_mix bounds shares",
        cell(("uptake", "W", LAST), "value", lambda n: round(n + 12, 1)),
    ),
    defect("A share that its own parts do not give", "shares", cell(THERE, "numerator", lambda n: int(n * 0.8))),
    defect("A missing figure written as nought", "jumps", cell(HERE, "value", lambda _: 0)),
    defect(
        "A new definition from one year on, no break declared",
        "jumps",
        several(first, every("falls", lambda n: round(n * 1.6), since=YEARS[5])),
    ),
    defect("Two areas have changed places in one year", "jumps", exchanged("falls", LAST, "A1", "A2")),
    defect("The figures of the year before once more", "repeated", relabelled("falls", YEARS[-2], LAST)),
    defect("A year left out, first delivery", "holes", several(first, keep(lambda _, r: r["period"] != MID))),
    defect(
        "One area without the newest year, first delivery",
        "holes",
        several(first, keep(lambda _, r: (r["period"], r["area"]) != (LAST, "A2"))),
    ),
    defect("Half the rows lost, first delivery", "holes", several(first, keep(lambda i, _: i % 2 == 0))),
    defect("The newest year missing, first delivery", "overdue", several(first, keep(not_newest))),
    defect(
        "Two sources' rows under one key, no key declared",
        "doubled",
        several(
            definition(DESCRIPTOR, KEY, ""),
            again(HERE, lambda n: n + 40),
        ),
    ),
    defect(
        "A figure published before comes out otherwise",
        "known_values",
        cell(("falls", "W", YEARS[0]), "value", lambda n: int(n) + 1),
    ),
)
DEFINITIONS = (
    defect(
        "A measure of an indicator that there is not",
        "unknown-indicator",
        definition(FALLS, "indicator: falls", "indicator: fals"),
    ),
    defect("A source that there is not", "unknown-source", definition(FALLS, "source: returns", "source: return")),
    defect("A column that there is not", "sql-fragment", definition(FALLS, "measure = 'falls'", "measur = 'falls'")),
    defect("Two measures at one place", "order-taken", definition(UPTAKE, "order: 2", "order: 1")),
    defect(
        "A comparator that there is not", "unknown-area", definition(FALLS, "areas: [W, A1, A2]", "areas: [W, A1, A3]")
    ),
    defect("A key twice in a definition", "duplicate-key", definition(FALLS, "order: 1", "order: 1\norder: 1")),
    defect(
        "A measure's file in the wrong folder",
        "wrong-folder",
        definition(FALLS, "indicator: falls", "indicator: walks"),
    ),
    defect("A figure typed into a story", "loose-number", extra("site/stories/one.md", STORY)),
    defect("A figure typed into a page that draws on no data", "loose-number", extra("site/pages/about.md", PAGE)),
    defect("A correction of what the publisher has mended", "correction", extra(CORRECTIONS, CORRECTION)),
    defect("A doubt acknowledged that no check raises", "unknown-check", extra("site/acknowledged.yaml", NOBODYS)),
)
MISSED = (
    defect("A year's figures wrong by a tenth, totals too", "", every("falls", lambda n: round(n * 1.1), since=LAST)),
    defect(
        "Which way is better turned round in the definition",
        "",
        definition(FALLS, "polarity: lower", "polarity: higher"),
    ),
    defect(
        "The words of the definition say another thing", "", definition(FALLS, "age 65 and over", "age 75 and over")
    ),
    defect(
        "Another unit in the definition alone",
        "",
        definition(UPTAKE, "{kind: percent, decimals: 1}", "{kind: index, decimals: 1}"),
    ),
)
SITE = (
    ("A link to a page that there is not", "broken-link", '<h1>A</h1><a href="b/">b</a>'),
    ("A script from another place", "off-site", '<h1>A</h1><script src="https://a.example/x.js"></script>'),
    ("An NHS number on a page", "nhs-number-published", "<h1>A</h1><p>943 476 5919</p>"),
    ("A person's pseudonym on a page", "identifier-published", "<h1>A</h1><p>9f3c77d2a1b04e55</p>"),
)
"""Defects of the built website: in words, the rule that ought to find it, the page."""
ALL = (*PEERS, *DELIVERIES, *FIGURES, *DEFINITIONS, *MISSED)
