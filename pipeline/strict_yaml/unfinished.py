"""Places of a draft that are left for a person: texts that begin with TODO, each a problem until it is filled.

Which places those are is decided where drafts are made.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.errors import Problem
from pipeline.strict_yaml.document import Document, Path, spelt

MARK = "TODO"


def unfinished(document: Document) -> list[Problem]:
    """Return a problem for each text that begins with TODO, saying what is wanted there."""
    return [
        Problem(
            *document.place_of(path),
            spelt(path),
            "this is left for you to fill in",
            text.removeprefix(MARK).strip(" :") or "what the key asks for",
            rule="left-to-fill",
        )
        for path, text in _marked(document.data, ())
    ]


def _marked(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str) and value.startswith(MARK):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _marked(inner, (*path, key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, inner in enumerate(value):
            yield from _marked(inner, (*path, number))
