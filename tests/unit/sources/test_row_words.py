"""Rows of data files that break their description: told in plain words, with an example, and never a patient's cell."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.areas import Areas
from pipeline.errors import Problem
from pipeline.sources.descriptor import Package, Source
from pipeline.sources.receive import read_delivery

JARGON = (
    "constraint",
    "descriptor's constraints",
    "/default",
    "primary key",
    "at position",
    "enum",
    "None",
    "composing",
)
TIMES = {"name": "kind", "type": "string", "constraints": {"enum": ["delayed_transfers", "falls"]}}


def told(folder: Path, files: dict[str, str], *fields: dict[str, Any], records: bool = False, **more: Any):
    schema = {"fields": list(fields), **more}
    resource = {"name": "figures", "path": sorted(files), "schema": schema}
    facts = {"publisher": "p", "publication": "q", "origin": "official", "records": records}
    plain = {"name": "made_up", "title": "t", "outcomes": facts, "resources": [resource]}
    (folder / "made_up").mkdir()
    for name, text in files.items():
        (folder / "made_up" / name).write_text(text, "utf-8")
    problems = read_delivery(Source(folder / "made_up", Package.model_validate(plain), plain, None), Areas(())).problems
    assert not [word for word in JARGON for problem in problems if word in str(problem)]
    return problems


def one(folder: Path, cell: str, field: dict[str, Any], *, records: bool = False) -> Problem:
    text = f"id,{field['name']}\n1,{cell}\n"
    (problem,) = told(folder, {"a.csv": text}, {"name": "id", "type": "string"}, field, records=records)
    assert (problem.line, problem.field) == (2, field["name"])
    return problem


@pytest.mark.parametrize(
    ("cell", "field", "found", "allowed"),
    [
        ("fals", TIMES, "'fals' is not in the list", "delayed_transfers, falls, did you mean 'falls'?"),
        ("many", {"name": "v", "type": "number"}, "'many' is not a number", "a number such as 27.4"),
        ("2.5", {"name": "v", "type": "integer"}, "'2.5' is not a whole number", "a whole number such as 27"),
        ("30/4/17", {"name": "d", "type": "date"}, "'30/4/17' is not a day", "a day such as 2017-04-30"),
        ("x", {"name": "d", "type": "date", "format": "%d/%m/%Y"}, "'x' is not a day", "a day such as 30/04/2017"),
        ("-1", {"name": "v", "type": "integer", "constraints": {"minimum": 0}}, "'-1' is less than 0", "0 or more"),
        ("", {"name": "v", "type": "number", "constraints": {"required": True}}, "is empty", "27.4 in every row"),
        ("A1", {"name": "c", "type": "string", "constraints": {"pattern": "[a-z]+"}}, "'A1' has", "form [a-z]+"),
    ],
)
def test_a_cell_is_told_with_what_may_stand_there(tmp_path: Path, cell: str, field: Any, found: str, allowed: str):
    problem = one(tmp_path, cell, field)
    assert found in problem.found
    assert allowed in problem.allowed


def test_of_a_long_list_some_values_are_named(tmp_path: Path) -> None:
    values = [f"value_{n:02}" for n in range(40)]
    problem = one(tmp_path, "value_3", {"name": "c", "type": "string", "constraints": {"enum": values}})
    assert "one of 40 values, such as value_00, value_01" in problem.allowed
    assert "did you mean 'value_3" in problem.allowed
    assert "value_20" not in problem.allowed


@pytest.mark.parametrize("sign", ["*", "-", "..", ":"])
def test_a_lone_sign_leads_to_markers(tmp_path: Path, sign: str) -> None:
    problem = one(tmp_path, sign, {"name": "v", "type": "number"})
    assert problem.rule == "unknown-symbol"
    assert f"if '{sign}' is the publisher's sign" in problem.allowed
    assert "outcomes.markers" in problem.allowed


@pytest.mark.parametrize(
    "field",
    [
        {"name": "v", "type": "date"},
        {"name": "v", "type": "number", "outcomes": {"markers": {"*": "zero"}}, "bareNumber": False},
        {"name": "v", "type": "string", "outcomes": {"role": "area"}},
        {"name": "v", "type": "string", "outcomes": {"role": "period", "kinds": ["month"]}},
        TIMES,
        {"name": "v", "type": "string", "constraints": {"maxLength": 2}},
    ],
)
def test_a_cell_of_records_is_never_told(tmp_path: Path, field: Any) -> None:
    problem = one(tmp_path, "485 777 3456x", field, records=True)
    assert "777" not in str(problem)


def test_nor_the_value_nearest_to_it_nor_a_first_row_that_is_no_header(tmp_path: Path) -> None:
    assert "did you mean" not in str(one(tmp_path, "fals", TIMES, records=True))
    (tmp_path / "other").mkdir()
    problems = told(tmp_path / "other", {"a.csv": "4857773456,7\n1,2\n"}, {"name": "id"}, TIMES, records=True)
    assert problems
    assert "4857773456" not in "".join(map(str, problems))


@pytest.mark.parametrize(("sign", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_file_with_another_sign_between_cells_is_told_as_such(tmp_path: Path, sign: str, word: str) -> None:
    (problem,) = told(tmp_path, {"a.csv": f"id{sign}v\n1{sign}2\n"}, {"name": "id"}, {"name": "v"})
    assert problem.rule == "delimiter"
    assert word in problem.found


KEYED: Any = {"primaryKey": ["id", "area"]}
FIELDS: Any = ({"name": "id"}, {"name": "area"}, {"name": "v", "type": "number"})


def test_a_key_that_stands_twice_names_its_columns_file_and_line(tmp_path: Path) -> None:
    files = {"a.csv": "id,area,v\n1,E,1\n2,E,1\n", "b.csv": "id,area,v\n3,E,1\n2,E,1\n3,E,5\n"}
    here, there = sorted(told(tmp_path, files, *FIELDS, **KEYED), key=lambda problem: -problem.line)
    assert (there.file, there.line) == (f"{tmp_path.name}/made_up/b.csv", 3)
    assert there.found == "the same id and area as in a.csv line 3"
    assert here.found == "the same id and area as in line 2"


def test_a_row_without_a_key_is_told_so(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, {"a.csv": "id,area,v\n,,1\n"}, *FIELDS, missingValues=[""], **KEYED)
    assert problem.found == "the row has no id or area"


@pytest.mark.parametrize("rows", [21, 1500])
def test_a_file_sent_again_is_told_once(tmp_path: Path, rows: int) -> None:
    text = "id,area,v\n" + "".join(f"{n},E,1\n" for n in range(rows))
    (problem,) = told(tmp_path, {"a.csv": text, "b.csv": f"{text}x,E,1\n"}, *FIELDS, **KEYED)
    assert problem.line == 0
    assert problem.found.startswith(f"{rows:,} of {rows + 1:,} rows of this file are in a.csv already")
    assert "was an old file sent again?" in problem.allowed
