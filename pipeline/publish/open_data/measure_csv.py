"""The figures of one measure as a CSV file that opens in a spreadsheet without harm: periods and age bands stay text.

It starts with a byte order mark, so that spreadsheets read it as UTF-8. Programs should read `values.csv` instead.
"""

from collections.abc import Mapping

from pipeline.catalogue.statistics import unit_of
from pipeline.compute.series import Value
from pipeline.publish.open_data.csv_file import rows_csv, text
from pipeline.publish.open_data.inputs import DataTables
from pipeline.publish.open_data.model import Cell
from pipeline.publish.open_data.rows import published_rows
from pipeline.publish.open_data.spreadsheet_safe import safe_period, safe_text
from pipeline.publish.open_data.units import unit_title

COLUMNS = (
    *("measure", "title", "area", "area_name", "period", "period_start", "period_end", "period_kind"),
    *("breakdown", "category", "statistic", "value", "lower_95", "upper_95", "numerator", "denominator", "unit"),
    *("markers", "note", "preferred", "origin", "fit", "difference", "source", "vintage", "published_on"),
)
TEXTS = ("title", "area", "area_name", "breakdown", "note", "difference", "source", "vintage", "unit")
MARK = "\ufeff"


def measure_csv(given: DataTables, measure: str) -> bytes:
    """Return the published values of a measure; the header alone where nothing is published."""
    rows = (_row(given, value, row) for value, row in published_rows(given, measure))
    return (MARK + rows_csv(COLUMNS, rows)).encode("utf-8")


def _row(given: DataTables, value: Value, row: Mapping[str, Cell]) -> list[str]:
    measure = given.measures[value.measure]
    record: dict[str, Cell] = {
        **row,
        "title": measure.plain_title,
        "unit": unit_title(unit_of(measure.unit, value.statistic)),
        "period": safe_period(value.period),
        "period_kind": str(value.period.kind),
        "category": safe_text(value.category, value.breakdown),
    }
    record |= {name: safe_text(" ".join(str(record[name]).split()), name) for name in TEXTS}
    return [text(record[name]) for name in COLUMNS]
