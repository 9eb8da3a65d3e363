"""`check` warns of a file that has a heading and no rows."""

from pipeline.cli.main import main
from tests.support.small_project import write_small_project

FIGURES = "data_raw/returns/figures.csv"


def test_a_heading_alone_is_told(tmp_path, capsys):
    root = write_small_project(tmp_path)
    (root / FIGURES).write_text("measure,area,period,value\n")
    assert main(["check", "--project", str(root)]) == 0
    assert f"warning  {FIGURES}  the file has a heading and no rows below it" in capsys.readouterr().out
