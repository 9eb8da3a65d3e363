"""A spreadsheet whose rows are put in afterwards has the bytes that the libraries write with all rows in hand."""

import random
from collections.abc import Sequence

import pytest

from pipeline.publish.open_data import workbook as module
from pipeline.publish.open_data.inputs import DataTables
from pipeline.publish.open_data.model import Cell, Column, Table, TableSpec
from pipeline.publish.open_data.plain_rows import is_plain, stand_in
from pipeline.publish.open_data.rows import all_tables
from pipeline.publish.open_data.workbook import workbook
from tests.support.series_samples import data_tables

TEXTS = ("a", "Fish & chips <b> \"x\" 'y'", "1E5", "[c]", "[x] not told", "2011/12", "née – ü", "yes", "x" * 300, "12")
FIGURES = (0, 1, -1, 42.5, 1 / 3, 1e-7, 1.5e20, 100000, 2330.0, -0.0)
SPEC = TableSpec(
    "odd",
    "Odd things",
    "What there may be.",
    (
        *(Column(name, name.title(), "A text.") for name in ("name", "text")),
        *(Column(name, name.title(), "A figure.", type="number") for name in ("figure", "more", "mixed", "none")),
    ),
    ("name",),
)


def whole(given: DataTables, tables: Sequence[Table], monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The spreadsheet as the libraries make it alone."""
    with monkeypatch.context() as patched:
        patched.setattr(module, "is_plain", lambda _: False)
        return workbook(given, tuple(tables))


def test_the_tables_come_out_as_the_libraries_write_them(monkeypatch: pytest.MonkeyPatch) -> None:
    given = data_tables()
    tables = all_tables(given)
    assert workbook(given, tables) == whole(given, tables, monkeypatch)


@pytest.mark.parametrize("seed", range(8))
def test_so_do_tables_of_all_sorts_of_cells(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)

    def row(number: int) -> tuple[Cell, ...]:
        figures = (chance.choice((*FIGURES, None)), chance.choice(FIGURES), chance.choice((*FIGURES, "a text")), None)
        return (f"row {number}", chance.choice((*TEXTS, None)), *figures)

    given = data_tables()
    odd = Table(SPEC, tuple(row(number) for number in range(chance.choice((1, 2, 11, 12, 40)))))
    tables = [one for one in all_tables(given) if one.spec.name in ("measures", "areas", "sources")]
    tables.insert(chance.randrange(4), odd)
    assert workbook(given, tuple(tables)) == whole(given, tables, monkeypatch)


MORE = (
    *("=1+1", "{=1}", "https://example.org", "ftp://a", "mailto:a@b", "internal:Sheet!A1", "file://x", "[a](b)"),
    *("so [a](b)", " before", "after ", "!!!", "", "a\tb", "a\nb", "_x0041_", "<r>a</r>", "x" * 20_000),
)


@pytest.mark.parametrize("text", MORE)
def test_what_may_be_more_than_text_is_left_to_the_libraries(text: str) -> None:
    assert is_plain([["a", 1.5]])
    assert not is_plain([["a", 1.5], [text, 1]])


@pytest.mark.parametrize("figure", [float("nan"), float("inf")])
def test_so_is_what_is_no_figure(figure: float) -> None:
    assert not is_plain([["a", figure]])


def test_one_row_stands_for_all_columns_of_figures_and_of_text() -> None:
    rows: list[list[str | float]] = [["a", 1, "[c]", "[x]", 1.5], ["b", 2.5, 3, "[x]", "words"]]
    assert stand_in(rows, "mark") == [["mark", 0, 0, "mark", "mark"]]
