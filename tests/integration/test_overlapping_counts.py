"""The same records counted by home and by practice, from files to what is published: nobody is found by subtraction.

An invented county and two groups of practices in it; the project says nothing but which area is part of which.
"""

from datetime import date
from pathlib import Path

import pytest

from pipeline.compute.protect import Overlap
from pipeline.compute.series import PublishedSeries
from pipeline.steps.figures import protected, read_protected, work_out
from pipeline.steps.protection import protection_on
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import open_warehouse
from tests.support.small_project import write_small_project
from tests.support.small_records import ALIASES, AREAS, deliver, stay, write_source

TODAY = date(2017, 12, 1)
PART_OF = AREAS.replace("A1;A2,\n", "A1;A2,{county}\n")
MEASURE = """\
title: {name}
plain_title: {name}
question: How many stays are there?
indicator: {part}
order: {order}
definition: Stays in hospital.
lifecycle: pilot
polarity: lower
unit: {{kind: count, decimals: 0, noun: stays}}
frequency: quarterly
lag_days: 60
areas: [{areas}]
sources:
  - source: stays
    method:
      kind: count
      table: spells
      where: "{where}"
      date: discharge_date
      area: {column}
      periods: [financial_quarter]
    fit: exact
owner: The partnership
author: An analyst
checker: Another analyst
review: {{last: 2017-01-05, next: 2018-01-05}}
"""
EMERGENCY = "admission_method = '21'"
LIVING = {"name": "living", "part": "falls", "order": 1, "areas": "C", "column": "county", "where": EMERGENCY}
REGISTERED = {"name": "registered", "part": "walks", "order": 2, "areas": "W, A1, A2", "column": "ccg"}


def write(root: Path, county: str, where: str = EMERGENCY) -> Workspace:
    write_small_project(root)
    write_source(root)
    for old in ("safety/falls.yaml", "health/visits.yaml"):
        (root / "measures" / old).unlink()
    (root / "measures/safety/living.yaml").write_text(MEASURE.format(**LIVING), "utf-8")
    (root / "measures/health/registered.yaml").write_text(MEASURE.format(**REGISTERED, where=where), "utf-8")
    (root / "measures/areas.csv").write_text(PART_OF.format(county=county), "utf-8")
    (root / "measures/area_aliases.csv").write_text(ALIASES, "utf-8")
    (root / "project.yaml").write_text(f"title: Twin Valleys\ndata_path: {root / 'extracts'}\n", "utf-8")
    return open_workspace(root)


def published(root: Path, county: str) -> dict[str, PublishedSeries]:
    """88 live in the county and are registered in it; two more live there and are registered elsewhere."""
    homes = [("01A", "C")] * 48 + [("02B", "C")] * 40 + [("99Z", "C")] * 2
    rows = [stay(str(at), ccg=ccg, county=home) for at, (ccg, home) in enumerate(homes)]
    deliver(root, "stays_2017-18-q1_abc.csv", *rows)
    workspace = write(root, county)
    path = root / "build" / "warehouse.duckdb"
    path.parent.mkdir(exist_ok=True)
    with open_warehouse(path, receiving=True) as warehouse:
        received = receive(warehouse, workspace.sources["stays"], workspace.catalogue.areas)
        assert received.accepted, received.problems
    with open_warehouse(path) as warehouse:
        make_clean(warehouse, workspace.sources["stays"])
        for name in ("living", "registered"):
            work_out(warehouse, workspace, name)
        protected(warehouse, workspace, TODAY)
        return read_protected(warehouse, workspace)


def shown(series: dict[str, PublishedSeries]) -> dict[str, float | None]:
    return {value.area: value.value for one in series.values() for value in one.values}


def test_two_who_live_here_and_are_registered_elsewhere_are_not_left_to_subtraction(tmp_path: Path) -> None:
    figures = shown(published(tmp_path, "C"))
    assert figures == {"C": None, "W": 88, "A1": 48, "A2": 40}, "one of the four is enough"


def test_without_the_word_that_one_is_part_of_the_other_they_would_be(tmp_path: Path) -> None:
    assert shown(published(tmp_path, "")) == {"C": 90, "W": 88, "A1": 48, "A2": 40}


def overlaps(root: Path, where: str = EMERGENCY) -> list[Overlap]:
    return list(protection_on(write(root, "C", where), TODAY).overlaps)


def test_the_county_stands_beside_the_outermost_areas_in_it(tmp_path: Path) -> None:
    [one] = overlaps(tmp_path)
    assert (one.whole.area, one.part.area, one.also, one.holds) == ("C", "W", (), False)
    assert {one.whole.count.split()[-1], one.part.count.split()[-1]} == {"county", "ccg"}


def test_other_rows_placed_in_another_way_do_not_overlap(tmp_path: Path) -> None:
    assert overlaps(tmp_path / "other", "admission_method = '2A'") == []
    assert overlaps(tmp_path / "fewer", "age >= 65 and admission_method = '21'") == []


@pytest.mark.parametrize("where", ["age >= 65 and admission_method = '21'", "admission_method='21' and (age >= 65)"])
def test_fewer_of_the_same_rows_are_held_by_all_of_them(tmp_path: Path, where: str) -> None:
    workspace = write(tmp_path, "C", where)
    text = MEASURE.format(**{**LIVING, "column": "ccg", "areas": "W"})
    (workspace.project.root / "measures/safety/living.yaml").write_text(text, "utf-8")
    [one] = protection_on(open_workspace(workspace.project.root), TODAY).overlaps
    assert (one.holds, one.whole.area, one.part.area) == (True, "", "")
    assert "age" in one.part.count
    assert "age" not in one.whole.count
