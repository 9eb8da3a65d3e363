"""`outcomes publish` on a whole project: what is published, what is refused and why, going back."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.publish.release import content_id, sums_of
from pipeline.publish.tree import list_files, read_tree
from pipeline.settings import open_project
from pipeline.steps.made import Made, begin_refresh, end_refresh, remember_made
from pipeline.steps.publishing import withdrawn
from pipeline.warehouse import open_warehouse
from tests.support.project import edit
from tests.support.small_built import copied, write_smallest

WITHDRAWN = """\
withdrawals:
  - {{measure: falls, area: LOWER, period: "2016/17", reason: {reason}, by: Analyst, on: 2020-01-02}}
"""
FIGURES = "data_raw/council_returns/figures.csv"


@pytest.fixture
def root(smallest_built: Path, tmp_path: Path) -> Path:
    return copied(smallest_built, tmp_path / "project")


def publish(root: Path, *more: str) -> int:
    return main(["publish", "--to", str(root.parent / "www"), "--project", str(root), *more])


def current(root: Path) -> Path:
    return root.parent / "www" / "current"


def test_it_is_put_in_place_and_again_without_a_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(root) == 0
    assert read_tree(current(root)) == read_tree(root / "build" / "public")
    assert capsys.readouterr().out.startswith("Published: ")
    assert publish(root) == 0
    assert capsys.readouterr().out.startswith("Nothing has changed")
    assert publish(root, "--rollback") == 1
    assert "There is no earlier release to go back to." in capsys.readouterr().err


def test_content_that_was_changed_since_the_refresh_is_not_published(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / FIGURES, "falls,Upper,2018/19,109", "falls,Upper,2018/19,108")
    assert publish(root) == 1
    said = capsys.readouterr().err
    assert "is not made from the content as it is now" in said
    assert "Nothing was published" in said
    assert not current(root).exists()


def test_after_a_refresh_that_failed_nothing_is_published(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_warehouse(open_project(root).warehouse) as warehouse:
        begin_refresh(warehouse, date(2020, 1, 1))
    assert publish(root) == 1
    assert "The last refresh failed or was stopped" in capsys.readouterr().err
    with open_warehouse(open_project(root).warehouse) as warehouse:
        end_refresh(warehouse)
    assert publish(root) == 0


def test_a_site_that_somebody_edited_is_not_published(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = root / "build" / "public" / "index.html"
    page.write_text(page.read_text("utf-8") + "<!-- by hand -->", "utf-8")
    assert publish(root) == 1
    assert "its files were changed" in capsys.readouterr().err


def test_a_project_without_a_website_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_smallest(tmp_path / "project")
    capsys.readouterr()
    assert publish(root) == 1
    assert "There is no website yet; run: outcomes refresh" in capsys.readouterr().err


def test_the_search_index_and_every_page_are_there(root: Path) -> None:
    publish(root)
    files = list_files(current(root))
    assert "404.html" in files
    assert any(path.startswith("pagefind/") and path.endswith(".pf_fragment") for path in files)
    page = (current(root) / "measures/falls/index.html").read_text("utf-8")
    assert "assets/site.css" not in page
    assert "assets/site." in page


def test_a_figure_that_is_withheld_and_told_in_the_site_stops_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The door is bypassed here: a figure is marked as withheld in the warehouse after the site was built."""
    with open_warehouse(open_project(root).warehouse) as warehouse:
        warehouse.execute(
            "update protected.latest set value = null, markers = 'c' "
            "where measure = 'falls' and area = 'UPPER' and period = '2016/17'"
        )
    assert publish(root) == 1
    said = "".join(capsys.readouterr())
    for place in ("data/values.csv", "data/values.parquet", "data/measures/falls.json", "data/outcomes.xlsx"):
        assert place in said, place
    assert "measures/falls/index.html  point: Upper Valley, 2016 to 2017" in said
    assert "a figure that is withheld stands here in its own place" in said
    assert not current(root).exists()


def test_a_release_with_something_withdrawn_since_is_not_gone_back_to(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(root)
    page = root / "build" / "public" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</html>", "<!-- next --></html>"), "utf-8")
    with open_warehouse(open_project(root).warehouse) as warehouse:
        remember_made(warehouse, Made(date(2020, 1, 1), content_id(sums_of(root / "build" / "public"))))
    assert publish(root) == 0
    (root / "site" / "withdrawals.yaml").write_text(WITHDRAWN.format(reason="A wrong count."), "utf-8")
    assert publish(root, "--rollback") == 1
    assert "holds something that has been withdrawn since" in capsys.readouterr().err
    (root / "site" / "withdrawals.yaml").unlink()
    assert publish(root, "--rollback") == 0
    assert "<!-- next -->" not in (current(root) / "index.html").read_text("utf-8")


def test_rewording_a_withdrawal_withdraws_nothing_more(tmp_path: Path) -> None:
    marks = []
    for reason, measure in (("A wrong count.", "falls"), ("A count that was wrong.", "falls"), ("Both.", "walks")):
        (tmp_path / "withdrawals.yaml").write_text(WITHDRAWN.format(reason=reason).replace("falls", measure), "utf-8")
        marks.append(withdrawn(tmp_path))
    assert marks[0] == marks[1] != marks[2]
    assert withdrawn(tmp_path / "none") == ()
