"""Every way of spoiling a measure file has a fixture, and is refused with file, line, finding and what is allowed."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import ContentProblems
from pipeline.steps.workspace import open_workspace
from tests.support.small_project import write_small_project

BAD = Path(__file__).resolve().parents[2] / "fixtures" / "measures_bad"


def problems_of(root: Path) -> list[str]:
    with pytest.raises(ContentProblems) as told:
        open_workspace(root)
    return [str(problem) for problem in told.value.problems]


def test_the_good_file_is_good(tmp_path):
    assert set(open_workspace(write_small_project(tmp_path)).catalogue.measures) == {"falls", "visits"}


@pytest.mark.parametrize("name", sorted(p.stem for p in BAD.glob("*.yaml")))
def test_a_spoilt_file_is_refused_in_these_words(tmp_path, name):
    write_small_project(tmp_path)
    shutil.copy(BAD / f"{name}.yaml", tmp_path / "measures/safety/falls.yaml")
    assert "\n".join(problems_of(tmp_path)) == (BAD / f"{name}.txt").read_text("utf-8").rstrip("\n")


def test_every_spoilt_file_says_its_place():
    for expected in sorted(BAD.glob("*.txt")):
        for line in expected.read_text("utf-8").splitlines():
            assert line.startswith(("measures/safety/falls.yaml:", "    ")), expected.name


def test_all_problems_of_all_files_come_in_one_run(tmp_path):
    write_small_project(tmp_path)
    shutil.copy(BAD / "misspelt_key.yaml", tmp_path / "measures/safety/falls.yaml")
    shutil.copy(BAD / "unknown_area.yaml", tmp_path / "measures/health/visits.yaml")
    (tmp_path / "data_raw/lost").mkdir()
    files = {line.split(":")[0].split("  ")[0] for line in problems_of(tmp_path)}
    assert {"measures/safety/falls.yaml", "measures/health/visits.yaml"} < files
    assert "data_raw/lost/datapackage.yaml" in files


def test_an_id_taken_twice_is_refused(tmp_path):
    write_small_project(tmp_path)
    shutil.copy(tmp_path / "measures/safety/falls.yaml", tmp_path / "measures/health/falls.yaml")
    assert any("this id is taken already by" in line for line in problems_of(tmp_path))


def test_a_file_that_nothing_reads_is_a_problem(tmp_path):
    write_small_project(tmp_path)
    (tmp_path / "measures/safety/walks.yml").write_text("title: lost\n")
    assert any("nothing reads this file" in line for line in problems_of(tmp_path))


def test_a_measure_derived_from_itself_is_refused(tmp_path):
    write_small_project(tmp_path)
    file = tmp_path / "measures/safety/falls.yaml"
    text = file.read_text().replace("source: returns", "source: derived")
    text = text.replace("""{kind: published, where: "measure = 'falls'"}""", "{kind: gap, of: falls}")
    file.write_text(text)
    assert any("derived from itself: falls from falls" in line for line in problems_of(tmp_path))
