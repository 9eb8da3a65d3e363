"""Whether definitions fit their sources is asked once for the same content, and again after any change of it."""

from pathlib import Path

import pytest

import pipeline.steps.fitting
from pipeline.errors import ContentProblems
from pipeline.steps.fitting import FITS
from pipeline.steps.workspace import open_workspace, read_content
from tests.support.project import edit
from tests.support.small_project import write_small_project


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the question was asked in earnest."""
    times: list[int] = []
    real = pipeline.steps.fitting.check_binding

    def counted(*given, **named):
        times.append(1)
        return real(*given, **named)

    monkeypatch.setattr("pipeline.steps.fitting.check_binding", counted)
    return times


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_project(tmp_path / "project")


def test_the_same_content_is_asked_about_once(root: Path, asked: list[int]):
    assert open_workspace(root) == open_workspace(root)
    assert len(asked) == 1


def test_a_change_of_a_measure_or_a_source_is_asked_about_again(root: Path, asked: list[int]):
    open_workspace(root)
    for number, file in enumerate(sorted([*root.glob("measures/*/*.yaml"), *root.glob("data_raw/*/datapackage.yaml")])):
        edit(file, "title: ", "title: New ")
        open_workspace(root)
        assert len(asked) == 2 + number


def test_what_does_not_fit_is_told_each_time(root: Path):
    open_workspace(root)
    edit(root / "measures/safety/falls.yaml", "measure = 'falls'", "no_such_column = 'falls'")
    told = []
    for _ in range(2):
        with pytest.raises(ContentProblems) as problems:
            open_workspace(root)
        told.append(str(problems.value))
    assert "no_such_column" in told[0] and told[0] == told[1]


def test_an_answer_that_was_edited_or_damaged_is_not_believed(root: Path, asked: list[int]):
    open_workspace(root)
    (kept,) = (root / "build/cache/fits").glob("[!.]*")
    kept.write_bytes(FITS)
    open_workspace(root)
    assert len(asked) == 2


def test_a_check_keeps_nothing(root: Path):
    assert read_content(root).problems == []
    assert not (root / "build").exists()


def test_a_project_that_may_not_be_written_to_is_read_all_the_same(root: Path, asked: list[int]):
    (root / "build").mkdir()
    (root / "build" / "cache").write_text("a file where the folder would be", "utf-8")
    open_workspace(root)
    open_workspace(root)
    assert len(asked) == 2
