"""Every name of a rule that the engine gives to a problem, read from its code, and every section of the errors page."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.support.project import REPOSITORY

PAGE = REPOSITORY / "docs" / "errors.md"
PLACE_OF_RULE = 6
"""Where `rule` stands when the parts of a Problem are given in order."""


@cache
def sections() -> frozenset[str]:
    """Return the name of each section."""
    return frozenset(re.findall(r"^### (\S+)$", PAGE.read_text("utf-8"), re.MULTILINE))


def rules_in_code() -> dict[str, str]:
    """Return each rule that is written out in the engine, with a place where it is."""
    engine = REPOSITORY / "pipeline"
    return {rule: f"{path.relative_to(REPOSITORY)}" for path in sorted(engine.rglob("*.py")) for rule in _rules(path)}


def _rules(path: Path) -> Iterator[str]:
    for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
        given = [one.value for one in call.keywords if one.arg == "rule"]
        if isinstance(call.func, ast.Name) and call.func.id == "Problem":
            given += call.args[PLACE_OF_RULE : PLACE_OF_RULE + 1]
        for value in given:
            if isinstance(value, ast.Constant) and value.value and " " not in str(value.value):
                yield str(value.value)
