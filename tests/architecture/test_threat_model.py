"""The threat model names tests that are there: each file, and each function where one is named."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "threat-model.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def rows() -> list[str]:
    table = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    return table[1:]


def test_every_threat_names_a_rule_and_a_test() -> None:
    assert len(rows()) > 15
    assert [row for row in rows() if len(row.split(" | ")) != 3 or not NAMED.search(row)] == []


def test_every_test_that_is_named_is_there() -> None:
    named = NAMED.findall(PAGE.read_text("utf-8"))
    gone = [file for file, _ in named if not (ROOT / file).exists()]
    assert gone == []
    lost = [f"{f}::{name}" for f, name in named if name and f"def {name}(" not in (ROOT / f).read_text("utf-8")]
    assert lost == []
