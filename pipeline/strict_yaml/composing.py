"""From text to YAML nodes, noting on the way everything that we do not allow and every key given twice.

The nodes' values and types are settled in `document`.
"""

import re
from typing import Any

import yaml
from yaml.composer import Composer as NodeComposer
from yaml.events import AliasEvent, MappingEndEvent, StreamEndEvent
from yaml.nodes import MappingNode, Node, ScalarNode

from pipeline.errors import Problem
from pipeline.strict_yaml.signs import NOT_PRINTED, NOT_SHOWN

TEXT, MAPPING = "tag:yaml.org,2002:str", "tag:yaml.org,2002:map"
WHOLE = "write the value out in full where it is used"
SYNTAX = (
    ("mapping values are not allowed", "a colon and a blank stand inside a text, or the line is set in too far",
     "put text that holds a colon and a blank in quotes", 'title: "Care: what has changed"'),
    ("could not find expected ':'", "a key has no colon after it", "write a key, a colon, a blank and the value",
     "title: Falls"),
    ("found unexpected end of stream", "a quotation mark is not closed", "close the text with the same mark",
     'title: "Falls"'),
    ("expected ',' or", "a bracket is not closed, or a comma is missing", "part entries by commas", "[low, high]"),
    ("expected <block end>", "the line does not fit the lines around it",
     "set all keys of one block in by the same number of blanks", "title: Falls"),
    ("expected key", "the line does not fit the lines around it",
     "set all keys of one block in by the same number of blanks", "title: Falls"),
    ("cannot start any token", "a text starts with a sign that means something else in YAML",
     "put the text in quotes", 'note: "%, of all people"'),
)  # fmt: skip
OTHERWISE = ("", "this cannot be read as YAML", "write a key, a colon, a blank and the value", "title: Falls")


IN_C: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ODD = re.compile(r"(?:^|[\s\[{,:-])\?|[\r\x85\u2028\u2029\ufeff]|^---|^%|[|>][^\n]*#", re.MULTILINE)
"""Where the reader in C takes a text otherwise: a key with a question mark, a document that begins twice, a text block
with a remark, a mark of byte order, lines that end otherwise."""


class Composing(NodeComposer):
    """PyYAML's way from events to nodes, that notes problems and goes on where it can."""

    file: str
    problems: list[Problem]
    check_event: Any
    peek_event: Any
    get_event: Any

    def note(self, line: int, rule: str, told: tuple[str, str, str], field: str = "") -> None:
        """Keep a problem on a line counted from 0, as PyYAML counts; `told` is found, allowed, example."""
        self.problems.append(Problem(self.file, line + 1, field, *told, rule))

    def get_single_node(self) -> Node | None:
        """Compose the only document; None for an empty file."""
        self.get_event()
        node = None if self.check_event(StreamEndEvent) else self.compose_document()
        if not self.check_event(StreamEndEvent):
            told = ("a second document starts here", "one document in a file: leave out the line ---", "")
            self.note(self.peek_event().start_mark.line, "yaml-syntax", told)
        return node

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        """Compose one node, refusing references to other places and tags."""
        event = self.peek_event()
        line = event.start_mark.line
        if isinstance(event, AliasEvent):
            self.get_event()
            self.note(line, "other", (f"*{event.anchor} points to another place", WHOLE, ""))
            return ScalarNode(TEXT, "", event.start_mark, event.end_mark, style='"')
        if event.anchor is not None:
            self.note(line, "other", (f"&{event.anchor} names a place to point to", WHOLE, ""))
            event.anchor = None
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.note(line, "other", (f"'{written}' sets a type", "leave it out; put text in quotes", '"012"'))
            event.tag, event.implicit = None, (True, True)
        node = super().compose_node(parent, index)
        if isinstance(node, ScalarNode):
            node.style = node.style or None
        if isinstance(node, ScalarNode) and NOT_SHOWN.search(node.value):
            self.note(line, "yaml-syntax", NOT_PRINTED)
        return node

    def compose_mapping_node(self, anchor: Any) -> MappingNode:
        """Compose a block of keys, noting each key that stands there twice or is no plain text."""
        start = self.get_event()
        node = MappingNode(MAPPING, [], start.start_mark, None, flow_style=start.flow_style)
        first: dict[str, int] = {}
        while not self.check_event(MappingEndEvent):
            key = self.compose_node(node, None)
            self._check_key(key, first)
            node.value.append((key, self.compose_node(node, key)))
        node.end_mark = self.get_event().end_mark
        return node

    def _check_key(self, key: Node | None, first: dict[str, int]) -> None:
        assert key is not None
        line = key.start_mark.line
        if not isinstance(key, ScalarNode):
            self.note(line, "yaml-syntax", ("a key is a list or a block", "keys are single words", "title: Falls"))
        elif key.value == "<<" and key.style is None:
            self.note(line, "other", ("<< takes keys over from another place", WHOLE, ""))
        elif key.value in first:
            told = (f"this key is also on line {first[key.value] + 1}", "a key stands once in its block", "")
            self.note(line, "duplicate-key", told, key.value)
        else:
            first[key.value] = line


