"""The cells of a table as a spreadsheet shows them: numbers as numbers, all else as text, and no blank cell."""

from pipeline.publish.codes import MARKERS
from pipeline.publish.open_data.csv_file import text
from pipeline.publish.open_data.model import SEPARATOR, Cell, Column, Table

WITHHELD, NOT_AVAILABLE, NOT_APPLICABLE = "[c]", "[x]", "[z]"


def sheet_rows(table: Table) -> list[list[str | float]]:
    """Return the rows for a sheet. A figure that is not shown gives way to the letter that says why."""
    marks = table.spec.names.index("markers") if "markers" in table.spec.names else None
    return [
        [
            _cell(column, cell, str(row[marks]) if marks is not None else "")
            for column, cell in zip(table.spec.columns, row, strict=True)
        ]
        for row in table.rows
    ]


def _cell(column: Column, cell: Cell, markers: str) -> str | float:
    if cell is None or cell == "":
        return _why(column, markers)
    if column.codes is MARKERS:
        return " ".join(f"[{code}]" for code in str(cell).split(SEPARATOR))
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell if isinstance(cell, int | float) else text(cell)


def _why(column: Column, markers: str) -> str:
    if column.type != "number":
        return NOT_APPLICABLE
    if "c" in markers.split(SEPARATOR):
        return WITHHELD
    return NOT_APPLICABLE if "z" in markers.split(SEPARATOR) else NOT_AVAILABLE
