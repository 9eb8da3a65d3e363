"""Numbers and cells as text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.open_data.csv_file import number, rows_csv, text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (424.0, "424"),
        (42.5, "42.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (0.00001, "0.00001"),
        (862411.0, "862411"),
        (1e22, "10000000000000000000000"),
        (-0.0, "0"),
        (-12.50, "-12.5"),
        (100.0, "100"),
    ],
)
def test_a_number_is_written_in_its_shortest_form(value: float, written: str) -> None:
    assert number(value) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_itself(value: float) -> None:
    assert float(number(value)) == value


@pytest.mark.parametrize(
    ("cell", "written"),
    [(None, ""), (True, "true"), (False, "false"), (date(2017, 10, 2), "2017-10-02"), (3, "3"), ("a", "a"), (0.0, "0")],
)
def test_cells_as_text(cell: object, written: str) -> None:
    assert text(cell) == written  # type: ignore[arg-type]


def test_lines_end_in_lf_and_quotes_are_doubled() -> None:
    assert rows_csv(["a", "b"], [['say "no"', "x,y"], ["", "plain"]]) == 'a,b\n"say ""no""","x,y"\n,plain\n'
