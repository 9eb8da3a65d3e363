"""The quick reader of YAML takes no text otherwise than the careful one, and none in which that one finds anything."""

import os
import random
from typing import Any

import pytest
from yaml.nodes import MappingNode, Node, ScalarNode

from pipeline.strict_yaml import composing

PIECES = [
    *("a", "b", "key", "1", "2017/18", "é", "\U0001f600", "~", "null", "true", "a" * 1100),
    *(
        ": ",
        ":",
        ":\n",
        "- ",
        "-",
        "- - x\n",
        "? ",
        "?",
        ", ",
        ",",
        "[",
        "]",
        "{",
        "}",
        "[a, b]\n",
        "{a: b}",
        "{a, b: c}",
    ),
    *("'", '"', "'it''s'", '"\\x41"', '"\\u00e9"', '"\\L"', '"\\q"', '"a\n b"', "'a\n\n b'", "\\", '\\"'),
    *("#", " # c\n", "a# c", "|", "|+\n", "|2", "> ", ">-\n", "k: |\n  text\n\n", "k: >-\n  text\n  more\n"),
    *("&x ", "*x ", "!!str x", "! y", "%", "%YAML 1.1\n", "@", "`", "<<", "=", "---\n", "...\n"),
    *("\n", "\n  ", "\n    ", "  ", "\r", "\r\n", "\t", "\x85", "\u2028", "\u2029", "\xa0", "\ufeff"),
    *(
        "\x00",
        "\x7f",
        "\x9f",
        "\x0b",
        "\ufffe",
        "a: b\n",
        "b:\n  c: d\n",
        "  k2: v\n",
        "  - a\n",
        "- c\n",
        "x: [1, 2]\n",
    ),
]
TRIES = int(os.environ.get("YAML_TRIES", "4000"))


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_read_quickly_is_what_is_read_with_care(seed: int) -> None:
    drawn, quick = random.Random(seed), 0
    for _ in range(TRIES):
        text = "".join(drawn.choice(PIECES) for _ in range(drawn.randrange(1, 14)))
        found = composing._quickly(text, "f")
        if found is not None:
            quick += 1
            node, problems = composing._carefully(text, "f")
            assert not problems, text
            assert spread(found) == spread(node), text
    assert quick > TRIES / 20


def spread(node: Node | None) -> Any:
    """Return all that is read of a node: kind, value, style and line."""
    if node is None:
        return None
    line = node.start_mark.line
    if isinstance(node, ScalarNode):
        return line, node.value, node.style
    if isinstance(node, MappingNode):
        return line, [(spread(key), spread(value)) for key, value in node.value]
    return line, [spread(entry) for entry in node.value]
