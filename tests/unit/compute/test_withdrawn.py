"""Figures that were taken back are emptied, not lost; what would give one away is found."""

from pipeline.areas import Area, Areas
from pipeline.catalogue.withdrawal import Cell
from pipeline.compute.series import Series, Value
from pipeline.compute.withdrawn import giving_away, without
from pipeline.periods import parse

AREAS = Areas((Area("W", "Whole", "W", "p", ("A", "B")), Area("A", "A", "A", "c"), Area("B", "B", "B", "c")))
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


def test_a_part_is_given_away_by_the_whole_and_the_other_part():
    series = Series("falls", (value("W", 9), value("A"), value("B", 4)))
    assert list(giving_away(series, CELL, AREAS)) == [("B", "W")]
    assert list(giving_away(series, CELL._replace(area="W"), AREAS)) == [("A", "B")]
    assert list(giving_away(series, CELL, AREAS, {CELL._replace(area="B")})) == []
    assert list(giving_away(Series("falls", (value("A"), value("B", None), value("W"))), CELL, AREAS)) == []
