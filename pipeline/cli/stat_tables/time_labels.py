"""The `time_period` statistic: the label that Fingertips gives a period, from its numbers.

Periods of the project's own are in `pipeline.periods`; these labels only serve to compare with published files.
"""

from pipeline.cli.stat_tables.table import Record, Row, Table, kept_columns, write_table
from pipeline.periods import month

EXAMPLE = "year_type_id,year,year_range,quarter,month"
CALENDAR, FINANCIAL, ACADEMIC = 1, 2, 3
ROLLING_FINANCIAL_QUARTERS, ROLLING_CALENDAR_QUARTERS, ROLLING_MONTHS = 4, 5, 6
CUMULATIVE, CUMULATIVE_YEARS = 7, 10
FROM_TO = {8: ("Aug", "Jul"), 9: ("Mar", "Feb"), 13: ("Jul", "Jun")}
KINDS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13)
SPLIT = (FINANCIAL, ACADEMIC, ROLLING_FINANCIAL_QUARTERS, CUMULATIVE, CUMULATIVE_YEARS)
MONTHS_BEFORE_APRIL = 3


def time_period_table(table: Table) -> str:
    """`year_type_id`, `year`, `year_range`, `quarter`, `month` to the column `expected_label`.

    Year types: 1 calendar, 2 financial, 3 academic, 4 and 5 four quarters on end (financial, calendar), 6 twelve
    months on end, 7 and 10 quarters from the start of the year on, 8 August to July, 9 March to February, 13 July to
    June. A month of a financial year is counted from April.
    """
    for name in ("year_type_id", "year"):
        table.column(name, example=EXAMPLE)
    labels = {row.line: _label(table, row) for row in table.rows}
    table.done()
    records: list[Record] = [{**row.cells, "expected_label": labels[row.line]} for row in table.rows]
    return write_table(records, kept_columns(table, ("expected_label",)))


def _label(table: Table, row: Row) -> str:
    kind, year = table.whole(row, "year_type_id"), table.whole(row, "year", least=1900)
    span = table.whole(row, "year_range", least=1) or 1
    part, number = table.whole(row, "quarter", least=1), table.whole(row, "month", least=1)
    if kind not in KINDS:
        table.refuse(row.line, "year_type_id", f"found {row.text('year_type_id')}", f"one of {KINDS}", "2")
    if year is None and not row.text("year"):
        table.refuse(row.line, "year", "empty", "the year that the period begins in", "2017")
    if number is not None and number > 12:
        table.refuse(row.line, "month", f"found {number}", "1 to 12", "4")
    if kind not in KINDS or year is None or (number or 0) > 12:
        return ""
    if part is not None:
        return _quarters(kind, year, span, part)
    return _months(kind, year, number) if number is not None else _years(kind, year, span)


def _years(kind: int, year: int, span: int) -> str:
    if kind in FROM_TO:
        first, last = FROM_TO[kind]
        return f"{first} {year} - {last} {year + span}"
    if kind in (FINANCIAL, ACADEMIC):
        first, end = _split(year), year + span - 1
        return first if span == 1 else f"{first} - {_two(end)}/{_two(end + 1)}"
    return str(year) if span == 1 else f"{year} - {_two(year + span - 1)}"


def _quarters(kind: int, year: int, span: int, part: int) -> str:
    if kind == CUMULATIVE:
        return f"{_split(year)} Q1" + (f"-Q{part}" if part > 1 else "")
    if kind == CUMULATIVE_YEARS:
        return f"{_split(year)} Q1" + (f" - {_quarter(kind, year, part)}" if part > 1 else "")
    first = _quarter(kind, year, part)
    if kind in (ROLLING_FINANCIAL_QUARTERS, ROLLING_CALENDAR_QUARTERS):
        return f"{first} - {_quarter(kind, year, part + 4 * span - 1)}"
    return first


def _quarter(kind: int, year: int, part: int) -> str:
    """The quarter that is `part` from the start of the year, 5 being the first of the year after."""
    year, part = year + (part - 1) // 4, (part - 1) % 4 + 1
    return f"{_split(year) if kind in SPLIT else year} Q{part}"


def _months(kind: int, year: int, number: int) -> str:
    after_january = number - 1 + (MONTHS_BEFORE_APRIL if kind in (FINANCIAL, ACADEMIC) else 0)
    first = _month(year, after_january)
    return f"{first} - {_month(year, after_january + 11)}" if kind == ROLLING_MONTHS else first


def _month(year: int, after_january: int) -> str:
    return f"{month(year + after_january // 12, after_january % 12 + 1).start:%b %Y}"


def _split(year: int) -> str:
    return f"{year}/{_two(year + 1)}"


def _two(year: int) -> str:
    return f"{year % 100:02}"
