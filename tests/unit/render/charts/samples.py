"""Charts made up for the tests: every mark the house style knows. Places are invented."""

from dataclasses import replace
from typing import Any

from pipeline.catalogue.measure import Unit
from pipeline.periods import financial_quarter, financial_year, span
from pipeline.render.charts import Line, LineChartData, Point, Slot
from pipeline.render.charts.data import Limits

PERCENT = Unit(kind="percent", decimals=1)
ADMISSIONS = Unit(kind="count", decimals=0, noun="admissions")
YEARS = [period.public for period in span(financial_year(2010), financial_year(2016))]
QUARTER = financial_quarter(2017, 1).public
AXIS = (*(Slot(label) for label in YEARS), Slot(QUARTER, "Apr to Jun 2017", separate=True))


def point(label: str, value: float | None, markers: str = "") -> Point:
    """Make a figure with limits two units wide."""
    lower, upper = (None, None) if value is None else (value - 1, value + 1)
    return Point(label, value, lower, upper, frozenset(markers))


ACTUAL = Line(
    "Two Rivers area",
    "actual",
    (
        point(YEARS[0], 40.0),
        point(YEARS[1], 41.5),
        point(YEARS[2], None, "c"),
        point(YEARS[3], 43.0),
        point(YEARS[4], 42.0, "q"),
        point(YEARS[5], 44.0),
        point(YEARS[6], 44.5, "p"),
        point(QUARTER, 45.0),
    ),
)
ENGLAND = Line("England", "comparator", tuple(Point(label, 44.0 + i / 10) for i, label in enumerate(YEARS[:6])))
NORTH = Line("Northmoor, Upper Valley and Easthill CCG", "area", tuple(Point(label, 45.2) for label in YEARS))
SOUTH = Line("Southmoor CCG", "area", (Point(YEARS[6], 44.4), Point(QUARTER, 45.1)))


def chart(**others: Any) -> LineChartData:
    """Make the chart that has everything, but for what is told otherwise."""
    full = LineChartData(
        id="breast-milk",
        title="44.5% & rising?",
        subtitle="Babies <6 weeks, Two Rivers area",
        unit=PERCENT,
        lines=(ACTUAL, ENGLAND, NORTH, SOUTH),
        axis=AXIS,
        baseline=("Baseline", 40.0),
        planned=((YEARS[5], 44.0), (YEARS[6], 46.0)),
        target=("Target", 48.0),
        breaks=((YEARS[3], "New survey"),),
        synthetic=True,
    )
    return replace(full, **others)


def counts(values: list[float | None], **others: Any) -> LineChartData:
    """Make a chart of yearly counts."""
    line = Line("Two Rivers area", "actual", tuple(map(Point, YEARS, values)))
    base = LineChartData(id="counts", title="t", subtitle="s", unit=ADMISSIONS, lines=(line,), starts_at_zero=True)
    return replace(base, **others)


LIMITS = Limits(mean=43.0, lower=39.0, upper=47.0)
