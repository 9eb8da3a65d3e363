"""Trend: the last five years of a yearly measure, and only those.

There is a trend when chance alone would give one less than 2 times in 1,000, and no single year makes it.
"""

import pytest

from tests.spec.standing.tiny_table import standing

RISE = """
period  | value | of
2012/13 | 420   | 1000
2013/14 | 450   | 1000
2014/15 | 480   | 1000
2015/16 | 510   | 1000
2016/17 | 540   | 1000
"""
ONE_ODD_YEAR = """
period  | value | of
2012/13 | 400   | 1000
2013/14 | 400   | 1000
2014/15 | 400   | 1000
2015/16 | 400   | 1000
2016/17 | 500   | 1000
"""
FEW = """
period  | value | of
2012/13 | 8     | 20
2013/14 | 9     | 20
2014/15 | 10    | 20
2015/16 | 10    | 20
2016/17 | 11    | 20
"""
WITHHELD = RISE.replace("480 ", "-   ")
FOUR_YEARS = RISE.replace("2012/13 | 420   | 1000\n", "")


@pytest.mark.parametrize(("polarity", "answer"), [("higher", "increasing_better"), ("lower", "increasing_worse")])
def test_a_steady_rise_means_what_is_wished_for(polarity, answer):
    assert standing(RISE, polarity=polarity).trend == answer


def test_one_odd_year_makes_no_trend():
    """Left out, the last year takes the whole rise with it."""
    assert standing(ONE_ODD_YEAR).trend == "no_significant_change"


def test_a_small_number_of_people_makes_no_trend():
    """The same shares of 20 people: chance could do that."""
    assert standing(FEW).trend == "no_significant_change"


@pytest.mark.parametrize("figures", [WITHHELD, FOUR_YEARS], ids=["a year withheld", "four years"])
def test_without_five_years_it_cannot_be_calculated(figures):
    assert standing(figures).trend == "cannot_be_calculated"


def test_a_break_among_the_five_years_leaves_no_answer():
    assert standing(RISE, breaks=[{"at": "2015/16", "reason": "A new form."}]).trend == "cannot_be_calculated"
