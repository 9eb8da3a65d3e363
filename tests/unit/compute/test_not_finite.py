"""What a division by zero leaves is no figure: it is told with its row, and the other figures stand."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.compute.not_finite import NOT_FINITE, finite_row
from tests.support.small_project import write_small_project

FIGURES = "data_raw/returns/figures.csv"


@pytest.mark.parametrize("number", [float("inf"), -float("inf"), float("nan")])
def test_a_row_without_a_number_says_why(number):
    row = finite_row({"value": number, "note": "Old.", "n": 3, "area": "A1"})
    assert row == {"value": None, "note": f"Old. {NOT_FINITE}", "n": 3, "area": "A1"}
    assert finite_row({"value": 1.5, "n": 3}) == {"value": 1.5, "n": 3}


def test_check_tells_the_row_and_preview_goes_on(tmp_path: Path, capsys):
    root = write_small_project(tmp_path)
    clean = root / "data_raw/returns/clean.sql"
    clean.write_text("select * replace (value / (value - 120) * (value - 120) as value) from figures\n")
    assert main(["check", "--project", str(root)]) == 1
    line, *_ = [each for each in capsys.readouterr().out.splitlines() if each.startswith("data_raw")]
    assert line.startswith(f"{FIGURES}:4  value  it is no number, as when something is divided by zero (falls, A1")
    main(["preview", "falls", "--project", str(root)])
    told = capsys.readouterr()
    assert "internal fault" not in told.out + told.err
