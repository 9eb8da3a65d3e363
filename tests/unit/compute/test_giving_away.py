"""What would give away a figure that is taken back is found: over areas, time, groups, and several of them at once."""

from pipeline.areas import Area, Areas
from pipeline.catalogue.withdrawal import Cell
from pipeline.compute.giving_away import giving_away
from pipeline.compute.series import Series, Value
from pipeline.periods import parse

AREAS = Areas((Area("W", "Whole", "W", "p", ("A", "B")), Area("A", "A", "A", "c"), Area("B", "B", "B", "c")))
YEAR = "2016/17"
QUARTERS = tuple(f"{YEAR} Q{number}" for number in range(1, 5))
CELL = Cell("falls", "A", YEAR)


def value(area: str, period: str = YEAR, figure: float | None = 5, **more: object) -> Value:
    return Value("falls", area, parse(period), "returns", figure, **more)


def told(*values: Value, cell: Cell = CELL, gone: tuple[Cell, ...] = (), is_count: bool = True) -> tuple[Cell, ...]:
    return giving_away(Series("falls", values), cell, AREAS, (cell, *gone), is_count=is_count)


def test_a_part_by_the_whole_and_the_other_part_and_a_whole_by_its_parts():
    three = (value("W"), value("A"), value("B"))
    assert told(*three) == (CELL._replace(area="B"), CELL._replace(area="W"))
    assert [one.area for one in told(*three, cell=CELL._replace(area="W"))] == ["A", "B"]
    assert told(*three, gone=(CELL._replace(area="B"),)) == ()
    assert told(value("W"), value("A"), value("B", figure=None)) == ()


def test_a_quarter_by_its_year_and_the_other_quarters_and_a_year_by_its_quarters():
    every = (value("A"), *(value("A", q) for q in QUARTERS))
    first = CELL._replace(period=QUARTERS[0])
    assert [one.period for one in told(*every, cell=first)] == [YEAR, *QUARTERS[1:]]
    assert [one.period for one in told(*every)] == [*QUARTERS]
    assert told(*every, cell=first, gone=(CELL._replace(period=QUARTERS[1]),)) == ()


def test_years_pooled_over_three_that_differ_by_one():
    pools = (value("A", "2013 to 2015"), value("A", "2014 to 2016"), value("A", "2013"), value("A", "2016"))
    found = told(*pools, cell=Cell("falls", "A", "2016"))
    assert [one.period for one in found] == ["2013", "2013 to 2015", "2014 to 2016"]


def test_a_group_by_everybody_and_the_other_groups():
    women, men = (value("A", breakdown="sex", category=name) for name in ("Women", "Men"))
    found = told(value("A"), women, men, cell=Cell("falls", "A", YEAR, "sex", "Women"))
    assert [one.category for one in found] == ["all", "Men"]


def test_over_areas_and_time_together_where_neither_tells_it_alone():
    both = [value(area, period) for area in "AB" for period in (YEAR, *QUARTERS)]
    shown = [one for one in both if (one.area, one.period.label) not in {("A", YEAR), ("A", QUARTERS[0]), ("B", YEAR)}]
    found = told(value("W"), value("A"), *shown, cell=CELL._replace(period=QUARTERS[0]), gone=(CELL,))
    assert {(one.area, one.period) for one in found} == {
        ("W", YEAR),
        *((area, quarter) for area in "AB" for quarter in QUARTERS if (area, quarter) != ("A", QUARTERS[0])),
    }


def test_a_rate_by_the_counts_on_top_and_not_by_rates_alone():
    rates = [value(area, figure=1.5) for area in "WAB"]
    assert told(*rates, is_count=False) == ()
    counted = [value(area, figure=1.5, numerator=3) for area in "WAB"]
    assert [one.area for one in told(*counted, is_count=False)] == ["B", "W"]


def test_another_statistic_and_what_was_never_there_tell_nothing():
    assert told(value("W"), value("B", statistic="n")) == ()
    assert told() == ()
