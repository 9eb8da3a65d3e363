"""The `trend` statistic: the recent trend of yearly series, one row a series.

Process control charts, for months and quarters, are in `control`.
"""

from collections.abc import Sequence

from pipeline.cli.stat_tables.polarity import read_polarity
from pipeline.cli.stat_tables.table import Record, Row, Table, by_key, write_table
from pipeline.compute.statistics.compare import Comparison
from pipeline.compute.statistics.intervals import Interval
from pipeline.compute.statistics.trend import (
    Trend,
    trend_judgement,
    trend_of_proportions,
    trend_of_values,
)

COLUMNS = ("case", "value_type", "polarity", "beta_time_1_to_5", "chi2", "marker_by_formula", "marker")
EXAMPLE = "case,value_type,polarity,year,count,denominator,value,lower95,upper95"
SECOND = "the file of the series, a row a year: outcomes stat trend trend_series.csv"
JUDGED = {Comparison.BETTER: "_getting_better", Comparison.WORSE: "_getting_worse"}


def trend_table(table: Table) -> str:
    """`case`, `year`, `value_type` proportion or other, `count`, `denominator`, `value`, limits, `polarity`.

    A row a case: slope, chi-squared, `marker_by_formula` (increasing, decreasing, no_change,
    cannot_be_calculated) and `marker` with what it means by polarity. A year left out, or without figures,
    is missing; it is never passed over.
    """
    if table.optional("marker_by_formula") and not table.optional("year"):
        table.refuse(1, "year", "these are answers, without the years that they were worked out from", SECOND, EXAMPLE)
        table.done()
    for name in ("year", "value_type"):
        table.column(name, example=EXAMPLE)
    records = [_record(table, case, rows) for case, rows in by_key(table.rows, table.optional("case")).items()]
    table.done()
    return write_table(records, COLUMNS)


def _record(table: Table, case: str, rows: Sequence[Row]) -> Record:
    kind = table.choice(rows[0], "value_type", ("proportion", "other"), "other")
    years = _by_year(table, rows)
    span = range(min(years), max(years) + 1) if years else range(0)
    if kind == "proportion":
        trend = trend_of_proportions([_pair(table, years.get(year)) for year in span])
    else:
        trend = trend_of_values([_interval(table, years.get(year)) for year in span])
    return {
        "case": case,
        "value_type": kind,
        "polarity": rows[0].text("polarity"),
        "beta_time_1_to_5": trend.slope,
        "chi2": trend.chi2,
        "marker_by_formula": str(trend.marker),
        "marker": _marker(table, rows, trend),
    }


def _by_year(table: Table, rows: Sequence[Row]) -> dict[int, Row]:
    years: dict[int, Row] = {}
    for row in rows:
        year = table.whole(row, "year", least=1)
        if year is None:
            if not row.text("year"):
                table.refuse(row.line, "year", "empty", "the year of the figure", "2017")
        elif year > 9999:
            table.refuse(row.line, "year", f"found {year}", "a year of four digits", "2017")
        elif year in years:
            table.refuse(row.line, "year", f"{year} is there twice for this case", "one row a year")
        else:
            years[year] = row
    return years


def _pair(table: Table, row: Row | None) -> tuple[float, float] | None:
    if row is None:
        return None
    count, people = table.count(row, "count"), table.count(row, "denominator")
    return None if count is None or people is None else (count, people)


def _interval(table: Table, row: Row | None) -> Interval | None:
    if row is None:
        return None
    return Interval(table.number(row, "value"), table.number(row, "lower95"), table.number(row, "upper95"))


def _marker(table: Table, rows: Sequence[Row], trend: Trend) -> str:
    newest = max(rows, key=lambda row: row.text("year"))
    polarity = read_polarity(table, rows[0]) if rows[0].text("polarity") else "no_judgement"
    judged = trend_judgement(trend.marker, table.number(newest, "value") or 0, polarity)
    return str(trend.marker) + JUDGED.get(judged, "")
