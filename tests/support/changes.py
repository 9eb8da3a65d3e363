"""Changes that people make to a project, one by one, on the smallest project; and its refresh in this process.

Each leaves content that is valid, whatever was changed before it; what can be added is taken away again the next time.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.defs.project import forget
from pipeline.publish.tree import read_tree
from tests.support.own_loop import no_loop_running
from tests.support.project import edit

DAYS = ("2020-01-01", "2020-01-02", "2020-07-01")
SLUG = "2016-17"
EARLIER = tuple(f"{year}/{year % 100 + 1}" for year in range(2015, 2009, -1))
FIGURES = "data_raw/council_returns/figures.csv"
FALLS = "measures/people_are_safe/falls.yaml"
CONTENT = ("data_raw", "measures", "site", "mkdocs.yml", "project.yaml")
EDITION = """\
title: April 2016 to March 2017
period: 2016/17
cut_off: 2019-10-02
front_sheet: {report_to: The board, by: [The director], title: How we are, purpose: To tell, recommendations: [Note]}
foreword: Fewer people fell.
sign_offs:
  - {step: data, by: The analyst, on: 2019-10-03}
  - {step: commentary, by: The director, on: 2019-10-04}
"""
WALKS = """\
title: Walks that were counted
plain_title: Walks
question: Do people walk more?
indicator: walking
order: 3
definition: Walks that rangers counted.
lifecycle: pilot
polarity: higher
unit: {kind: count, decimals: 0, noun: walks}
frequency: annual
lag_days: 90
areas: [TWIN]
sources: [{source: rangers, fit: exact, method: {kind: published, where: "measure = 'walks'"}}]
owner: The rangers
author: An analyst
checker: Another analyst
review: {last: 2026-01-05, next: 2027-01-05}
"""


class Changed:
    """A project that is being changed, the day it is seen from, and how it is refreshed."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.day, self.number = root, DAYS[0], 0
        for name in ("OUTCOMES_PROJECT", "DAGSTER_HOME"):
            monkeypatch.setenv(name, "set by each refresh")

    def refresh(self, *more: str) -> int:
        """Refresh as the command does."""
        forget()
        with no_loop_running():
            return main(["refresh", "--project", str(self.root), "--as-of", self.day, *more])

    def site(self) -> dict[str, bytes]:
        """Every file of the built site."""
        return read_tree(self.root / "build" / "public")

    def afresh(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> "Changed":
        """Copy the content alone to another folder and refresh it there, from nothing."""
        target.mkdir(parents=True)
        for name in CONTENT:
            source = self.root / name
            shutil.copytree(source, target / name) if source.is_dir() else shutil.copy(source, target / name)
        made = Changed(target, monkeypatch)
        made.day = self.day
        assert made.refresh() == 0
        return made


def _line(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(start))


def words(project: Changed) -> None:
    """A measure's public title is worded anew."""
    file = project.root / FALLS
    edit(file, _line(file.read_text("utf-8"), "plain_title:"), f"plain_title: People hurt in falls, {project.number}")


def decimals(project: Changed) -> None:
    """A unit is shown with other decimals."""
    file = project.root / FALLS
    now = "decimals: 0" if "decimals: 0" in file.read_text("utf-8") else "decimals: 1"
    edit(file, now, "decimals: 1" if now.endswith("0") else "decimals: 0")


def figure(project: Changed) -> None:
    """The publisher revises a figure."""
    file = project.root / FIGURES
    edit(file, _line(file.read_text("utf-8"), "falls,Lower,2017/18,"), f"falls,Lower,2017/18,{60 + project.number}")


def year(project: Changed) -> None:
    """A new year comes; after it, one from before the first. A year that goes again would be refused as lost."""
    file = project.root / FIGURES
    text = file.read_text("utf-8")
    new = next(label for label in ("2019/20", *EARLIER) if f",{label}," not in text)
    file.write_text(f"{text}falls,Upper,{new},104\nfalls,Lower,{new},88\n", "utf-8")


def measure(project: Changed) -> None:
    """A measure is added on a source that there is, or taken away."""
    file = project.root / "measures" / "people_are_safe" / "falls_lower.yaml"
    if file.exists():
        file.unlink()
        return
    text = (project.root / FALLS).read_text("utf-8").split("known_values:")[0]
    text = text.replace("areas: [TWIN, UPPER, LOWER]", "areas: [LOWER]").replace("order: 1", "order: 4")
    file.write_text(f"{text}owner: A\nauthor: B\nchecker: C\nreview: {{last: 2026-01-05, next: 2027-01-05}}\n", "utf-8")


def source(project: Changed) -> None:
    """A source and its measure are added, or taken away."""
    folder, file = project.root / "data_raw" / "rangers", project.root / "measures" / "people_are_well" / "walks.yaml"
    if folder.exists():
        shutil.rmtree(folder)
        file.unlink()
        return
    shutil.copytree(project.root / "data_raw" / "council_returns", folder)
    descriptor = (folder / "datapackage.yaml").read_text("utf-8")
    descriptor = descriptor.replace("council_returns", "rangers").replace("[falls]", "[walks]")
    (folder / "datapackage.yaml").write_text(descriptor, "utf-8")
    (folder / "figures.csv").write_text("measure,area,period,value\nwalks,TWIN,2018/19,77\n", "utf-8")
    file.write_text(WALKS, "utf-8")


def page(project: Changed) -> None:
    """A hand-written page is edited."""
    file = project.root / "site" / "pages" / "glossary.md"
    file.write_text(f"{file.read_text('utf-8')}\n<p>More words, {project.number}.</p>\n", "utf-8")


def new_page(project: Changed) -> None:
    """A page is added, or taken away."""
    file = project.root / "site" / "pages" / "about.md"
    text = "---\ntitle: About\ndescription: Who we are.\n---\nWords.\n"
    file.unlink() if file.exists() else file.write_text(text, "utf-8")


def edition(project: Changed) -> None:
    """An edition is made, or a draft is taken away; one that is frozen stays."""
    folder = project.root / "site" / "editions" / SLUG
    if (folder / "frozen").exists():
        return
    if folder.exists():
        shutil.rmtree(folder)
        return
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, "utf-8")