class Composer(Composing, yaml.SafeLoader):
    """Reads with PyYAML's own reader, which says best what is wrong and where."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the name and shape are PyYAML's

    def __init__(self, text: str, file: str) -> None:
        yaml.SafeLoader.__init__(self, text)
        self.file, self.problems = file, []


class QuickComposer(Composing, IN_C):
    """Reads with the reader in C, in a fifth of the time."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the name and shape are PyYAML's

    def __init__(self, text: str, file: str) -> None:
        IN_C.__init__(self, text)
        self.file, self.problems = file, []


def compose(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """Compose the text's only document. Gives its root and every problem; no root where it cannot be read."""
    node = _quickly(text, file)
    return (node, []) if node is not None else _carefully(text, file)


def _quickly(text: str, file: str) -> Node | None:
    """Compose a text with which nothing is wrong; None for any other, and for what the two readers may take otherwise.

    What is wrong is so always told by the reader that says best where.
    """
    if "\t" in text or ODD.search(text):
        return None
    try:
        composer = QuickComposer(text, file)
        try:
            node = composer.get_single_node()
        finally:
            composer.dispose()
    except (yaml.YAMLError, RecursionError, UnicodeError):
        return None
    return None if composer.problems else node


def _carefully(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    tabs = _tabs(text, file)
    if any(line.lstrip(" ").startswith("\t") for line in text.split("\n")):
        return None, tabs
    try:
        composer = Composer(text.replace("\t", " "), file)
    except yaml.reader.ReaderError as error:
        return None, [*tabs, _unprintable(text, file, error.position)]
    try:
        node = composer.get_single_node()
    except yaml.MarkedYAMLError as error:
        return None, [*tabs, *composer.problems, _syntax(error, file)]
    except yaml.reader.ReaderError as error:
        return None, [*tabs, *composer.problems, _unprintable(text, file, error.position)]
    except RecursionError:
        told = ("blocks stand too deep inside each other", "a few levels", "")
        return None, [*tabs, *composer.problems, Problem(file, 1, "", *told, "yaml-syntax")]
    finally:
        composer.dispose()
    return node, [*tabs, *composer.problems]


def _tabs(text: str, file: str) -> list[Problem]:
    lines = [n for n, line in enumerate(text.split("\n"), 1) if "\t" in line]
    return [Problem(file, n, "", "there is a tab", "use blanks, not tabs", "", "tab") for n in lines]


def _syntax(error: yaml.MarkedYAMLError, file: str) -> Problem:
    said = error.problem or ""
    mark = error.problem_mark or error.context_mark
    _, found, allowed, example = next((row for row in SYNTAX if row[0] in said), OTHERWISE)
    if "end of stream" in said and error.context_mark:
        mark = error.context_mark
    return Problem(
        file, mark.line + 1 if mark else 1, found=found, allowed=allowed, example=example, rule="yaml-syntax"
    )


def _unprintable(text: str, file: str, position: int) -> Problem:
    return Problem(file, text.count("\n", 0, position) + 1, "", *NOT_PRINTED, "yaml-syntax")
