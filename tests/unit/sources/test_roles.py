"""Texts of areas and periods: what they mean, what is told of unknown ones, and national files we keep our part of."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.areas import Area, Areas
from pipeline.sources.descriptor import Package, Source
from pipeline.sources.receive import Receipt, read_delivery

AREAS = Areas(
    (Area("E10000001", "Greenshire", "Greenshire", "county"), Area("E92000001", "England", "England", "nation"))
)
PLAIN: dict[str, Any] = {"name": "area", "type": "string", "outcomes": {"role": "area"}}
LOOSE: dict[str, Any] = {**PLAIN, "outcomes": {"role": "area", "unknown": "leave_out"}}


def delivered(folder: Path, text: str, *fields: dict[str, Any]) -> Receipt:
    resource = {"name": "figures", "path": "figures.csv", "schema": {"fields": list(fields)}}
    facts = {"publisher": "p", "publication": "q", "origin": "official"}
    plain = {"name": "made_up", "title": "t", "outcomes": facts, "resources": [resource]}
    (folder / "made_up").mkdir()
    (folder / "made_up" / "figures.csv").write_text(text, "utf-8")
    return read_delivery(Source(folder / "made_up", Package.model_validate(plain), plain, None), AREAS)


VALUE = {"name": "value", "type": "number"}
NATIONAL = "area,value\nGreenshire,1\nBrownshire,2\nE10000002,3\nEngland,9\n"


def test_records_of_other_areas_are_left_out_and_counted(tmp_path: Path) -> None:
    receipt = delivered(tmp_path, NATIONAL, LOOSE, VALUE)
    assert receipt.problems == []
    assert receipt.elsewhere == 2
    assert receipt.rows == {"made_up": 2}


def test_an_unknown_area_is_refused_where_nothing_else_is_said(tmp_path: Path) -> None:
    receipt = delivered(tmp_path, NATIONAL, PLAIN, VALUE)
    assert [(problem.line, problem.rule) for problem in receipt.problems] == [(3, "unknown-area"), (4, "unknown-area")]
    assert receipt.elsewhere == 0


def test_our_own_area_mistyped_is_not_left_out_in_silence(tmp_path: Path) -> None:
    (problem,) = delivered(tmp_path, NATIONAL.replace("Greenshire", "Greenshir"), LOOSE, VALUE).problems
    assert (problem.line, problem.rule) == (2, "unknown-area")
    assert "Greenshir" in problem.found


def test_a_file_of_other_areas_alone_is_refused(tmp_path: Path) -> None:
    receipt = delivered(tmp_path, "area,value\nBrownshire,2\n", LOOSE, VALUE)
    assert [problem.rule for problem in receipt.problems] == ["unknown-area"]


@pytest.mark.parametrize("times", [1, 3])
def test_an_unknown_area_is_told_once(tmp_path: Path, times: int) -> None:
    field = {**PLAIN, "constraints": {"enum": ["Greenshire", "England"]}}
    receipt = delivered(tmp_path, "area,value\n" + "Brownshire,2\n" * times, field, VALUE)
    assert [problem.line for problem in receipt.problems if problem.line == 2] == [2]
    assert sum(problem.rule == "unknown-area" for problem in receipt.problems) == 1


def test_an_unknown_symbol_is_not_told_again_as_a_missing_number(tmp_path: Path) -> None:
    marked = {**VALUE, "constraints": {"required": True}, "outcomes": {"role": "value", "markers": {"-": "zero"}}}
    (problem,) = delivered(tmp_path, "area,value\nGreenshire,??\n", PLAIN, marked).problems
    assert problem.rule == "unknown-symbol"


def test_a_lost_column_is_told_alone(tmp_path: Path) -> None:
    problems = delivered(tmp_path, "value\n1\n2\n", PLAIN, VALUE).problems
    assert [problem.rule for problem in problems] == ["header"]
