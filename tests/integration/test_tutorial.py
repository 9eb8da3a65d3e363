"""The tutorial, carried out: every command that it shows, every place that it fills, on a copy of the built project."""

import shutil
from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.support.built_site import BuiltSite
from tests.support.worked_page import carry_out, page_steps

REPOSITORY = Path(__file__).resolve().parents[2]
TUTORIAL = REPOSITORY / "docs" / "tutorial-add-a-measure.md"
COPIED = ("measures", "data_raw", "site", "project.yaml", "build/warehouse.duckdb", "build/sample")

pytestmark = pytest.mark.xdist_group("site")


def copy_built(built: Path, target: Path) -> Path:
    """Copy what the tutorial works on: content, warehouse and sample records."""
    for name in COPIED:
        source = built / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copyfile(source, target / name)
    return target


@pytest.mark.system
def test_every_command_of_the_tutorial_does_what_it_says(
    built_site: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_built(built_site.root, tmp_path / "project")
    monkeypatch.chdir(root)
    said: list[str] = []
    for step in page_steps(TUTORIAL.read_text("utf-8")):
        if step.do != "run":
            carry_out(step, root)
            continue
        for arguments in step.commands:
            code = main(arguments)
            told = capsys.readouterr()
            assert code == int(step.what), f"{arguments[:3]}\n{told.out}{told.err}"
            said.append(told.out + told.err)
    for measure in ("paid-work-tutorial", "admissions-at-85-tutorial"):
        page = (root / "build" / "preview" / "measures" / measure / "index.html").read_text("utf-8")
        assert "<svg" in page, measure
    told = "\n".join(said)
    for words in (
        "did you mean 'unplanned_hospital_use'?",
        "the symbol '*'",
        "0 problems",
        "protection was run",
        "ASCOF 1F, 2021-22 says 41",
    ):
        assert words in told


def test_the_tutorial_shows_each_kind_of_step() -> None:
    done = [step.do for step in page_steps(TUTORIAL.read_text("utf-8"))]
    assert {one: done.count(one) for one in sorted(set(done))} == {
        "add": 2,
        "change": 2,
        "fill": 2,
        "run": 12,
        "save": 2,
    }
