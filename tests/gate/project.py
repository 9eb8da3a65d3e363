"""A good small project of invented places, made anew from a seed: what the gate must let through, and what is spoilt.

Two measures: a count with groups by sex, and a percentage with its parts and limits, over nine years.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.small_project import write_small_project
from tests.support.tables import csv_text

YEARS = [f"{y}/{(y + 1) % 100:02}" for y in range(2008, 2017)]
COLUMNS = [
    *("measure", "area", "period", "breakdown", "category"),
    *("value", "numerator", "denominator", "lower_95", "upper_95"),
]
DESCRIPTOR = """\
name: returns
title: Returns of the two councils
licenses: [{name: OGL-UK-3.0, title: Open Government Licence v3.0}]
outcomes: {publisher: The partnership, publication: Returns, published_on: 2017-06-01, origin: local}
resources:
  - name: figures
    path: figures*.csv
    format: csv
    encoding: utf-8
    schema:
      fields:
        - {name: measure, type: string, constraints: {required: true, enum: [falls, uptake]}}
        - {name: area, type: string, constraints: {required: true}, outcomes: {role: area}}
        - {name: period, type: string, constraints: {required: true}, outcomes: {role: period, kinds: [financial_year]}}
        - {name: breakdown, type: string, constraints: {required: true, enum: [all, sex]}}
        - {name: category, type: string, constraints: {required: true}}
        - {name: value, type: number}
        - {name: numerator, type: number}
        - {name: denominator, type: number, constraints: {minimum: 0}}
        - {name: lower_95, type: number}
        - {name: upper_95, type: number}
      primaryKey: [measure, area, period, breakdown, category]
      missingValues: [""]
"""
FALLS = """\
title: Reduction in falls
plain_title: Falls
question: Are fewer older people falling?
indicator: falls
order: 1
definition: Emergency admissions after a fall, age 65 and over.
lifecycle: pilot
polarity: lower
unit: {kind: count, decimals: 0, noun: admissions}
frequency: annual
lag_days: 60
areas: [W, A1, A2]
breakdowns: [{by: sex}]
sources:
  - {source: returns, fit: exact, method: {kind: published, where: "measure = 'falls'"}}
owner: The partnership
author: An analyst
checker: Another analyst
review: {last: 2016-01-05, next: 2018-01-05}
"""
UPTAKE = (
    FALLS.replace("Reduction in falls", "More people who walk")
    .replace("plain_title: Falls", "plain_title: Walks")
    .replace("indicator: falls", "indicator: walks")
    .replace("order: 1", "order: 2")
    .replace("polarity: lower", "polarity: higher")
    .replace("{kind: count, decimals: 0, noun: admissions}", "{kind: percent, decimals: 1}")
    .replace("breakdowns: [{by: sex}]\n", "")
    .replace("measure = 'falls'", "measure = 'uptake'")
)
DESCRIBED = "data_raw/returns/datapackage.yaml"
DEFINITIONS = {"measures/safety/falls.yaml": FALLS, "measures/health/uptake.yaml": UPTAKE}
Row = dict[str, object]


@dataclass
class Good:
    """A project's text files by path and the rows of its newest delivery; a defect changes either."""

    rows: list[Row]
    files: dict[str, str] = field(default_factory=dict)
    extra: dict[str, bytes] = field(default_factory=dict)
    before: list[Row] | None = None
    raw: Callable[[str], bytes] = str.encode

    def of(self, measure: str, area: str, period: str, category: str = "all") -> Row:
        """The row of one figure."""
        key = (measure, area, period, category)
        return next(r for r in self.rows if (r["measure"], r["area"], r["period"], r["category"]) == key)

    def line(self, measure: str, area: str, category: str = "all") -> list[Row]:
        """The rows of one line, in order of time."""
        return [self.of(measure, area, period, category) for period in YEARS]


def good(seed: int) -> Good:
    """Make a good project: levels, trends, sizes and chance all follow from the seed."""
    dice = random.Random(seed)
    rows = [*_falls(dice), *_uptake(dice)]
    files = {
        **DEFINITIONS,
        DESCRIBED: DESCRIPTOR,
        "measures/safety/falls.yaml": _known(FALLS, rows[0]),
    }
    return Good(rows, files, before=[dict(row) for row in rows if row["period"] != YEARS[-1]])


def write(made: Good, root: Path, rows: list[Row]) -> Path:
    """Write the project with these rows as what was delivered."""
    write_small_project(root)
    (root / "measures/health/visits.yaml").unlink(missing_ok=True)
    for path, text in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / "data_raw/returns/figures.csv").write_bytes(made.raw(csv_text(COLUMNS, rows)))
    for path, content in made.extra.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def _known(definition: str, row: Row) -> str:
    known = (
        f"known_values:\n  - {{period: {row['period']}, area: {row['area']}, value: {row['value']}, citation: Paper}}\n"
    )
    return definition.replace("owner:", f"{known}owner:")


def _row(measure: str, area: str, period: str, value: object, **cells: object) -> Row:
    plain: Row = dict.fromkeys(COLUMNS, "")
    return {
        **plain,
        "measure": measure,
        "area": area,
        "period": period,
        "breakdown": "all",
        "category": "all",
        "value": value,
        **cells,
    }


def _falls(dice: random.Random) -> list[Row]:
    level, trend = dice.uniform(300, 4000), dice.uniform(-0.04, 0.04)
    made: list[Row] = []
    for n, period in enumerate(YEARS):
        groups = {
            (area, sex): round(max(0, dice.gauss(mean := level * share * (1 + trend * n), mean**0.5)))
            for area, size in (("A1", 0.6), ("A2", 0.4))
            for sex, part in (("Women", 0.58), ("Men", 0.42))
            for share in (size * part,)
        }
        for area, members in (("W", ("A1", "A2")), ("A1", ("A1",)), ("A2", ("A2",))):
            by_sex = {sex: sum(groups[m, sex] for m in members) for sex in ("Women", "Men")}
            made.append(_row("falls", area, period, sum(by_sex.values())))
            made += [_row("falls", area, period, n, breakdown="sex", category=sex) for sex, n in by_sex.items()]
    return made


def _uptake(dice: random.Random) -> list[Row]:
    share, trend, people = dice.uniform(0.3, 0.7), dice.uniform(-0.01, 0.01), dice.randint(800, 6000)
    made: list[Row] = []
    for n, period in enumerate(YEARS):
        parts = {}
        for area, size, own in (("A1", 0.6, 0.08), ("A2", 0.4, -0.08)):
            below = round(people * size * dice.uniform(0.97, 1.03))
            chance = share + own + trend * n
            parts[area] = (round(below * chance + dice.gauss(0, (below * chance * (1 - chance)) ** 0.5)), below)
        parts["W"] = tuple(sum(one) for one in zip(*parts.values(), strict=True))
        for area in ("W", "A1", "A2"):
            above, below = parts[area]
            p, wide = above / below, 1.96 * (above / below * (1 - above / below) / below) ** 0.5
            limits = {"lower_95": round(100 * (p - wide), 1), "upper_95": round(100 * (p + wide), 1)}
            made.append(_row("uptake", area, period, round(100 * p, 1), numerator=above, denominator=below, **limits))
    return made
