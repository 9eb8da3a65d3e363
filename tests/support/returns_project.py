"""A small project with invented places whose figures come as local returns, and an owner who fills sheets in.

The source that takes returns is described as in the shipped project.
"""

import io
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.sources.returns.labels import COLUMNS, ROLE
from pipeline.steps.returns import sheets
from pipeline.steps.returns_in import ReturnedFile, Taken, take_in
from pipeline.steps.workspace import Workspace, open_workspace
from tests.support.project import REPOSITORY
from tests.support.small_project import VISITS, write_files, write_small_project

EDITION = "2017-18-q1"
RECEIVED = date(2017, 9, 1)
EDITION_FILE = """\
title: {title}
period: {period}
cut_off: {cut_off}
front_sheet:
  report_to: The board
  by: [The director]
  title: Progress
  purpose: To tell the board
  recommendations: [Note it]
"""
OWNERS = """\
ask: The framework team, framework@valleys.example
owners:
  - name: The rangers
    role: Head ranger
    contact: rangers@valleys.example
    how_often: Every year
    agreed_on: 2017-04-01
"""
ENTRY = (
    "sources:\n  - {{source: local_returns, method: {{kind: published, where: \"measure = '{name}'\"}}, fit: exact}}\n"
)


def measure_text(name: str, order: int, **changes: str) -> str:
    """The small project's measure under another id, with lines changed, bound to the local returns."""
    text = VISITS.replace("order: 2", f"order: {order}").replace("no_data:", ENTRY.format(name=name) + "no_data:")
    for key, value in changes.items():
        lines = [line for line in text.splitlines() if not line.startswith(f"{key}:")]
        text = "\n".join([*lines, f"{key}: {value}", ""])
    return text


def write_returns_project(root: Path) -> Path:
    """Write the project: walks (a count of two valleys), kindness (a percentage), wait (days, every month)."""
    write_small_project(root)
    shutil.copytree(REPOSITORY / "data_raw" / "local_returns", root / "data_raw" / "local_returns")
    kind = {"unit": "{kind: percent, decimals: 1}", "frequency": "quarterly", "lag_days": "28"}
    kind |= {"numerator": "People who said yes", "denominator": "People who answered", "plain_title": "Kindness"}
    days = {"unit": "{kind: days, decimals: 1}", "frequency": "monthly", "lag_days": "28", "plain_title": "Wait"}
    files = {
        "measures/health/visits.yaml": measure_text("visits", 2, areas="[W, A1, A2]"),
        "measures/health/kindness.yaml": measure_text("kindness", 3, **kind),
        "measures/health/wait.yaml": measure_text("wait", 4, **days),
        "site/owners.yaml": OWNERS,
    }
    for slug, facts in EDITIONS.items():
        files[f"site/editions/{slug}/edition.yaml"] = EDITION_FILE.format(**facts)
    write_files(root, files)
    return root


EDITIONS = {
    EDITION: {"title": "April to June 2017", "period": "2017/18 Q1", "cut_off": "2017-10-02"},
    "2017-18-q2": {"title": "July to September 2017", "period": "2017/18 Q2", "cut_off": "2018-01-08"},
}


@cache
def opened(root: Path) -> Workspace:
    """The project, read once: what is taken in changes nothing that this reads."""
    return open_workspace(root)


def sent(root: Path, edition: str = EDITION) -> bytes:
    """The sheet that the only owner is sent."""
    (one,) = sheets(opened(root), edition)
    return one.content


class Filled:
    """A sheet in an owner's hands: cells are filled in by column key, and it is saved as spreadsheets save."""

    def __init__(self, content: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(content))
        self.page: Worksheet = self.book["Figures"]
        self.cover: Worksheet = self.book["Cover"]

    @property
    def header(self) -> int:
        """The row of the headings."""
        return next(row for row in range(1, 20) if self.page.cell(row, 1).value == COLUMNS[0].label)

    def column(self, key: str) -> int:
        """The number of a column."""
        return next(place for place, column in enumerate(COLUMNS, start=1) if column.key == key)

    def row(self, measure: str, area: str = "W", period: str | None = None) -> int:
        """The number of the row that asks for a figure."""
        for row in range(self.header + 1, self.page.max_row + 1):
            said = [self.page.cell(row, self.column(key)).value for key in ("measure", "area", "period")]
            if said[:2] == [measure, area] and period in (None, said[2]):
                return row
        raise AssertionError(f"no row asks for {measure}, {area}, {period}")

    def put(self, row: int, **filled: object) -> "Filled":
        """Fill in cells of a row."""
        for key, value in filled.items():
            self.page.cell(row, self.column(key)).value = value  # type: ignore[assignment]
        return self

    def cell(self, row: int, key: str):
        """One cell."""
        return self.page.cell(row, self.column(key))

    def role(self, words: str) -> "Filled":
        """Say who filled it in."""
        row = next(row for row in range(1, 60) if self.cover.cell(row, 1).value == ROLE)
        self.cover.cell(row, 2).value = words
        return self

    def says(self, label: str, words: str | None) -> "Filled":
        """Change what the cover says beside a label."""
        row = next(row for row in range(1, 60) if self.cover.cell(row, 1).value == label)
        self.cover.cell(row, 2).value = words
        return self

    def saved(self) -> bytes:
        """The file as it goes back."""
        made = io.BytesIO()
        self.book.save(made)
        return made.getvalue()


def give_back(root: Path, content: bytes, name: str = "return.xlsx", received: date = RECEIVED) -> Taken:
    """Take one file in."""
    (taken,) = take_in(opened(root), [ReturnedFile(name, content)], received)
    return taken


def filled(root: Path, fill: Callable[[Filled], object]) -> bytes:
    """The sheet as sent, filled in by a function."""
    sheet = Filled(sent(root))
    fill(sheet)
    return sheet.saved()
