"""Signs of Markdown, and of references, in words that are shown to readers exactly as they are written.

Words of reports, findings and lists stand in YAML and are plain: what is filled in, in `texts`, is not looked at here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import Problem, cut
from pipeline.steps.frozen_files import FOLDER as FROZEN
from pipeline.strict_yaml.authored import not_utf_8, text_of

FILES = (
    "editions/*/edition.yaml",
    "annual/*/report.yaml",
    "findings/*.yaml",
    "background.yaml",
    "places.yaml",
    "schemes.yaml",
)
SIGNS = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\[[^\]]*\]\([^)\s]*\)|\*\*\S.*?(?:\*\*|$)")
NOTE = re.compile(r"^\s*#")


def plain_words_faults(site: Path) -> list[Problem]:
    """Return a problem for each such sign, with its line. Reports that are frozen stay as they are."""
    files = [file for pattern in FILES for file in sorted(site.glob(pattern))]
    return [fault for file in files if not (file.parent / FROZEN).exists() for fault in _in_file(file, site)]


def _in_file(file: Path, site: Path) -> Iterator[Problem]:
    place, text = f"{site.name}/{file.relative_to(site).as_posix()}", text_of(file)
    if not_utf_8(text, place):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for sign in SIGNS.finditer("" if NOTE.match(line) else line):
            found = f"readers would see these signs as they are written: {cut(sign[0])}"
            allowed = "plain words; references and Markdown belong in site/pages, site/stories and action notes"
            yield Problem(place, number, "", found, allowed, rule="plain-words")
