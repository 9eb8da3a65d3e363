"""The rules one number at a time, the day they changed, and counts told outside the tables."""

from datetime import date

import pytest

from pipeline.compute.protect import RULES, rule_at, safe_count, safe_parts


@pytest.mark.parametrize(
    ("number", "shown"), [(0, 0), (8, 10), (12, 10), (13, 15), (38_669, 38_670), (9_342, 9_340), (37_823, 37_825)]
)
def test_rounded_to_the_nearest_five(number: int, shown: int) -> None:
    assert RULES["hes2018"].shown(number) == shown


def test_what_a_shown_number_tells_a_reader() -> None:
    rule = RULES["hes2018"]
    assert rule.range_of(0, 8) == (0, 0)
    assert rule.range_of(10, 8) == (8, 12)
    assert rule.range_of(20, 8) == (18, 22)
    assert RULES["hes_pre2018"].range_of(20, 6) == (20, 20)
    assert RULES["survey"].range_of(0, 0) == (0, 2)


@pytest.mark.parametrize(
    ("rule", "day", "expected"),
    [
        ("sus_by_date", date(2018, 9, 12), "hes_pre2018"),
        ("sus_by_date", date(2018, 9, 13), "hes2018"),
        ("ascof", date(2020, 1, 1), "ascof"),
        ("none", date(2020, 1, 1), "none"),
    ],
)
def test_the_rule_of_a_day(rule: str, day: date, expected: str) -> None:
    assert rule_at(rule, day) == expected


def test_an_unknown_rule_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no disclosure rule is called 'hes'.*hes_pre2018"):
        rule_at("hes", date(2017, 1, 1))


@pytest.mark.parametrize(
    ("n", "rule", "told"),
    [
        (0, "hes2018", 0),
        (7, "hes2018", None),
        (8, "hes2018", 10),
        (5, "hes_pre2018", None),
        (6, "hes_pre2018", 6),
        (4, "ascof", None),
        (3, "none", 3),
    ],
)
def test_a_count_told_outside_the_tables(n: int, rule: str, told: int | None) -> None:
    assert safe_count(n, rule) == told


def test_counts_that_add_up_to_a_told_total() -> None:
    parts = {"kept": 900, "no area": 3, "no date": 40, "twice": 0}
    assert safe_parts(parts, "hes_pre2018") == {"kept": 900, "no area": None, "no date": None, "twice": 0}
    assert safe_parts({"a": 1, "b": 1, "c": 40}, "hes_pre2018") == {"a": None, "b": None, "c": None}
    assert safe_parts({"a": 3, "b": 40}, "hes2018") == {"a": None, "b": 40}
