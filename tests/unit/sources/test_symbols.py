"""Symbols to nothing and a letter, thousands and percent to numbers, by the descriptor alone; others are refused."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.compute.series import INSTEAD_OF_A_FIGURE, MARKER_WORDS
from pipeline.sources.descriptor import Package, Source
from pipeline.sources.records import RawTable, Record
from pipeline.sources.symbols import LETTERS, WITH_VALUE, number_of, with_meanings


def source_of(folder: Path, *fields: dict[str, Any]) -> Source:
    resource = {"name": "figures", "path": "f.csv", "schema": {"fields": list(fields)}}
    facts = {"publisher": "p", "publication": "q", "origin": "official"}
    plain = {"name": "made_up", "title": "t", "outcomes": facts, "resources": [resource]}
    return Source(folder / "made_up", Package.model_validate(plain), plain, None)


def meant(folder: Path, cell: str, field: dict[str, Any], marked: bool = True) -> tuple[tuple[str, ...], list[str]]:
    marker = {"name": "value_marker", "type": "string", "outcomes": {"role": "marker"}}
    source = source_of(folder, {"name": "value", "type": "number", **field}, *([marker] if marked else []))
    table = RawTable("figures", ("value",), (Record("f.csv", "Sheet", 2, (cell,)),))
    result, problems = with_meanings(source, source.package.resources[0], table)
    return result.records[0].cells, [str(problem) for problem in problems]


MARKERS = {"[c]": "c", "[x]": "x", "*": "c", "[p]": "p", "-": "zero"}


@pytest.mark.parametrize(
    ("cell", "cells"),
    [
        ("[c]", ("", "c")),
        ("[x]", ("", "x")),
        ("-", ("0", "")),
        ("12.5", ("12.5", "")),
        ("12.5 [p]", ("12.5", "p")),
        ("", ("", "")),
    ],
)
def test_symbols_become_nothing_and_a_letter(tmp_path: Path, cell: str, cells: tuple[str, str]) -> None:
    assert meant(tmp_path, cell, {"outcomes": {"role": "value", "markers": MARKERS}}) == (cells, [])


@pytest.mark.parametrize(
    ("cell", "field", "plain"),
    [
        ("1,234", {"groupChar": ","}, "1234"),
        ("-1,234,567.5", {"groupChar": ","}, "-1234567.5"),
        ("3 231", {"groupChar": " "}, "3231"),
        ("67.30%", {"bareNumber": False}, "67.30"),
        ("1e-05", {"groupChar": ","}, "1e-05"),
    ],
)
def test_numbers_as_publishers_write_them(tmp_path: Path, cell: str, field: dict[str, Any], plain: str) -> None:
    assert meant(tmp_path, cell, field, marked=False) == ((plain,), [])


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("1,23", {"groupChar": ","}),
        ("12,34,567", {"groupChar": ","}),
        ("12abc", {"bareNumber": False}),
        ("£12", {"bareNumber": False}),
        ("[u]", {"outcomes": {"markers": MARKERS}}),
        ("5[c]", {"outcomes": {"markers": MARKERS}}),
        ("**", {"outcomes": {"markers": MARKERS}}),
    ],
)
def test_anything_else_is_refused_with_its_place(tmp_path: Path, cell: str, field: dict[str, Any]) -> None:
    _, problems = meant(tmp_path, cell, field, marked="outcomes" in field)
    assert len(problems) == 1
    assert "f.csv:2" in problems[0]
    assert "sheet 'Sheet', column 'value'" in problems[0]
    assert f"'{cell}' is neither a number nor a known symbol" in problems[0]


def test_a_letter_that_means_nothing_is_refused(tmp_path: Path) -> None:
    _, problems = meant(tmp_path, "*", {"outcomes": {"markers": {"*": "w"}}})
    assert "'w' is no marker letter" in problems[0]


def test_symbols_need_a_field_for_their_letter(tmp_path: Path) -> None:
    _, problems = meant(tmp_path, "*", {"outcomes": {"markers": {"*": "c"}}}, marked=False)
    assert "a field named value_marker" in problems[0]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", Decimal(1234)),
        ("3 231", Decimal(3231)),
        ("67.30%", Decimal("67.30")),
        ("*", None),
        ("", None),
        ("1,23", None),
        ("2015/16", None),
    ],
)
def test_reading_a_number(text: str, number: Decimal | None) -> None:
    assert number_of(text) == number


def test_what_deliveries_may_be_marked_with_is_what_figures_are_marked_with():
    assert set(LETTERS) == set(MARKER_WORDS)
    assert set(LETTERS) - set(WITH_VALUE) == INSTEAD_OF_A_FIGURE
