"""A condition that no row meets is told with what the columns hold; of records with the codes of the description."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.compute.unmatched import unmatched
from pipeline.compute.workshop import Workshop
from pipeline.sources.clean import clean
from pipeline.sources.receive import read_delivery, swap_in
from pipeline.steps.preview_content import one_measure
from pipeline.warehouse import open_memory
from tests.support.project import edit
from tests.support.small_project import write_small_project

FALLS, DESCRIPTOR = "measures/safety/falls.yaml", "data_raw/returns/datapackage.yaml"
WHERE = "measure = 'falls'"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_project(tmp_path)


def told(root: Path) -> list[str]:
    workspace = one_measure(root, "falls")
    with open_memory(receiving=True) as warehouse:
        for source in workspace.sources.values():
            swap_in(warehouse, read_delivery(source, workspace.catalogue.areas))
            clean(warehouse, source)
        shop = Workshop(warehouse, workspace.catalogue.areas, workspace.sources)
        measure, document = workspace.catalogue.measures["falls"], workspace.catalogue.documents["falls"]
        return [str(problem) for problem in unmatched(measure, document, shop)]


def test_a_condition_that_rows_meet_is_not_told(root: Path) -> None:
    assert told(root) == []


def test_a_name_mistyped_is_told_with_the_names_that_there_are(root: Path) -> None:
    edit(root / FALLS, WHERE, "measure = 'fals' and value > 0")
    assert told(root) == [
        f"{FALLS}:16  method.where  no row of returns meets measure = 'fals' and value > 0; measure holds falls"
    ]


def test_parts_that_exclude_each_other_are_told_as_such(root: Path) -> None:
    edit(root / FALLS, WHERE, "value = 110 and value = 95")
    (line,) = told(root)
    assert line.endswith("each part of it is met by some row, all of them together by none")


def test_of_many_values_the_nearest_come_first(root: Path) -> None:
    lines = "".join(f"{letter}alls,A2,2014/15,1\n" for letter in "abcdeghijklm")
    with (root / "data_raw/returns/figures.csv").open("a", encoding="utf-8") as file:
        file.write(lines)
    edit(root / FALLS, WHERE, "measure = 'lals'")
    (line,) = told(root)
    assert "measure holds lalls, " in line
    assert line.endswith(" and 5 more")


def test_under_a_disclosure_rule_only_the_codes_of_the_description_are_told(root: Path) -> None:
    edit(root / DESCRIPTOR, "  origin: local\n", "  origin: local\n  disclosure: hes2018\n")
    allowed = "{required: true, enum: [falls, walks]}"
    edit(
        root / DESCRIPTOR,
        "name: measure, type: string, constraints: {required: true}",
        f"name: measure, type: string, constraints: {allowed}",
    )
    edit(root / FALLS, WHERE, "measure = 'fals' and value = 120")
    (line,) = told(root)
    assert line.endswith("codes of measure are falls, walks")
    assert "110" not in line


def test_a_table_without_rows_and_one_that_returns_are_written_into_say_nothing(root: Path) -> None:
    edit(root / FALLS, WHERE, "measure = 'fals'")
    edit(root / DESCRIPTOR, "  origin: local\n", "  origin: local\n  options: {returns: true}\n")
    assert told(root) == []
    edit(root / DESCRIPTOR, "  options: {returns: true}\n", "")
    (root / "data_raw/returns/figures.csv").write_text("measure,area,period,value\n", "utf-8")
    assert told(root) == []


def test_preview_tells_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / FALLS, WHERE, "measure = 'fals'")
    assert main(["preview", "falls", "--project", str(root)]) == 1, "a known value does not come out either"
    assert "warning  measures/safety/falls.yaml:16  method.where  no row of returns meets" in capsys.readouterr().out
