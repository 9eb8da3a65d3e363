"""Dots on a line: two groups with the gap between them, absent figures in words, no dot hidden by another."""

import re

import pytest

from pipeline.render.charts.dots import Dot, DotRow, DotsData, dots_chart, dots_picture
from pipeline.render.charts.style import NARROW, WIDE
from tests.unit.render.charts.samples import ADMISSIONS, PERCENT


def gap(*rows: DotRow, **others: object) -> DotsData:
    plain = {"id": "gap", "title": "t", "subtitle": "Harm, by group", "unit": PERCENT, "groups": ("Women", "Men")}
    return DotsData(**{**plain, "rows": rows, **others})  # type: ignore[arg-type]


def words(svg: str) -> list[str]:
    return re.findall(r">([^<>]+)</(?:text|tspan)>", svg)


OLD, NEW = DotRow("2015 to 2016", (Dot(40.0), Dot(46.0))), DotRow("2016 to 2017", (Dot(44.0), Dot(44.0)))
HIDDEN = DotRow("2014 to 2015", (Dot(42.0), Dot(None, frozenset("c"))))


def test_groups_rows_and_both_figures_are_named_in_both_widths():
    made = dots_chart(gap(OLD, NEW))
    for svg in (made.wide_svg, made.narrow_svg):
        assert {"Women", "Men", "2015 to 2016", "40.0%", "46.0%"} <= set(words(svg))
    assert "2015 to 2016: Women 40.0%, Men 46.0%." in made.description


def test_a_bar_joins_two_different_figures_only():
    bars = [row for row in dots_picture(gap(OLD, NEW, HIDDEN), WIDE).rows["rules"] if row["width"] == 4]
    assert len(bars) == 2
    assert sum(bar["x"] != bar["x2"] for bar in bars) == 1


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_equal_figures_do_not_hide_each_other(size):
    spots = [(row["x"], row["y"]) for row in dots_picture(gap(NEW), size).rows["points"]]
    assert len(spots) == len(set(spots)) == 4, "two marks in the head and two in the row"


def test_a_withheld_figure_is_told_in_words_and_not_drawn():
    made = dots_chart(gap(OLD, HIDDEN))
    assert "Men: withheld" in words(made.wide_svg)
    assert "Men withheld" in made.description
    assert len(dots_picture(gap(HIDDEN), WIDE).rows["points"]) == 3


def test_counts_start_at_zero_and_others_say_where_they_start():
    counted = gap(DotRow("2016", (Dot(900.0), Dot(950.0))), unit=ADMISSIONS, starts_at_zero=True)
    said = words(dots_chart(counted).wide_svg)
    assert "0" in said
    assert "Admissions." in said
    assert not any("not at zero" in one for one in said)
    assert any("not at zero" in one for one in words(dots_chart(gap(OLD)).wide_svg))


def test_synthetic_figures_bear_their_mark_inside_the_picture():
    made = dots_chart(gap(OLD, synthetic=True))
    assert all("Synthetic records: not real people" in words(svg) for svg in (made.wide_svg, made.narrow_svg))
    assert "ynthetic" not in dots_chart(gap(OLD)).wide_svg


def test_a_group_without_a_dot_is_a_mistake():
    with pytest.raises(AssertionError):
        gap(DotRow("2016", (Dot(1.0),)))
