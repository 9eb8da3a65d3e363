"""Change: a quarter beside the same quarter a year before, a year beside the last, and nothing beside a gap.

A change is clear when the 95 % limits of the difference leave out none.
"""

import pytest

from tests.spec.standing.tiny_table import standing

QUARTERS = """
period     | value | of
2016/17 Q1 | 400   | 1000
2016/17 Q4 | 480   | 1000
2017/18 Q1 | {}    | 1000
"""


@pytest.mark.parametrize(("latest", "answer"), [(500, "worsening"), (410, "no_clear_change"), (300, "improving")])
def test_a_quarter_is_set_beside_the_same_quarter_a_year_before(latest, answer):
    told = standing(QUARTERS.format(latest), polarity="lower")
    assert (told.year_ago.value, told.year_ago.direction) == (40, answer)


def test_a_quarter_without_its_year_before_is_not_compared():
    """A whole year is no quarter."""
    figures = "period | value | of\n2016/17 | 400 | 1000\n2017/18 Q1 | 500 | 1000"
    assert standing(figures).year_ago.direction == "not_comparable"


def test_a_withheld_quarter_is_not_zero():
    told = standing(QUARTERS.replace("400 ", "-   ").format(500))
    assert (told.year_ago.direction, told.year_ago.change) == ("not_comparable", None)


def test_a_break_in_between_is_not_compared():
    about = {"breaks": [{"at": "2017/18 Q1", "reason": "A new form."}]}
    assert standing(QUARTERS.format(500), **about).year_ago.direction == "not_comparable"


def test_three_years_together_are_not_compared_with_years_they_share():
    figures = "period | value | of\n2012 to 2014 | 400 | 1000\n2013 to 2015 | 500 | 1000"
    assert standing(figures).previous.direction == "not_comparable"
