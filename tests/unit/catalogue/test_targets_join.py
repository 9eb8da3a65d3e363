"""The table of targets in a whole project: its rows reach the measures, and a clash is refused at both places."""

from pathlib import Path

import pytest

from pipeline.catalogue.load import open_catalogue
from pipeline.catalogue.targets_file import COLUMNS
from pipeline.errors import ContentProblems
from tests.support.small_project import write_small_project

HEAD = ",".join(COLUMNS) + "\n"
ROW = "falls,level,8,2020/21,,agreed,Board,2017-06-06,,,,\n"
OWN = (
    "targets:\n  - {kind: level, value: 9, by: 2020/21, status: agreed, agreed_by: Board, agreed_on: 2017-06-06}\n"
    "owner: The partnership\n"
)


def catalogue(root: Path, rows: str, own: str = ""):
    write_small_project(root)
    falls = root / "measures/safety/falls.yaml"
    falls.write_text(falls.read_text("utf-8").replace("owner: The partnership\n", own or "owner: The partnership\n"))
    (root / "measures/targets.csv").write_text(HEAD + rows, "utf-8")
    return open_catalogue(root / "measures")


def refused(root: Path, rows: str, own: str = "") -> list[str]:
    with pytest.raises(ContentProblems) as told:
        catalogue(root, rows, own)
    return [str(problem) for problem in told.value.problems]


def test_rows_become_targets_of_their_measures(tmp_path):
    measures = catalogue(tmp_path, ROW).measures
    assert [t.value for t in measures["falls"].targets] == [8]
    assert measures["visits"].targets == []


def test_an_amendment_comes_after_the_target_in_the_measures_file(tmp_path):
    later = ROW.replace("2017-06-06,,", "2017-06-06,2019-04-01,")
    assert [t.value for t in catalogue(tmp_path, later, OWN).measures["falls"].targets] == [9, 8]


def test_a_clash_with_the_measures_own_file_names_both_places(tmp_path):
    (told,) = refused(tmp_path, ROW, OWN)
    assert told.startswith("measures/targets.csv:2  measure  'falls' has a target for the same period, area and start")
    place = next(
        n
        for n, line in enumerate((tmp_path / "measures/safety/falls.yaml").read_text().split("\n"), 1)
        if "- {kind: l" in line
    )
    assert f"at measures/safety/falls.yaml:{place};" in told


def test_two_rows_that_clash_are_refused(tmp_path):
    (told,) = refused(tmp_path, ROW + ROW.replace("8", "7", 1))
    assert told.startswith("measures/targets.csv:3")
    assert "at measures/targets.csv:2;" in told


def test_everything_wrong_is_told_at_once_with_the_nearest_names(tmp_path):
    rows = ROW.replace("falls", "fals") + ROW.replace("2020/21,,", "2020/22,A9,") + "falls,level,x,,,proposed,,,,,,\n"
    told = refused(tmp_path, rows)
    assert [line.split("  ")[:2] for line in told] == [
        ["measures/targets.csv:2", "measure"],
        ["measures/targets.csv:3", "area"],
        ["measures/targets.csv:3", "by"],
        ["measures/targets.csv:4", "value"],
    ]
    assert "did you mean 'falls'?" in told[0]
    assert "there is no area 'A9'" in told[1]


def test_without_the_file_nothing_changes(tmp_path):
    write_small_project(tmp_path)
    assert open_catalogue(tmp_path / "measures").measures["falls"].targets == []
