"""A local return from the sheet that is sent to the figure on the page, as a person would do it with the command."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.compute.prefer import as_of
from pipeline.steps.figures import all_series, work_out
from pipeline.steps.returns import board_of
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_memory
from tests.support.built_site import outcomes
from tests.support.project import REPOSITORY, edit
from tests.support.returns_project import EDITION, Filled, write_returns_project

SHEET = f"{EDITION}_the-rangers.xlsx"


@pytest.fixture
def root(tmp_path) -> Path:
    made = write_returns_project(tmp_path / "project")
    shutil.copy(REPOSITORY / "mkdocs.yml", made / "mkdocs.yml")
    for name in ("accessibility", "glossary", "how-to-read-charts", "methods"):  # every page leads to these
        (made / "site" / "pages").mkdir(parents=True, exist_ok=True)
        (made / "site" / "pages" / f"{name}.md").write_text(
            f"---\ntitle: {name}\ndescription: {name}\n---\nWords.\n", "utf-8"
        )
    return made


def said(*arguments: str, root: Path, code: int = 0) -> str:
    done = outcomes(*arguments, root=root)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def fill(file: Path, *, kindness: int = 45, walks: int = 120) -> Path:
    sheet = Filled(file.read_bytes()).role("Rangers' office")
    sheet.put(sheet.row("visits", "A1"), value=walks)
    sheet.put(sheet.row("visits", "A2"), value="1,000", mark="provisional", note="Two gates are still to count")
    sheet.put(sheet.row("kindness"), numerator=kindness, denominator=60)
    back = file.with_name(f"back-{kindness}-{walks}.xlsx")
    back.write_bytes(sheet.saved())
    return back


def page(root: Path, address: str) -> str:
    return (root / "build" / "public" / address / "index.html").read_text("utf-8")


def test_from_the_sheet_to_the_page(root, tmp_path):
    assert "6 of 6 figures outstanding, 4 late" in said(
        "returns", "status", "--edition", EDITION, "--as-of", "2017-07-01", root=root
    )
    to = tmp_path / "out"
    assert f"{SHEET}: 6 figures asked of The rangers (rangers@valleys.example)" in said(
        "returns", "send", "--edition", EDITION, "--to", str(to), root=root
    )
    back = fill(to / SHEET)
    told = said("returns", "read", str(back), "--received", "2017-09-01", root=root)
    assert "3 figures new, 0 revised, 0 as before; written to data_raw/local_returns/" in told
    assert "3 of 6 figures outstanding" in said("returns", "status", "--edition", EDITION, root=root)
    assert said("check", root=root)
    said("refresh", "--as-of", "2017-09-20", root=root)
    kindness = page(root, "measures/kindness")
    assert "75.0%" in kindness
    assert "April to June 2017" in kindness
    assert "waits for a return" not in kindness
    walks = page(root, "measures/visits")
    assert "1,120" in walks
    assert "Two gates are still to count" in walks
    wait = page(root, "measures/wait")
    assert "This waits for a return from The rangers." in wait
    board = page(root, "returns")
    assert "1 September 2017" in board
    assert "rangers@valleys.example" not in board
    assert "Head ranger" in board


def test_status_as_json_has_owner_contact_and_due_date(root):
    lines = [
        json.loads(line)
        for line in said(
            "returns", "status", "--as-of", "2017-07-01", "--edition", EDITION, "--json", root=root
        ).splitlines()
    ]
    first, *_, last = lines
    assert first == {
        "owner": "The rangers",
        "role": "Head ranger",
        "contact": "rangers@valleys.example",
        "measure": "visits",
        "area": "A1",
        "period": "2016/17",
        "due": "2017-06-29",
        "state": "late",
    }
    assert last == {"edition": EDITION, "asked": 6, "outstanding": 6, "late": 4}


def test_a_bad_return_is_listed_cell_by_cell_and_leaves_no_file(root, tmp_path):
    said("returns", "send", "--edition", EDITION, "--to", str(tmp_path), root=root)
    sheet = Filled((tmp_path / SHEET).read_bytes())
    row = sheet.row("kindness")
    sheet.put(row, value="most", note="ask ann@valleys.example")
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(sheet.saved())
    told = said("returns", "read", str(bad), root=root, code=1)
    assert (
        f"bad.xlsx  Figures {sheet.cell(row, 'value').coordinate}  found 'most'; a number from 0 to 100; e.g. 45.3"
        in told
    )
    assert f"Figures {sheet.cell(row, 'note').coordinate}  the text holds an email address" in told
    assert "ann@" not in told
    assert [p.name for p in (root / "data_raw/local_returns").glob("*.csv")] == ["columns.csv"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("returns", "send", "--edition", "2017-18-q3"), "did you mean '2017-18-q"),
        (("returns", "read", "nothing.xlsx"), "there is no file nothing.xlsx"),
    ],
)
def test_wrong_usage_is_told(root, arguments, told):
    done = outcomes(*arguments, root=root)
    assert done.returncode == 2
    assert told in done.stderr


def worked_out(root: Path):
    """Every series of the project as a refresh makes them, and the figures that are waited for."""
    workspace = open_workspace(root)
    with open_memory(receiving=True) as warehouse:
        for source in workspace.sources.values():
            assert receive(warehouse, source, workspace.catalogue.areas).accepted
            make_clean(warehouse, source)
        for name in workspace.catalogue.measures:
            work_out(warehouse, workspace, name)
        return all_series(warehouse, workspace)


def test_a_revision_is_shown_the_edition_keeps_what_was_known_and_areas_add_up_in_both(root, tmp_path):
    said("returns", "send", "--edition", EDITION, "--to", str(tmp_path), root=root)
    said("returns", "read", str(fill(tmp_path / SHEET)), "--received", "2017-09-01", root=root)
    said("returns", "read", str(fill(tmp_path / SHEET, walks=150)), "--received", "2017-11-01", root=root)
    series = worked_out(root)["visits"]
    (now,) = series.of("W")
    assert (now.value, sorted(now.markers)) == (1150, ["p", "r"])
    (then,) = as_of(series, EDITION_CLOSED, ["local_returns"]).of("W")
    assert (then.value, sorted(then.markers)) == (1120, ["p"])
    assert {value.value for value in series.values if value.area == "A1"} == {120, 150}
    assert {value.origin for value in series.values} == {"local"}


EDITION_CLOSED = date(2017, 10, 2)


def test_the_board_counts_only_what_has_come(root):
    workspace = open_workspace(root)
    with open_memory(receiving=True) as warehouse:
        for name in workspace.catalogue.measures:
            work_out(warehouse, workspace, name)
        board = board_of(workspace, all_series(warehouse, workspace), EDITION_CLOSED)
    assert board is not None
    assert board.edition == "July to September 2017"
    assert all(line.outstanding for line in board.lines)


def test_a_project_without_a_source_for_returns_says_so(root):
    edit(root / "data_raw/local_returns/datapackage.yaml", "options: {returns: true}", "options: {}")
    done = outcomes("returns", "status", root=root)
    assert done.returncode == 2
    assert "no source takes local returns" in done.stderr


def test_an_owner_of_whom_nothing_is_said_is_a_problem_of_check(root):
    edit(root / "site/owners.yaml", "name: The rangers", "name: The partnership")
    told = said("check", root=root, code=1)
    assert "nothing is said of 'The rangers'" in told
