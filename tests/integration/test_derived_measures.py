"""An invented project by neighbourhood: fifths by deprivation, their gap, a ratio, a bundle, what the door lets out.

What is withheld in a part is withheld in all that is derived from it, in every edition.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from math import hypot, sqrt
from pathlib import Path

import pytest

from pipeline.compute.series import PublishedSeries
from pipeline.compute.statistics.intervals import wilson
from pipeline.steps.derived import without_derived
from pipeline.steps.explaining import explain
from pipeline.steps.figures import all_series, protected, read_protected, work_out
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import Warehouse, open_warehouse
from tests.support.shared import ORACLES, need
from tests.support.small_project import write_small_project

TODAY = date(2017, 12, 1)
SOURCE = """\
name: neighbourhoods
title: Children measured, by neighbourhood
licenses: [{{name: OGL-UK-3.0, title: Open Government Licence v3.0}}]
outcomes:
  publisher: The partnership
  publication: Children measured
  published_on: 2017-09-01
  origin: local
  disclosure: {rule}
resources:
  - name: figures
    path: figures.csv
    format: csv
    encoding: utf-8
    schema:
      fields:
        - {{name: place, type: string, constraints: {{required: true}}}}
        - {{name: area, type: string, constraints: {{required: true}}, outcomes: {{role: area}}}}
        - {{name: period, type: string, constraints: {{required: true}}, outcomes: {{role: period}}}}
        - {{name: deprivation, type: number}}
        - {{name: heavy, type: integer}}
        - {{name: measured, type: integer}}
        - {{name: published_on, type: date}}
      primaryKey: [place, period]
      missingValues: [""]
"""
CLEAN = """\
WITH ranked AS (
    SELECT
        *,
        count(deprivation) OVER (PARTITION BY area, period) AS places,
        rank() OVER (PARTITION BY area, period ORDER BY deprivation DESC NULLS LAST) AS most_first
    FROM figures
)

SELECT
    area, period, heavy, measured, published_on, _file, _sheet, _row, 'deprivation' AS breakdown,
    CASE
        WHEN deprivation IS NULL OR places < 5 THEN 'not known'
        ELSE cast(greatest(1, 6 - ceil((places + 1 - most_first) * 5.0 / places)) AS integer)::varchar
    END AS category
FROM ranked
UNION ALL
SELECT area, period, heavy, measured, published_on, _file, _sheet, _row, 'all' AS breakdown, 'all' AS category
FROM figures
"""
COMMON = """\
question: How are children?
lifecycle: pilot
frequency: annual
lag_days: 90
areas: [A1]
owner: The partnership
author: An analyst
checker: Another analyst
review: {last: 2026-01-05, next: 2027-01-05}
"""
SHARE = """\
title: Heavy children
plain_title: Heavy children
indicator: walks
order: 3
definition: Of those measured, how many are heavy.
polarity: lower
unit: {kind: percent, decimals: 1}
breakdowns: [{by: deprivation}]
sources:
  - source: neighbourhoods
    fit: exact
    method: {kind: proportion, numerator: heavy, denominator: measured}
targets:
  - {kind: standard, value: 25, status: national_standard}
"""
GAP = """\
title: The gap
plain_title: The gap
indicator: walks
order: 4
definition: Most minus least deprived fifth.
polarity: towards_zero
unit: {kind: points, decimals: 1}
sources: [{source: derived, fit: exact, method: {kind: gap, of: heavy}}]
"""
OTHER = """\
title: Light children
plain_title: Light children
indicator: walks
order: 5
definition: Of those measured, how many are not heavy.
polarity: higher
unit: {kind: percent, decimals: 1}
sources:
  - source: neighbourhoods
    fit: exact
    method: {kind: proportion, numerator: measured - heavy, denominator: measured}
targets:
  - {kind: standard, value: 90, status: national_standard}
