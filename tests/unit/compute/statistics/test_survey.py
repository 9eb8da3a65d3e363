"""Intervals from a published margin of error."""

from pipeline.compute.statistics.survey import METHOD, from_margin


def test_plus_and_minus_the_margin():
    found = from_margin(19.0, 0.5)
    assert (found.value, found.lower, found.upper, found.method) == (19.0, 18.5, 19.5, METHOD)


def test_no_value_or_no_margin():
    assert from_margin(None, 0.5).value is None
    assert (from_margin(3, None).value, from_margin(3, None).limits) == (3, None)
    assert from_margin(3, -1).limits is None


def test_limits_stay_on_the_scale():
    assert from_margin(99.0, 3.0, lowest=0, highest=100).limits == (96.0, 100)
    assert from_margin(1.0, 3.0, lowest=0, highest=100).limits == (0, 4.0)


def test_a_value_beyond_the_scale_still_lies_within_its_limits():
    assert from_margin(101.0, 3.0, highest=100).limits == (98.0, 101.0)
