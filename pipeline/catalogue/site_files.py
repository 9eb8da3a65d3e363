"""Which files of `site/` are read, so that a text with a slip in its name is told and not lost in silence.

What the files say is read in the modules beside this one. Files of `measures/` and `data_raw/` are looked at elsewhere.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pipeline.errors import Problem, nearest

ALONE = (
    "acknowledged.yaml",
    "background.yaml",
    "corrections.yaml",
    "owners.yaml",
    "places.yaml",
    "schemes.yaml",
    "withdrawals.yaml",
)
SHAPES = {
    "pages": ("pages/<name>.md",),
    "stories": ("stories/<name>.md",),
    "methods": ("methods/<name>.md",),
    "findings": ("findings/<name>.yaml",),
    "claims": ("claims/<name>.yaml",),
    "editions": ("editions/<name>/edition.yaml", "editions/<name>/actions/<measure>.md"),
    "annual": ("annual/<name>/report.yaml",),
}
"""The files that are read in each folder; what stands between < and > is any name."""
PLACE = "theme/pictures"
PICTURES = {".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
NOT_OURS = re.compile(r"(^|/)(\.|__pycache__/|README)|~$|(^|/)(Thumbs\.db|desktop\.ini)$|/frozen/|^theme/")
"""What lies there by right and is no text: hidden files and copies of editors, notes, frozen reports, the theme."""
LED_TO = ("accessibility", "glossary", "how-to-read-charts", "methods")
"""Hand-written pages that pages made by the engine lead to."""
ADDRESSED = ("pages", "stories")
ADDRESS = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


def site_file_problems(site: Path) -> list[Problem]:
    """Return a problem for each file that nothing reads, and for each whose name makes no good address."""
    found = (one.relative_to(site).as_posix() for one in sorted(site.rglob("*")) if one.is_file())
    return [problem for path in found if not NOT_OURS.search(path) for problem in _problems(path, site.name)]


def pages_missing(site: Path) -> list[Problem]:
    """Return a problem for each hand-written page that others lead to and that is not there.

    A project without any is one of figures alone, whose website nobody builds yet.
    """
    wanted = [*LED_TO, *(["about"] if any(site.glob("claims/*.yaml")) else [])]
    there = {file.stem for file in site.glob("pages/*.md")}
    found, allowed = "other pages lead to this page, and it is not there", "a head with title and description, and text"
    return [
        Problem(f"{site.name}/pages/{name}.md", 0, "", found, allowed, rule="page-missing")
        for name in sorted(wanted)
        if there and name not in there
    ]


def _problems(path: str, site: str) -> Iterator[Problem]:
    name = PurePosixPath(path)
    if not _is_read(path):
        yield _stranger(name, site)
    elif name.parts[0] in ADDRESSED and not ADDRESS.fullmatch(name.stem):
        found = f"the name '{name.stem}' would be a part of the page's address"
        allowed = "small letters, digits and hyphens"
        yield Problem(f"{site}/{path}", 0, "", found, allowed, _address(name.stem) + name.suffix, "file-address")


def _is_read(path: str) -> bool:
    return path in ALONE or any(_pattern(shape).fullmatch(path) for these in SHAPES.values() for shape in these)


def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile("".join("[^/]+" if part[0] == "<" else re.escape(part) for part in re.split(r"(<\w+>)", shape)))


def _meant(name: PurePosixPath) -> str:
    """Return the name that was meant, if one comes near."""
    if _is_picture(name):
        return ""
    own = {"<name>": name.stem if len(name.parts) < 3 else name.parts[1], "<measure>": name.stem}
    shapes = [re.sub(r"<\w+>", lambda one: own[one[0]], shape) for these in SHAPES.values() for shape in these]
    return nearest(name.as_posix(), [*shapes, *ALONE])


def _stranger(name: PurePosixPath, site: str) -> Problem:
    shapes = SHAPES.get(name.parts[0], ()) if len(name.parts) > 1 else ()
    allowed = " or ".join(f"{site}/{shape}" for shape in shapes) or f"the files of {site}/ in docs/reference/files.md"
    example = "" if shapes else f"{site}/pages/about.md"
    if _is_picture(name):
        allowed, example = f"pictures lie in {site}/{PLACE}/", f"![What it shows](../pictures/{name.name})"
    return Problem(f"{site}/{name}", 0, "", f"nothing reads this file{_meant(name)}", allowed, example, "unknown-file")


def _is_picture(name: PurePosixPath) -> bool:
    return name.suffix.lower() in PICTURES


def _address(name: str) -> str:
    return re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-_") or "about"
