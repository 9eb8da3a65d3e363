"""The file of one measure's figures against the table of all figures: the same columns, and two for a spreadsheet."""

from pipeline.publish.open_data.measure_csv import COLUMNS
from pipeline.publish.open_data.units import unit_codes
from pipeline.publish.open_data.value_columns import values_spec
from tests.support.values import measure

ADDED = {"title", "period_kind"}
"""What a reader of one file needs beside its figures; the tables have it elsewhere."""


def test_every_column_of_the_table_of_values_is_in_the_file_of_a_measure() -> None:
    listed = {column.name for column in values_spec(unit_codes([measure().unit])).columns}
    assert set(COLUMNS) - ADDED == listed
    assert len(set(COLUMNS)) == len(COLUMNS)
