"""Marks in square brackets and their key."""

import pytest

from pipeline.catalogue.measure import Unit
from pipeline.compute.series import MARKER_WORDS
from pipeline.render.wording.markers import key_line, marks, shown, why_no_figure

PERCENT = Unit(kind="percent", decimals=1)


def test_marks_stand_in_the_order_of_the_key_whatever_the_order_given() -> None:
    assert marks(["q", "p"]) == marks(["p", "q"]) == "[p] [q]"
    assert marks([]) == ""


def test_an_unknown_mark_is_refused() -> None:
    with pytest.raises(KeyError, match="w"):
        marks(["p", "w"])


@pytest.mark.parametrize(
    ("value", "markers", "cell"),
    [
        (42.5, (), "42.5%"),
        (0.0, (), "0.0%"),
        (42.5, ("q", "p"), "42.5% [p] [q]"),
        (None, ("c",), "[c]"),
        (None, ("q", "x"), "[x] [q]"),
        (None, ("q",), "[x] [q]"),
        (None, (), "[x]"),
    ],
)
def test_a_cell_is_never_blank_and_missing_is_never_zero(value: float | None, markers: tuple, cell: str) -> None:
    assert shown(value, PERCENT, markers) == cell


def test_the_key_explains_the_marks_used_and_no_others() -> None:
    line = key_line([{"q"}, {"c", "q"}, set()])
    assert line == f"[c] {MARKER_WORDS['c']}; [q] {MARKER_WORDS['q']}"
    assert key_line([set(), frozenset()]) == ""


@pytest.mark.parametrize(
    ("markers", "words"),
    [("c", "withheld"), ("xc", "withheld"), ("z", "not applicable"), ("x", "no figure"), ("", "no figure")],
)
def test_why_there_is_a_gap(markers: str, words: str) -> None:
    assert why_no_figure(markers) == words
