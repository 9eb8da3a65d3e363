"""`outcomes new edition`: a draft that passes the check as it is, never written over another."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.catalogue.annual import read_annual
from pipeline.catalogue.edition import Edition
from pipeline.cli.main import main
from pipeline.strict_yaml import read_model
from tests.support.project import edit
from tests.support.small_project import write_small_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project, whose source may give quarters too, so that nothing is warned of."""
    made = write_small_project(tmp_path)
    kinds = "kinds: [financial_year"
    edit(made / "data_raw/returns/datapackage.yaml", f"{kinds}]", f"{kinds}, financial_quarter]")
    return made


def read(root: Path, slug: str) -> Edition:
    text = (root / "site" / "editions" / slug / "edition.yaml").read_text("utf-8")
    made, problems = read_model(Edition, text, slug)
    assert problems == []
    assert made is not None
    return made


def test_the_draft_is_valid_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days = ["--release", "2026-10-20", "--agenda", "2026-10-20", "--meeting", "2026-10-27"]
    assert main(["new", "edition", "2026-27-q1", *days, "--project", str(root)]) == 0
    made = read(root, "2026-27-q1")
    assert (made.title, made.period, made.state) == ("April to June 2026", "2026/27 Q1", "draft")
    assert (made.cut_off, made.release, made.meeting) == (date(2026, 9, 28), date(2026, 10, 20), date(2026, 10, 27))
    assert main(["check", "--project", str(root)]) == 0
    assert "warning" not in capsys.readouterr().out


def test_the_front_sheet_is_that_of_the_edition_before(root: Path) -> None:
    main(["new", "edition", "2026-27-q1", "--project", str(root)])
    file = root / "site" / "editions" / "2026-27-q1" / "edition.yaml"
    text = file.read_text("utf-8")
    sheet = read(root, "2026-27-q1").front_sheet
    file.write_text(text.replace(f'report_to: "{sheet.report_to}"', "report_to: 'The board: all of it'"), "utf-8")
    text = file.read_text("utf-8").replace("#   contact_officers: [", "  contact_officers: [")
    file.write_text(text, "utf-8")
    main(["new", "edition", "2026-27-q2", "--project", str(root)])
    later = read(root, "2026-27-q2").front_sheet
    assert later.report_to == "The board: all of it"
    assert later.contact_officers == ["Who answers questions, by office, and how to reach them"]


def test_nothing_is_written_over_and_a_strange_period_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", "edition", "2026-27-q1", "--project", str(root)])
    file = root / "site" / "editions" / "2026-27-q1" / "edition.yaml"
    before = file.read_bytes()
    assert main(["new", "edition", "2026-27-q1", "--cut-off", "2026-12-01", "--project", str(root)]) == 2
    assert file.read_bytes() == before
    assert main(["new", "edition", "spring", "--project", str(root)]) == 2
    assert "e.g. 2026-27-q1" in capsys.readouterr().err
    assert [path.name for path in (root / "site" / "editions").iterdir()] == ["2026-27-q1"]


def test_a_years_report_is_drafted_too_and_only_for_a_financial_year(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "edition", "annual-2025-26", "--project", str(root)]) == 0
    reports, problems = read_annual(root / "site")
    assert problems == []
    made = reports["2025-26"]
    assert (made.title, made.period) == ("April 2025 to March 2026", "2025/26")
    assert (made.cut_off, made.state) == (date(2026, 12, 31), "draft")
    assert main(["check", "--project", str(root)]) == 0
    assert main(["new", "edition", "annual-2026-27-q1", "--project", str(root)]) == 2
    assert "e.g. annual-2026-27" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "financial"), [("2026-q1", "2025-26-q4"), ("2026-q2", "2026-27-q1")])
def test_a_calendar_quarter_is_told_as_one_with_the_financial_one_of_its_months(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, financial: str
) -> None:
    main(["new", "edition", name, "--project", str(root)])
    told = capsys.readouterr().out
    assert f"{name} is a quarter of the calendar year" in told
    assert f"financial year are spelt {financial}" in told
    main(["new", "edition", financial, "--project", str(root)])
    assert "calendar year" not in capsys.readouterr().out


def test_the_front_sheet_has_its_day_in_words(root: Path) -> None:
    main(["new", "edition", "2026-27-q1", "--project", str(root)])
    assert read(root, "2026-27-q1").front_sheet.purpose.endswith("published by 28 September 2026")
