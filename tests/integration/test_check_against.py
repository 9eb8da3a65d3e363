"""`outcomes check --against REV`: what a change of content would alter, through the door, with nothing published."""

import json
import subprocess
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.steps.state import tree_digest

AS_OF = "2020-01-01"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project, committed."""
    root = tmp_path / "valleys"
    main(["new", "project", str(root)])
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "As it was"]):
        git(root, *arguments)
    return root


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Analyst", "-c", "user.email=analyst@example.org"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True)


def told(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    assert main(["check", "--against", "HEAD", "--as-of", AS_OF, "--project", str(root), *more]) == 0
    return capsys.readouterr().out


def test_without_a_change_nothing_would_be_altered(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Against HEAD: 0 figures and 0 verdicts would be altered" in told(project, capsys)


def test_a_figure_that_differs_is_told_with_its_difference_and_what_follows(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = project / "data_raw" / "council_returns" / "figures.csv"
    text = figures.read_text("utf-8")
    assert "falls,Lower,2018/19,90" in text
    figures.write_text(text.replace("falls,Lower,2018/19,90", "falls,Lower,2018/19,130"), "utf-8")
    kept = tree_digest(project)
    said = told(project, capsys)
    assert "latest  falls  LOWER  2018/19  90 -> 130  (+40 people)" in said
    assert "latest  falls  LOWER  previous: " in said
    assert tree_digest(project) == kept, "the project was written to"


def test_a_verdict_that_flips_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    falls = project / "measures" / "people_are_safe" / "falls.yaml"
    text = falls.read_text("utf-8")
    falls.write_text(text + "breaks:\n  - {at: 2018/19, reason: Counted in another way.}\n", "utf-8")
    said = [json.loads(line) for line in told(project, capsys, "--json").splitlines()]
    verdicts = [one for one in said if one.get("altered") == "verdict"]
    assert verdicts and len(said) == len(verdicts) + 2, "no figure differs"
    assert {one["measure"] for one in verdicts} == {"falls"}
    assert {"verdict": "previous", "before": "no_clear_change", "after": "not_comparable"}.items() <= verdicts[
        0
    ].items()


def test_a_check_that_would_stop_publication_is_told_without_its_figure(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    falls = project / "measures" / "people_are_safe" / "falls.yaml"
    text = falls.read_text("utf-8")
    assert "value: 120" in text
    falls.write_text(text.replace("value: 120", "value: 98765"), "utf-8")
    said = told(project, capsys)
    assert "check  falls  known_values  UPPER  2016/17" in said and "stops publication" in said
    assert "98765" not in said


@pytest.mark.parametrize("revision", ["no-such-revision", "--output=x"])
def test_a_revision_that_is_not_there_is_told_in_words(
    project: Path, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", f"--against={revision}", "--project", str(project)]) == 2
    assert "HEAD~1" in capsys.readouterr().err


def test_a_new_measure_is_told_in_a_few_lines(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (project / "measures" / "people_are_safe" / "falls.yaml").read_text("utf-8")
    text = text.replace("order: 1", "order: 9").replace("title: Reduction in falls", "title: Fewer falls")
    (project / "measures" / "people_are_safe" / "falls_again.yaml").write_text(text, "utf-8")
    said = told(project, capsys)
    lines = [line for line in said.splitlines() if "falls_again" in line or line.startswith("  latest")]
    assert lines[:2] == [
        "new measure  falls_again  Fewer falls",
        "  latest: 15 figures; areas: 3; groups: 0; 2014/15 to 2018/19; without a number: 0",
    ]
    assert "TWIN  2018/19  199" in lines[2] and "rating no target" in lines[2] and len(lines) == 3
    assert "15 figures and " in said


def test_what_is_said_once_for_all_counts_as_if_each_measure_said_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Moved into the defaults as it was, a key alters nothing; changed there, it alters what hangs on it."""
    for file in sorted((project / "measures").glob("*/*.yaml")):
        kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith(("areas:", "lag_days:"))]
        file.write_text("\n".join([*kept, ""]), "utf-8")
    (project / "measures" / "defaults.yaml").write_text("all: {areas: [TWIN, UPPER], lag_days: 90}\n", "utf-8")
    said = [json.loads(line) for line in told(project, capsys, "--json").splitlines()]
    altered = {(one["measure"], one["area"]) for one in said if "altered" in one and "area" in one}
    assert altered == {("falls", "LOWER"), ("people_who_walk", "UPPER")}, "an area that is left out, one that comes in"


def test_what_was_wrong_at_the_revision_is_not_told_as_if_it_were_wrong_now(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    defaults = project / "measures" / "defaults.yaml"
    defaults.write_text("all: {lag_days: ninety}\n", "utf-8")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "Not checked")
    defaults.unlink()
    capsys.readouterr()
    assert main(["check", "--against", "HEAD", "--project", str(project)]) == 1
    assert "HEAD:measures/defaults.yaml:1  all.lag_days  'ninety'" in capsys.readouterr().out
