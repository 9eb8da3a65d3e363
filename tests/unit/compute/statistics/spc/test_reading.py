"""Kinds of points, icons and assurance."""

import pytest

from pipeline.compute.statistics.spc.limits import Limits
from pipeline.compute.statistics.spc.reading import assurance, direction_of, point_type, variation_icon


@pytest.mark.parametrize(
    ("cause", "direction", "kind", "icon"),
    [
        ("Common Cause", "increase", "common_cause", "common_cause"),
        ("Above UCL", "increase", "special_cause_improvement", "improvement_high"),
        ("Above UCL", "decrease", "special_cause_concern", "concern_high"),
        ("2 in 3 Below CL", "increase", "special_cause_concern", "concern_low"),
        ("7 Points Below CL", "decrease", "special_cause_improvement", "improvement_low"),
        ("7 Point Trend (Increasing)", "neutral", "special_cause_neutral_high", "neutral_high"),
        ("7 Point Trend (Decreasing)", "neutral", "special_cause_neutral_low", "neutral_low"),
    ],
)
def test_what_a_cause_means(cause, direction, kind, icon):
    assert point_type(cause, direction) == kind
    assert variation_icon(kind, direction) == icon


@pytest.mark.parametrize("target", [1, 3])
def test_a_target_on_a_limit_is_inconsistent(target):
    assert assurance(Limits(2, 1, 3), target, "increase") == "inconsistent"
    assert assurance(Limits(2, 1, 3), target, "decrease") == "inconsistent"


def test_no_target_no_limits_no_direction_no_assurance():
    assert assurance(Limits(2, 1, 3), None, "increase") is None
    assert assurance(Limits(2), 2, "increase") is None
    assert assurance(Limits(2, 1, 3), 4, "neutral") is None


def test_polarity_gives_the_direction():
    found = [direction_of(polarity) for polarity in ("higher", "lower", "towards_zero", "no_judgement")]
    assert found == ["increase", "decrease", "neutral", "neutral"]