"""
BUNDLE = """\
title: Standards met
plain_title: Standards met
indicator: walks
order: 2
definition: How many of two standards are met.
polarity: higher
unit: {kind: score, decimals: 0, maximum: 2}
sources: [{source: derived, fit: exact, method: {kind: bundle, of: [heavy, light]}}]
"""
RATIO = """\
title: Heavy for each light
plain_title: Heavy for each light
indicator: walks
order: 6
definition: One share over the other.
polarity: lower
unit: {kind: ratio, decimals: 2}
sources: [{source: derived, fit: exact, method: {kind: ratio, numerator: [heavy], denominator: [light]}}]
"""
MEASURES = {"heavy": SHARE, "gap": GAP, "light": OTHER, "bundle": BUNDLE, "each": RATIO}
HEAVY = {1: 30, 2: 28, 3: 25, 4: 20, 5: 18}


def ten_places(heavy=HEAVY, measured=100, period="2016/17"):
    """Two neighbourhoods in each fifth, the first of them the most deprived."""
    return [
        (f"n{n}", "A1", period, 100 - n, heavy[n // 2 + 1] if n % 2 else heavy[n // 2 + 1] - 10, measured)
        for n in range(10)
    ]


def write(root: Path, rows, *, rule="none") -> Workspace:
    write_small_project(root)
    (root / "measures/health/visits.yaml").unlink()
    (root / "measures/safety/falls.yaml").write_text(
        (root / "measures/safety/falls.yaml").read_text("utf-8").replace("related: [visits]\n", ""), "utf-8"
    )
    for name, text in MEASURES.items():
        (root / f"measures/health/{name}.yaml").write_text(text + COMMON, "utf-8")
    folder = root / "data_raw/neighbourhoods"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.yaml").write_text(SOURCE.format(rule=rule), "utf-8")
    (folder / "clean.sql").write_text(CLEAN, "utf-8")
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        head = ("place", "area", "period", "deprivation", "heavy", "measured", "published_on")
        csv.writer(file).writerows([head, *((*row, "2017-09-01") for row in rows)])
    return open_workspace(root)


@contextmanager
def worked_out(root: Path, rows, *, rule="none") -> Iterator[tuple[Workspace, Warehouse]]:
    workspace = write(root, rows, rule=rule)
    source = workspace.sources["neighbourhoods"]
    path = root / "build" / "warehouse.duckdb"
    path.parent.mkdir(exist_ok=True)
    with open_warehouse(path, receiving=True) as warehouse:
        assert receive(warehouse, source, workspace.catalogue.areas).accepted
    with open_warehouse(path) as warehouse:
        make_clean(warehouse, source)
        for name in ("light", "heavy", "gap", "bundle", "each"):
            work_out(warehouse, workspace, name)
        yield workspace, warehouse


def published(root: Path, rows, *, rule="none") -> dict[str, PublishedSeries]:
    with worked_out(root, rows, rule=rule) as (workspace, warehouse):
        protected(warehouse, workspace, TODAY)
        return read_protected(warehouse, workspace)


def test_the_gap_between_fifths_with_its_limits(tmp_path):
    [found] = published(tmp_path, ten_places())["gap"].values
    most, least = (wilson(x, 200, multiplier=100) for x in (50, 26))
    errors = [(one.upper - one.lower) / (2 * 1.959963984540054) for one in (most, least)]
    half = 1.959963984540054 * hypot(*errors)
    assert (found.value, found.area, found.period.label, found.origin) == (12.0, "A1", "2016/17", "local")
    assert (found.lower_95, found.upper_95) == pytest.approx((12 - half, 12 + half))
    assert (found.preferred, found.published_on) == (True, date(2017, 9, 1))
    assert half == pytest.approx(100 * 1.96 * sqrt(0.25 * 0.75 / 200 + 0.13 * 0.87 / 200), rel=0.02)


def test_the_fifths_are_those_of_the_known_answers(tmp_path):
    with need(ORACLES / "statistics/quintiles.csv").open(encoding="utf-8") as file:
        asked = [row for row in csv.DictReader(file) if row["g"] == "n23"]
    rows = [(f"n{r['row']}", "A1", "2016/17", r["v"], int(r["row"]), 1000) for r in asked]
    groups: dict[str, int] = {}
    for r in asked:
        group = r["quintile_invert_TRUE_q1_is_highest"]
        groups[group] = groups.get(group, 0) + int(r["row"])
    fifths = [v for v in published(tmp_path, rows)["heavy"].values if v.breakdown == "deprivation"]
    assert {v.category: v.numerator for v in fifths} == groups


def test_ratio_and_bundle_follow_from_their_parts(tmp_path):
    series = published(tmp_path, ten_places())
    assert [v.value for v in series["each"].values] == [pytest.approx(19.2 / 80.8)]
    assert [(v.value, v.denominator) for v in series["bundle"].values] == [(1.0, 2.0)]


def test_a_fifth_that_is_missing_leaves_no_gap(tmp_path):
    rows = [(*row[:4], "" if row[0] == "n9" else row[4], row[5]) for row in ten_places()]
    series = published(tmp_path, rows)
    assert [(v.value, v.markers) for v in series["gap"].values] == [(None, frozenset({"x"}))]


def test_a_withheld_fifth_withholds_the_gap(tmp_path):
    small = {**HEAVY, 5: 12}
    series = published(tmp_path, ten_places(small, measured=40), rule="hes2018")
    least = [v for v in series["heavy"].values if v.category == "5"]
    assert [v.numerator for v in least] == [15]
    tiny = [(*row[:4], 2 if row[0] in ("n8", "n9") else row[4], row[5]) for row in ten_places()]
    series = published(tmp_path / "again", tiny, rule="hes2018")
    assert [v.markers for v in series["heavy"].values if v.category == "5"] == [frozenset({"c"})]
    [gap] = series["gap"].values
    assert (gap.value, gap.lower_95, gap.markers, gap.trace) == (None, None, frozenset({"c"}), ())
    assert (series["gap"].rule, series["gap"].withheld) == ("hes2018", 1)


def test_behind_the_door_the_gap_is_that_of_the_figures_shown(tmp_path):
    rows = [(*row[:4], row[4] + 1, row[5]) for row in ten_places(measured=101)]
    series = published(tmp_path, rows, rule="hes2018")
    shown = {v.category: v.value for v in series["heavy"].values if v.breakdown == "deprivation"}
    assert series["gap"].values[0].value == pytest.approx(shown["1"] - shown["5"])
    assert shown["1"] == pytest.approx(100 * 50 / 200)


def test_nothing_derived_goes_to_the_door_itself(tmp_path):
    with worked_out(tmp_path, ten_places()) as (workspace, warehouse):
        series = all_series(warehouse, workspace)
        assert len(series["gap"].values) == 1
        assert without_derived(series)["gap"].values == ()


def test_explain_names_the_measures_behind_it(tmp_path):
    with worked_out(tmp_path, ten_places()) as (workspace, warehouse):
        protected(warehouse, workspace, TODAY)
        told = dict(explain(warehouse, workspace, "gap").sections)
    assert told["Query"] == ("-- derived: the gap of heavy",)
    assert told["Figure"][0] == "A1, 2016/17: 12.0"
    assert any("neighbourhoods/figures.csv" in row for row in told["Rows it came from"])
