"""Writing values so that the strict reader gives back the same: whatever could be taken for something else is quoted.

What is written, and in which order, is decided where drafts are made.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_()./&'-]*( [A-Za-z0-9_()./&'-]+)*[.?]?")
_OTHER_MEANING = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
_WIDE = 100_000


class _Writer(yaml.SafeDumper):
    """Writes every value out where it stands, with lists set in."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never point to another place."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Set list entries in under their key."""
        return super().increase_indent(flow, False)  # noqa: FBT003 - PyYAML's own


def _text(writer: yaml.SafeDumper, text: str) -> yaml.Node:
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _OTHER_MEANING
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_Writer.add_representer(str, _text)


def block(values: Mapping[str, Any]) -> list[str]:
    """Return a mapping as lines, a key a line."""
    return _dump(dict(values), flow=False).splitlines()


def flow(value: Any) -> str:
    """Return a value on one line: `{name: value}`, `[a, b]`, or a text."""
    return _dump(value, flow=True).removesuffix("\n").removesuffix("\n...")


def _dump(value: Any, *, flow: bool) -> str:
    return yaml.dump(value, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=_WIDE, default_flow_style=flow)
