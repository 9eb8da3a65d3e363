"""A YAML file as plain data that remembers the line of every key, typed by the few rules written here.

Only true and false, plain numbers and ISO dates are typed; all else is text: no, on, 2A, 012, 1:30, 2017/18.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pipeline.errors import ContentProblems, Problem
from pipeline.strict_yaml.authored import not_utf_8
from pipeline.strict_yaml.composing import compose

Path = tuple[str | int, ...]
WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Origin:
    """Where a value stands that a document takes over from elsewhere, and for which of its like it is said there."""

    document: "Document"
    path: Path
    said_for: str = ""


@dataclass(frozen=True)
class Document:
    """What a file says as dicts, lists, text, numbers, true or false and dates; `lines` has each path's line.

    `origins` has the place of each value that was taken over from another file, or another part of the same one.
    """

    file: str
    data: Any
    lines: Mapping[Path, int] = field(repr=False)
    origins: Mapping[Path, Origin] = field(default_factory=dict, repr=False)

    def line_of(self, path: Path) -> int:
        """Give the line of a key or list entry, or of the nearest one around it that is in the file."""
        path = tuple(path)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines[path]

    def place_of(self, path: Path) -> tuple[str, int]:
        """Give file and line of a key or list entry, wherever its value was taken over from."""
        path = tuple(path)
        for size in range(len(path), 0, -1):
            origin = self.origins.get(path[:size])
            if origin is not None:
                return origin.document.place_of((*origin.path, *path[size:]))
        return self.file, self.line_of(path)


def read_document(text: str, file: str) -> Document:
    """Read the text of a YAML file; `file` is its name for messages. Raises ContentProblems with all found."""
    if stray := not_utf_8(text, file):
        raise ContentProblems(stray)
    root, problems = compose(text, file)
    reader = _Reader(file)
    if root is None and not problems:
        problems = [Problem(file, 1, "", "the file is empty", "keys and values", "title: Falls", "missing-key")]
    if root is not None:
        data = reader.value(root, (), root.start_mark.line + 1)
        problems = [*problems, *reader.problems]
        if not problems:
            return Document(file, data, reader.lines)
    raise ContentProblems(sorted(set(problems)))


class _Reader:
    """Turns nodes into values, keeping lines and problems as it goes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def value(self, node: Node, path: Path, line: int) -> Any:
        """Give the node's value; `line` is that of its key."""
        self.lines[path] = line
        if isinstance(node, MappingNode):
            pairs = [(str(key.value), key, value) for key, value in node.value]
            return {name: self.value(value, (*path, name), key.start_mark.line + 1) for name, key, value in pairs}
        if isinstance(node, SequenceNode):
            return [self.value(entry, (*path, n), entry.start_mark.line + 1) for n, entry in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return node.value if node.style is not None else self._plain(node.value, path, line)

    def _plain(self, text: str, path: Path, line: int) -> str | int | float | bool | date:
        """Type a text that stands without quotes."""
        if text in {"true", "false"}:
            return text == "true"
        if WHOLE.fullmatch(text):
            return int(text)
        if DECIMAL.fullmatch(text):
            return float(text)
        if DAY.fullmatch(text):
            return self._day(text, path, line)
        if not text:
            told = ("nothing stands after it", 'give it a value or leave the key out; no text is ""', "")
            self.problems.append(Problem(self.file, line, spelt(path), *told, "missing-key"))
        return text

    def _day(self, text: str, path: Path, line: int) -> date | str:
        try:
            return date.fromisoformat(text)
        except ValueError:
            told = (f"'{text}' is not a day that exists", "a date as year-month-day", "2017-10-02")
            self.problems.append(Problem(self.file, line, spelt(path), *told, "wrong-type"))
            return text


def spelt(path: Path) -> str:
    """Write a path for people: `trajectory[1].value`; the first entry of a list is 1."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")