def freeze(project: Changed) -> None:
    """An edition is frozen, made first where there is none."""
    folder = project.root / "site" / "editions" / SLUG
    if (folder / "frozen").exists():
        return
    if not folder.exists():
        edition(project)
        assert project.refresh() == 0
    forget()
    assert main(["edition", "freeze", SLUG, "--project", str(project.root), "--as-of", project.day]) == 0


def area(project: Changed) -> None:
    """An area gets another name."""
    file = project.root / "measures" / "areas.csv"
    line = _line(file.read_text("utf-8"), "LOWER,")
    edit(file, line, f"LOWER,Lower Valley {project.number},Lower,council,,TWIN")


def framework(project: Changed) -> None:
    """A domain's words change."""
    file = project.root / "measures" / "framework.yaml"
    old = next(line for line in file.read_text("utf-8").splitlines() if "introduction: People can" in line)
    edit(file, old, f"    introduction: People can move about. {project.number}")


def brand(project: Changed) -> None:
    """The publisher changes its colour."""
    file = project.root / "project.yaml"
    now = _line(file.read_text("utf-8"), "  primary:")
    edit(file, now, '  primary: "#12436D"' if "801650" in now else '  primary: "#801650"')


def story(project: Changed) -> None:
    """A story is told, or taken away."""
    file = project.root / "site" / "stories" / "a-walk.md"
    text = (
        "---\ntitle: A walk\ndescription: Who walked.\nmeasures: [falls]\ntold_in: A talk\ntold_on: 2019-01-01\n---\n"
    )
    file.parent.mkdir(exist_ok=True)
    file.unlink() if file.exists() else file.write_text(f"{text}They walked.\n", "utf-8")


def frame(project: Changed) -> None:
    """The frame of all pages changes: a line below them by MkDocs, a picture of the project's own, a remark."""
    file = project.root / "mkdocs.yml"
    kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("copyright:")]
    file.write_text("\n".join([*kept, f"copyright: Us, {project.number}"]) + "\n", "utf-8")
    picture = project.root / "site" / "theme" / "assets" / "picture.svg"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_text(f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{project.number}</desc></svg>", "utf-8")
    remark(project)


def remark(project: Changed) -> None:
    """An author leaves a remark for others, which no page tells."""
    (project.root / "site" / "README.md").write_text(f"Look here again: {project.number}\n", "utf-8")


def damage(project: Changed) -> None:
    """Built files are edited by hand, lost and added, and a remark makes the next refresh look at them."""
    for number, path in enumerate(sorted((project.root / "build" / "public").resolve().rglob("*.*"))):
        if number % 40 == project.number % 40 and path.is_file():
            path.write_bytes(path.read_bytes() + b" ")
        elif number % 40 == (project.number + 1) % 40 and path.is_file():
            path.unlink()
    (project.root / "build" / "public" / "more.html").write_text("<p>", "utf-8")
    remark(project)


def red(project: Changed) -> None:
    """A check is red for a while, a figure changes meanwhile, and the cause is put right."""
    file = project.root / FALLS
    edit(file, "value: 120", "value: 121")
    figure(project)
    assert project.refresh() == 1
    edit(file, "value: 121", "value: 120")


def refused(project: Changed) -> None:
    """A delivery is refused, and a good one follows."""
    file = project.root / FIGURES
    good = file.read_text("utf-8")
    file.write_text(good.replace("falls,Lower,2018/19,90", "falls,Lower,2018/19,many"), "utf-8")
    assert project.refresh() == 1
    file.write_text(good, "utf-8")
    figure(project)


def day(project: Changed) -> None:
    """Time goes on, or the clock is set back."""
    project.day = DAYS[(DAYS.index(project.day) + project.number) % len(DAYS)]


CHANGES: tuple[Callable[[Changed], None], ...] = (
    *(words, decimals, figure, year, measure, source, page, new_page, edition, freeze, area, framework, brand),
    *(story, frame, remark, damage, red, refused, day),
)
