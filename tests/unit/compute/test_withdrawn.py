"""Figures that were taken back are emptied, not lost."""

from pipeline.catalogue.withdrawal import Cell
from pipeline.compute.series import Series, Value
from pipeline.compute.withdrawn import without
from pipeline.periods import parse

CELL = Cell("falls", "A", "2016/17")


def value(area: str, figure: float | None = 5, **more: object) -> Value:
    return Value("falls", area, parse("2016/17"), "returns", figure, numerator=figure, preferred=True, **more)


def test_a_figure_is_emptied_and_marked_and_the_others_stay():
    kept, gone = value("B"), value("A", lower_95=1.0, markers=frozenset({"p"}))
    made = without({"falls": Series("falls", (gone, kept)), "walks": Series("walks")}, {CELL})
    first, second = made["falls"].values
    assert (first.value, first.numerator, first.lower_95, first.markers) == (None, None, None, frozenset({"c"}))
    assert second == kept
    assert made["walks"] == Series("walks")


def test_groups_and_other_periods_are_other_figures():
    group = value("A", breakdown="sex", category="Women")
    made = without({"falls": Series("falls", (group,))}, {CELL, CELL._replace(period="2015/16")})
    assert made["falls"].values == (group,)
