"""Every kind of problem has its section on the errors page. That those made while tests run do is in `conftest`."""

import re

from tests.support.error_rules import PAGE, rules_in_code, sections


def test_every_rule_in_the_code_has_a_section():
    missing = {rule: place for rule, place in rules_in_code().items() if rule not in sections()}
    assert not missing, f"write a section in docs/errors.md for each: {missing}"


def test_no_section_stands_twice_or_is_empty():
    parts = re.split(r"^### \S+$", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(parts) == len(sections())
    assert all(len(part.strip().splitlines()[0]) > 15 for part in parts)
