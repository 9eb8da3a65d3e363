"""A figure that cannot be is told by `check`, with its row or its line in the definition, and what is allowed."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.support.project import edit
from tests.support.small_project import write_small_project

FALLS, FIGURES = "measures/safety/falls.yaml", "data_raw/returns/figures.csv"
UNIT = "unit: {kind: count, decimals: 0, noun: admissions}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project, whose description sets no limits to values."""
    root = write_small_project(tmp_path)
    edit(root / "data_raw/returns/datapackage.yaml", "constraints: {minimum: 0}", "title: Value")
    return root


def told(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The problems that `check` tells of this project."""
    capsys.readouterr()
    assert main(["check", "--project", str(root)]) == 1
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith(("measures", "data_raw"))]


def test_a_row_is_told_with_the_measure_and_where_its_unit_is_said(root: Path, capsys) -> None:
    edit(root / FIGURES, "falls,Upper,2016/17,120", "falls,Upper,2016/17,-80")
    (line,) = told(root, capsys)
    assert line == (
        "data_raw/returns/figures.csv:4  value  -80.0 is below zero (falls, A1 2016/17, in count); 0 or more; if the "
        "figure is right, mend the unit at measures/safety/falls.yaml:9, else what is asked for, or declare a "
        "correction; e.g. 50"
    )


def test_more_than_a_hundred_per_cent_is_told_in_a_file_and_in_a_definition(root: Path, capsys) -> None:
    edit(root / FALLS, UNIT, "unit: {kind: percent, decimals: 1}")
    edit(root / FALLS, "value: 120", "value: 338")
    (line,) = told(root, capsys)
    assert "falls.yaml:18  known_values.value  338 is no figure that a measure in percent can have; 0 to 100;" in line
    edit(root / FALLS, "value: 338", "value: 38")
    lines = told(root, capsys)
    assert [line.partition("  value  ")[0] for line in lines] == [f"{FIGURES}:2", f"{FIGURES}:4"]
    assert "120.0 is above 100, the highest there can be (falls, A1 2016/17, in percent); 0 to 100" in lines[1]
    assert main(["preview", "falls", "--project", str(root)]) == 1
    stops = f"stops   {FALLS}:9  unit  A1 2016/17: 120.0 is above 100, the highest there can be ({FIGURES}:4); if the"
    assert stops in capsys.readouterr().out


def test_what_a_measure_does_not_ask_for_is_not_told(root: Path, capsys) -> None:
    with (root / FIGURES).open("a", encoding="utf-8") as file:
        file.write("other,A2,2016/17,-90\n")
    assert main(["check", "--project", str(root)]) == 0


def test_a_figure_under_disclosure_control_is_told_without_its_number(root: Path, capsys) -> None:
    edit(root / "data_raw/returns/datapackage.yaml", "  origin: local", "  origin: local\n  disclosure: hes2018")
    edit(root / FIGURES, "falls,A2,2016/17,90", "falls,A2,2016/17,-987")
    (line,) = told(root, capsys)
    assert "987" not in line and "a figure under disclosure control cannot be" in line


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ("baseline: {period: 2015/16, value: -1, basis: The start}", "baseline.value  -1 is no figure"),
        ("targets: [{kind: level, value: -2, by: 2017/18, status: proposed}]", "targets.value  -2 is no figure"),
        ("trajectory: {kind: explicit, values: [{period: 2016/17, value: -3}]}", "trajectory.values.value  -3 is no f"),
    ],
)
def test_what_was_agreed_is_a_figure_that_can_be(root: Path, capsys, keys: str, wrong: str) -> None:
    with (root / FALLS).open("a", encoding="utf-8") as file:
        file.write(f"{keys}\n")
    assert any(wrong in line for line in told(root, capsys))


def test_a_change_may_be_below_zero_and_a_row_of_targets_is_told_at_its_line(root: Path, capsys) -> None:
    rows = "measure,kind,value,by,status\nfalls,change,-5,2017/18,proposed\nfalls,level,-5,2018/19,proposed\n"
    (root / "measures/targets.csv").write_text(rows, "utf-8")
    (line,) = told(root, capsys)
    assert line.startswith("measures/targets.csv:3  value  -5 is no figure that a measure in count can have; 0 or more")
