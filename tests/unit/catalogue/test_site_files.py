"""A file of `site/` that nothing reads is told, with the name that was meant; what lies there by right is not."""

import re
from pathlib import Path

import pytest

from pipeline.catalogue.site_files import ALONE, LED_TO, pages_missing, site_file_problems
from tests.support.project import REPOSITORY
from tools.reference.files import FILES


def told(site: Path, *paths: str) -> list[str]:
    for path in paths:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("x", "utf-8")
    return [str(one) for one in site_file_problems(site)]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("storys/walks.md", "did you mean 'stories/walks.md'?; the files of site/ in docs/reference/files.md"),
        ("place.yaml", "did you mean 'places.yaml'?"),
        ("findings/walking.yml", "did you mean 'findings/walking.yaml'?; site/findings/<name>.yaml"),
        ("pages/hours.MD", "did you mean 'pages/hours.md'?; site/pages/<name>.md"),
        ("pages/more/hours.md", "; site/pages/<name>.md"),
        ("editions/2019-20-q2/action/falls.md", "did you mean 'editions/2019-20-q2/actions/falls.md'?"),
        ("annual/2018-19/reports.yaml", "did you mean 'annual/2018-19/report.yaml'?"),
        ("about.md", "nothing reads this file"),
        ("pages/red.png", "file; pictures lie in site/theme/pictures/; e.g. ![What it shows](../pictures/red.png)"),
    ],
)
def test_what_nothing_reads_is_told(tmp_path: Path, path: str, words: str) -> None:
    (one,) = told(tmp_path / "site", path)
    assert one.startswith(f"site/{path}  nothing reads this file")
    assert words in one


@pytest.mark.parametrize(
    ("path", "example"),
    [
        ("pages/My Page.md", "my-page.md"),
        ("stories/Walks.md", "walks.md"),
        ("pages/café.md", "caf.md"),
    ],
)
def test_a_name_that_makes_no_good_address_is_told(tmp_path: Path, path: str, example: str) -> None:
    (one,) = told(tmp_path / "site", path)
    assert "would be a part of the page's address; small letters, digits and hyphens; e.g. " in one
    assert one.endswith(example)


def test_what_lies_there_by_right_is_not(tmp_path: Path) -> None:
    read = ["pages/a-b.md", "stories/a_b.md", "places.yaml", "editions/2019-20-q2/actions/falls.md"]
    others = ["theme/pictures/Red.png", "README.md", "pages/.a.md.swp", "pages/a.md~", "pages/Thumbs.db"]
    assert told(tmp_path / "site", *read, *others, "editions/x/frozen/docs/index.md", "editions/.gitkeep") == []
    assert site_file_problems(tmp_path / "none") == []


@pytest.mark.parametrize(
    "site", [REPOSITORY / "site", *sorted((REPOSITORY / "tests/projects").glob("*/site"))], ids=str
)
def test_of_our_own_projects_every_file_is_read(site: Path) -> None:
    assert site_file_problems(site) == []


def test_every_file_that_the_reference_names_is_read(tmp_path: Path) -> None:
    named = [
        re.sub(r"<[a-z]+>", "a", one.place.removeprefix("site/")) for one in FILES if one.place.startswith("site/")
    ]
    assert len(named) > len(ALONE)
    assert told(tmp_path / "site", *named) == []


def test_a_page_that_others_lead_to_is_missed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert pages_missing(site) == []
    told(site, *(f"pages/{name}.md" for name in LED_TO))
    assert pages_missing(site) == []
    told(site, "claims/paper.yaml")
    (site / "pages/glossary.md").unlink()
    assert [one.file for one in pages_missing(site)] == ["site/pages/about.md", "site/pages/glossary.md"]
