"""Whatever people write that is not in UTF-8 is told with its file and line, and with all else that is wrong."""

from pathlib import Path

import pytest

from pipeline.errors import ContentProblems
from pipeline.settings import open_project
from pipeline.sources.receive import read_delivery
from pipeline.steps.workspace import read_content
from tests.support.project import edit
from tests.support.small_project import write_quiet_project

AWRY = "Café".encode("cp1252")
STORY = b"---\ntitle: A story\nmeasures: [falls]\ntold_in: a paper\ntold_on: 2019-01-01\n---\nText.\n"
FILES = {
    "measures/safety/falls.yaml": b"title: Falls\nplain_title: ",
    "measures/areas.csv": b"code,name,short_name,kind,members,part_of\n",
    "measures/area_aliases.csv": b"alias,scheme,code\n",
    "measures/framework.yaml": b"title: A\nintroduction: ",
    "measures/defaults.yaml": b"all:\n  owner: ",
    "measures/tags.yaml": b"water:\n  title: ",
    "data_raw/returns/datapackage.yaml": b"name: returns\ntitle: ",
    "data_raw/returns/clean.sql": b"select *\nfrom figures -- ",
    "site/owners.yaml": b"owners:\n  - id: ",
    "site/schemes.yaml": b"schemes:\n  - id: ",
    "site/withdrawals.yaml": b"withdrawals:\n  - id: ",
    "site/editions/2017-q4/edition.yaml": b"period: 2017/18 Q4\ntitle: ",
    "site/annual/2017/report.yaml": b"period: 2017/18\ntitle: ",
    "site/stories/one.md": STORY,
    "site/pages/about.md": b"---\ntitle: ",
    "site/methods/01-one.md": b"---\ntitle: One\n---\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_quiet_project(tmp_path)


def spoilt(root: Path, name: str) -> int:
    """Write a file that is not in UTF-8. Returns its bad line."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(FILES[name] + AWRY + b"\n")
    return FILES[name].count(b"\n") + 1


# What is only read once that which it belongs to can be.
LATER = {
    *("site/owners.yaml", "site/schemes.yaml", "site/withdrawals.yaml", "site/stories/one.md"),
    "data_raw/returns/clean.sql",
}


@pytest.mark.parametrize("name", FILES)
def test_each_kind_of_file_is_named_with_its_line(root, name):
    line = spoilt(root, name)
    (told,) = (p for p in read_content(root).problems if p.rule == "encoding")
    assert (told.file, told.line) == (name, line)
    assert told.found.endswith("Caf' is not in UTF-8")


def test_all_such_files_are_told_at_once_and_with_what_else_is_wrong(root):
    edit(root / "measures/health/visits.yaml", "polarity: higher", "polarity: hihger")
    for name in FILES:
        spoilt(root, name)
    problems = read_content(root).problems
    told = {p.file for p in problems if p.rule == "encoding"}
    assert told >= set(FILES) - LATER
    assert "measures/health/visits.yaml" in {p.file for p in problems}


def test_a_list_of_areas_that_cannot_be_read_leaves_its_other_names_unjudged(root):
    spoilt(root, "measures/areas.csv")
    assert {p.rule for p in read_content(root).problems if p.file.endswith("aliases.csv")} == set()


def test_declared_corrections_are_told_with_the_delivery(root):
    (root / "data_raw/returns/corrections.yaml").write_bytes(b"corrections:\n  - id: " + AWRY)
    content = read_content(root)
    assert content.areas
    (told,) = read_delivery(content.sources["returns"], content.areas).problems
    assert (told.file, told.line, told.rule) == ("data_raw/returns/corrections.yaml", 2, "encoding")


def test_the_projects_own_file_is_told_too(root):
    file = root / "project.yaml"
    file.write_bytes(b"# a remark\n# " + AWRY + b"\n" + file.read_bytes())
    with pytest.raises(ContentProblems) as told:
        open_project(root)
    assert [(p.file, p.line, p.rule) for p in told.value.problems] == [("project.yaml", 2, "encoding")]


def test_utf_16_is_called_so(root):
    file = root / "measures/framework.yaml"
    file.write_text(file.read_text("utf-8"), "utf-16")
    (told,) = (p for p in read_content(root).problems if p.rule == "encoding")
    assert (told.line, told.found) == (1, "the file is in UTF-16")
