"""Drawings of signals: one a code, all different in shape and not in colour alone, hidden from screen readers."""

import re
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

from pipeline.compute.standing.spc_reading import VARIATIONS
from pipeline.compute.standing.trend_reading import TrendCode
from pipeline.compute.statistics.spc.reading import Assurance
from pipeline.render.charts import style
from pipeline.render.charts.signals import DRAWINGS, signal_drawing

SILENT = {"too_few_points", "cannot_be_calculated"}


def test_every_code_that_says_something_has_a_drawing() -> None:
    assert {*VARIATIONS, *get_args(TrendCode), *get_args(Assurance)} - SILENT == set(DRAWINGS)
    assert signal_drawing("too_few_points") == signal_drawing("") == ""


def test_no_two_drawings_differ_in_colour_alone() -> None:
    shapes = [re.sub(r"#[0-9a-fA-F]{6}", "", signal_drawing(code)) for code in DRAWINGS]
    assert len(set(shapes)) == len(shapes)


def test_a_drawing_is_small_valid_and_hidden() -> None:
    for code in DRAWINGS:
        drawn = signal_drawing(code)
        assert ElementTree.fromstring(drawn).get("aria-hidden") == "true"
        assert len(drawn) < 700 and "style" not in drawn


def test_colours_stand_in_the_house_style_alone() -> None:
    folder = Path(style.__file__).parent
    others = [path for path in sorted(folder.glob("*.py")) if path.name != "style.py"]
    assert len(others) > 20
    assert not [path.name for path in others if re.search(r"#[0-9a-fA-F]{6}\b", path.read_text("utf-8"))]
