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
    named = re.findall(r"`((?:pipeline|measures|site|docs|deploy)/[\w/.\-]*|[\w/]+\.yaml)`", text)
    assert len(named) > 40
    assert not [place for place in named if place not in EXAMPLES and not (REPOSITORY / place).exists()]


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("colours of charts", "pipeline/render/charts/style.py"),
        ("headline", "pipeline/render/templates/home.md.j2"),
        ("rule of disclosure control", "pipeline/compute/protect/rules.py"),
        ("new check", "pipeline/compute/checks/"),
        ("columns of a download", "pipeline/publish/open_data/measure_columns.py"),
        ("Dagster's schedules", "pipeline/defs/jobs.py"),
        ("new method", "pipeline/catalogue/methods.py"),
        ("layout of an infographic", "pipeline/render/infographics/sheet.typ"),
        ("new page", "site/pages/"),
        ("new command", "pipeline/cli/main.py"),
    ],
)
def test_what_newcomers_ask_first_is_answered_with_a_place(asked: str, place: str):
    rows = [line for line in (DOCS / "architecture.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    assert [row for row in rows if asked in row.split("|")[1] and f"`{place}`" in row.split("|", 2)[2]]


def test_nothing_needs_what_only_linux_and_macos_have():
    """An import that stands in `try` is made do without elsewhere."""
    for path in sorted((REPOSITORY / "pipeline").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        tried = {inner for one in ast.walk(tree) if isinstance(one, ast.Try) for inner in ast.walk(one)}
        for node in (one for one in ast.walk(tree) if one not in tried):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not POSIX_ONLY & {name.split(".")[0] for name in names}, path
