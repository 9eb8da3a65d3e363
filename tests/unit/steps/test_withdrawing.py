"""What goes with a figure that is taken back: also a gap between two areas, which stands under neither of them."""

from datetime import date
from pathlib import Path

from pipeline.catalogue.withdrawal import Cell
from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.table import store_all
from pipeline.periods import parse
from pipeline.steps.withdrawing import withdraw
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_memory
from tests.support.small_project import VISITS, write_small_project


def value(measure: str, area: str, source: str = "returns") -> Value:
    return Value(measure, area, parse("2016/17"), source, 5.0, preferred=True)


def test_a_gap_between_two_areas_goes_with_either_of_them(tmp_path: Path):
    root = write_small_project(tmp_path)
    gap = "sources: [{source: derived, fit: exact, method: {kind: gap, of: falls, by: area, most: A1, least: W}}]\n"
    (root / "measures/health/visits.yaml").write_text(VISITS + gap, "utf-8")
    falls = PublishedSeries("falls", tuple(value("falls", area) for area in ("W", "A1")))
    walks = PublishedSeries("visits", (value("visits", "W", "derived"),))
    words = ("A family could be recognised.", "Head of analysis")
    with open_memory() as warehouse:
        store_all(warehouse, "protected.latest", {"falls": falls, "visits": walks})
        done = withdraw(warehouse, open_workspace(root), [Cell("falls", "A1", "2016/17")], words, date(2018, 1, 9))
    assert Cell("visits", "W", "2016/17") in done.cells
