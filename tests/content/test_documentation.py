"""The documentation: its links lead somewhere, its commands and places exist, and nothing in it is out of reach."""

import ast
import re
from pathlib import Path

import pytest

from pipeline.cli.main import VERBS
from tests.support.project import REPOSITORY

DOCS = REPOSITORY / "docs"
TEXTS = sorted([*DOCS.rglob("*.md"), *(REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))])
LINK = re.compile(r"\]\(([^)\s]+)\)")
POSIX_ONLY = {"fcntl", "pwd", "grp", "resource", "termios", "pty"}
START = DOCS / "README.md"


def prose(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ +(.+?)\s*$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def links(page: Path) -> list[str]:
    return [to for to in LINK.findall(prose(page.read_text("utf-8"))) if not re.match(r"[a-z]+:", to)]


EXAMPLES = {"edition.yaml", "datapackage.yaml"}
"""Files of which there are many, named without their folder."""


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_link_leads_somewhere(page: Path):
    for to in links(page):
        path, _, part = to.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), to
        if part and target.suffix == ".md":
            assert part in anchors(target.read_text("utf-8")), to


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_command_named_is_a_verb(page: Path):
    found = set(re.findall(r"(?:^ {4}|`|^)(?:\.venv/bin/)?outcomes ([a-z]+)", page.read_text("utf-8"), re.MULTILINE))
    assert not found - set(VERBS)


def test_everything_is_reached_from_the_start():
    reached, todo = set(), [START]
    while todo:
        page = todo.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        todo += [(page.parent / to.partition("#")[0]).resolve() for to in links(page) if to.partition("#")[0]]
    pages = {page for page in DOCS.rglob("*.md") if "evidence" not in page.parts}
    assert not [page.name for page in sorted(pages - reached)]


def test_every_place_that_the_architecture_names_is_there():
    text = (DOCS / "architecture.md").read_text("utf-8")
    named = re.findall(r"`((?:pipeline|measures|site|docs|deploy|tests)/[\w/.\-]*|[\w/]+\.yaml)`", text)
    assert len(named) > 40
    assert not [place for place in named if place not in EXAMPLES and not (REPOSITORY / place).exists()]


ASKED = {
    "colours of charts": (
        "render/charts/style.py",
        "PLANNED",
        "site/pages/how-to-read-charts.md",
        "render/infographics/look.py",
    ),
    "sentence made from figures": ("render/wording/", "sentences.py", "status.py", "python -m tools.claims_document"),
    "headline": ("render/templates/home.md.j2",),
    "rule of disclosure control": (
        "compute/protect/rules.py",
        "base_below",
        "site/methods/10-held-back.md",
        "disclosure.sus",
    ),
    "new check of figures": (
        "compute/checks/",
        "SHOWN_TOGETHER",
        "defs/measures.py",
        "BLOCKING",
        "tests/gate/defects.py",
    ),
    "columns of a download": (
        *("publish/open_data/value_columns.py", "publish/open_data/rows.py", "value_record"),
        *("publish/open_data/measure_csv.py", "publish/open_data/measure_columns.py"),
    ),
    "Dagster's schedules": ("defs/jobs.py", "defs/watch.py", "defs/freshness.py"),
    "a failed run": ("steps/notice.py", "steps/sending.py", "defs/tell.py", "defs/failed.py", "project.yaml"),
    "new method": (
        *("catalogue/methods.py", "catalogue/units.py", "compute/queries/dispatch.py", "compute/queries/figures.py"),
        *("steps/protection.py", "compute/standing/to_date.py", "cli/measure_questions.py"),
        "tests/unit/compute/test_every_method.py",
    ),
    "layout of an infographic": (
        *("render/infographics/sheet.typ", "parts.typ", "base.typ", "render/infographics/room.py"),
        *("render/templates/infographic.md.j2", "render/theme/assets/infographic.css"),
    ),
    "page of words alone": ("site/pages/", "render/pages/navigation.py", "tests/browser/test_accessibility.py"),
    "page made from figures": (
        "render/site.py",
        "render/site_input.py",
        "steps/site.py",
        "render/pages/navigation.py",
        "tests/browser/test_accessibility.py",
    ),
    "new command": ("cli/main.py", "VERBS", "steps/"),
}
"""What newcomers asked first, and every place that their change has to touch."""
WHERE = "docs/architecture.md#where-would-i-change-what"


@pytest.mark.parametrize("asked", ASKED)
def test_what_newcomers_ask_first_is_answered_with_every_place(asked: str):
    rows = [line.split("|", 2) for line in (DOCS / "architecture.md").read_text("utf-8").splitlines()]
    (answer,) = [row[2] for row in rows if len(row) > 2 and asked in row[1]]
    named = {place.removeprefix("pipeline/") for place in re.findall(r"`([^`]+)`", answer)}
    assert not [place for place in ASKED[asked] if place not in named]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_who_works_on_the_code_is_led_to_where_things_are_changed(name: str):
    assert WHERE in LINK.findall((REPOSITORY / name).read_text("utf-8"))


def test_nothing_needs_what_only_linux_and_macos_have():
    """An import that stands in `try` is made do without elsewhere."""
    for path in sorted((REPOSITORY / "pipeline").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        tried = {inner for one in ast.walk(tree) if isinstance(one, ast.Try) for inner in ast.walk(one)}
        for node in (one for one in ast.walk(tree) if one not in tried):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not POSIX_ONLY & {name.split(".")[0] for name in names}, path
