"""A figure taken back for disclosure, played through: out of every file, for ever, and nowhere in what is said."""

import csv
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from pipeline.publish.tree import list_files
from tests.integration.test_editions import EDITION, SIGNED, SLUG, refresh, said
from tests.support.project import REPOSITORY, edit
from tests.support.small_project import write_small_project

DAY = "2018-01-10"
FORMS = ("12057", "12,057", "12 057", "12\u00a0057")
FIGURE = ("--measure", "falls", "--area", "A1", "--period", "2016/17")
WORDS = ("--reason", "A family could be recognised.", "--by", "Head of analysis", "--on", "2018-01-09")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = write_small_project(tmp_path / "project")
    shutil.copy(REPOSITORY / "mkdocs.yml", made / "mkdocs.yml")
    for name in ("accessibility", "glossary", "how-to-read-charts", "methods"):
        (made / "site" / "pages").mkdir(parents=True, exist_ok=True)
        (made / "site" / "pages" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\nWords.\n", "utf-8")
    (made / "site" / "editions" / SLUG).mkdir(parents=True)
    (made / "site" / "editions" / SLUG / "edition.yaml").write_text(EDITION + SIGNED, "utf-8")
    edit(made / "data_raw" / "returns" / "figures.csv", "falls,Upper,2016/17,120", "falls,Upper,2016/17,12057")
    edit(made / "measures" / "safety" / "falls.yaml", "value: 120, citation", "value: 12057, citation")
    return made


def holding(folder: Path) -> list[str]:
    """Which files hold the figure in any of its printed forms; inside zipped ones too."""
    found = []
    for path in list_files(folder):
        content = (folder / path).read_bytes()
        if content[:2] == b"PK":
            archive = zipfile.ZipFile(io.BytesIO(content))
            content = b"".join(archive.read(name) for name in archive.namelist())
        if any(form.encode() in content for form in FORMS):
            found.append(path)
    return found


@pytest.mark.system
def test_a_figure_taken_back_is_in_no_file_any_more_and_comes_back_by_nothing(root):
    refresh(root)
    said("edition", "freeze", SLUG, "--as-of", DAY, root=root)
    frozen, public = root / "site" / "editions" / SLUG / "frozen", root / "build" / "public"
    assert {"series.csv", "facts.json", "data/values.csv"} <= set(holding(frozen))
    assert holding(public)
    told = said("edition", "withdraw", *FIGURE, *WORDS, root=root)
    assert not any(form in told for form in FORMS)
    assert "known_values of falls hold it" in told
    assert holding(frozen) == []
    assert not any(form in (root / "site" / "withdrawals.yaml").read_text("utf-8") for form in FORMS)
    told = said("check", root=root, code=1)
    assert "this figure was taken back, and still stands here" in told
    assert "12057" not in told
    text = (root / "measures" / "safety" / "falls.yaml").read_text("utf-8")
    text = re.sub(r"known_values:\n  - .*\n", "", text)
    (root / "measures" / "safety" / "falls.yaml").write_text(text, "utf-8")
    refresh(root)
    assert holding(public) == []
    rows = csv.DictReader(io.StringIO((public / "data" / "values.csv").read_text("utf-8")))
    (row,) = [r for r in rows if (r["measure"], r["area"], r["period"]) == ("falls", "A1", "2016/17")]
    assert (row["value"], row["markers"]) == ("", "c")
    assert "A family could be recognised." in (public / "revisions" / "index.html").read_text("utf-8")
    report = (public / "editions" / SLUG / "index.html").read_text("utf-8")
    assert "was taken out of this, so that nobody can be recognised" in report
    for verb in (("explain", "falls", "--area", "A1", "--period", "2016/17"), correction()):
        assert "was taken back and is not told again" in said(*verb, root=root, code=1)
    once = (root / "site" / "withdrawals.yaml").read_bytes()
    said("edition", "withdraw", *FIGURE, *WORDS, root=root)
    assert (root / "site" / "withdrawals.yaml").read_bytes() == once


def correction() -> tuple[str, ...]:
    return ("edition", "correct", SLUG, *FIGURE, "--after", "5", *WORDS)


@pytest.mark.system
def test_what_was_never_shown_or_says_a_figure_is_refused_and_nothing_is_written(root):
    refresh(root)
    never = ("--measure", "falls", "--area", "A1", "--period", "2010/11")
    assert "is shown anywhere" in said("edition", "withdraw", *never, *WORDS, root=root, code=1)
    number = ("--reason", "It was 12.5% too few.", "--by", "Head of analysis")
    assert "the reason holds a figure" in said("edition", "withdraw", *FIGURE, *number, root=root, code=2)
    unknown = ("--measure", "fals", "--area", "A1", "--period", "2016/17")
    assert "did you mean 'falls'" in said("edition", "withdraw", *unknown, *WORDS, root=root, code=2)
    assert not (root / "site" / "withdrawals.yaml").exists()
