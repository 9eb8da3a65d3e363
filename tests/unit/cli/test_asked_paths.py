"""Paths behind `check`: one at which there is nothing is refused, with the nearest that there is."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.support.project import edit
from tests.support.small_project import write_quiet_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_quiet_project(tmp_path)


def test_a_misspelt_path_is_refused_with_the_nearest(root, capsys):
    assert main(["check", "data_raw/retruns", "--project", str(root)]) == 2
    told = capsys.readouterr()
    assert "there is no file or folder 'data_raw/retruns', did you mean 'data_raw/returns'?" in told.err
    assert "0 problems" not in told.out


def test_a_path_that_is_like_no_other_is_refused_even_beside_a_good_one(root, capsys):
    assert main(["check", "measures", "nothere", "--project", str(root)]) == 2
    assert "there is no file or folder 'nothere';" in capsys.readouterr().err


def test_a_missing_file_that_a_message_names_may_be_asked_about(root, capsys):
    (root / "data_raw/returns/figures.csv").unlink()
    assert main(["check", "data_raw/returns/figures.csv", "--project", str(root)]) == 1
    assert "there is no such file" in capsys.readouterr().out


def test_a_path_as_the_shell_names_it_is_found(root, monkeypatch):
    monkeypatch.chdir(root / "measures")
    assert main(["check", "safety", "--project", ".."]) == 0


def test_a_choice_of_a_description_is_told_with_line_and_nearest(root, capsys):
    file = root / "data_raw/returns/datapackage.yaml"
    edit(file, "type: number", "type: numeric")
    edit(file, "encoding: utf-8", "encoding: uft-8")
    lines = file.read_text("utf-8").splitlines()
    assert main(["check", "--project", str(root)]) == 1
    told = capsys.readouterr().out
    number, encoding = (next(n for n, text in enumerate(lines, 1) if sought in text) for sought in ("numeric", "uft-8"))
    assert f"datapackage.yaml:{number}  resources[1].schema.fields[4].type  'numeric' is not a choice here" in told
    assert "did you mean 'number'?; one of: string, integer, number," in told
    assert f"datapackage.yaml:{encoding}  resources[1].encoding  'uft-8' is no encoding known here" in told
    assert "did you mean 'utf-8'?" in told
    assert "docs/errors.md: wrong-choice" in told


@pytest.mark.parametrize("sql", ["", "-- nothing yet", "/* nothing */ ;", "drop table figures", "selec * form figures"])
def test_a_cleaning_file_without_a_select_is_told_once(root, capsys, sql):
    (root / "data_raw/returns/clean.sql").write_text(sql)
    assert main(["check", "--project", str(root)]) == 1
    told = capsys.readouterr().out
    assert "data_raw/returns/clean.sql:1" in told
    assert "docs/errors.md: clean-sql" in told
    assert "1 problem\n" in told
    assert not sql.startswith("-") or "the file holds no SELECT: it is empty, or a remark alone" in told
