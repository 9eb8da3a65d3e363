"""A fault of a built page, told in the hand-written file and line that it comes from, where that can be seen.

What is wrong with a page is found in `publish`, which knows built pages alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.errors import Problem
from pipeline.strict_yaml.authored import text_of

BUILT = re.compile(r"(?P<story>stories/)?(?P<name>[^/]+)/index\.(?:html|md)")
QUOTED = re.compile(r"'([^']+)'")


def written_at(problems: Iterable[Problem], site: Path) -> list[Problem]:
    """Return the problems; one about an address that stands in a hand-written text has that text's file and line."""
    return [_moved(one, site) for one in problems]


def _moved(problem: Problem, site: Path) -> Problem:
    built, address = BUILT.fullmatch(problem.file), QUOTED.search(f"{problem.field} {problem.found}")
    if not built or not address:
        return problem
    for file in _files(site, built["name"], "stories" if built["story"] else "pages"):
        lines = text_of(file).splitlines()
        line = next((number for number, text in enumerate(lines, 1) if address[1] in text), 0)
        if line:
            place = f"{site.name}/{file.relative_to(site).as_posix()}"
            return replace(problem, file=place, line=line)
    return problem


def _files(site: Path, name: str, folder: str) -> Iterator[Path]:
    """Give the files whose page is at this address; a story's has hyphens for underscores."""
    yield from (
        file for file in sorted((site / folder).glob("*.md")) if name in (file.stem, file.stem.replace("_", "-"))
    )
