"""A process: at least 13 months or quarters, with the ups and downs that are usual for it.

A point is unusual beyond the limits, in a run of 7 up or down or on one side, or as 2 of 3 near a limit.
"""

from pipeline.periods import from_label, shift
from tests.spec.standing.tiny_table import standing

CALM = "10 12 11 9 10 11 12 10 9 11 10 12 11"


def months(figures: str) -> str:
    """Write a table of months from January 2016 on."""
    first = from_label("2016-01")
    rows = [f"{shift(first, n).label} | {figure}" for n, figure in enumerate(figures.split())]
    return "\n".join(["period | value", *rows])


def variation(figures: str, **about) -> str:
    return standing(months(figures), frequency="monthly", **about).spc_variation


def test_twelve_are_too_few():
    assert variation(" ".join(CALM.split()[:12])) == "too_few_points"
    assert variation(CALM) == "common_cause"


def test_beyond_the_limits_is_unusual():
    assert variation(f"{CALM} 20", polarity="lower") == "concern_high"
    assert variation(f"{CALM} 20", polarity="higher") == "improvement_high"


def test_seven_falling_in_a_row_are_unusual():
    falling = "11.9 11.6 11.3 11.0 10.7 10.4 10.1"
    assert variation(f"{CALM} {falling}", polarity="lower") == "improvement_low"
    assert variation(f"{CALM} {falling.replace('10.7', '11.0')}", polarity="lower") == "common_cause"


def test_a_withheld_month_is_no_zero_and_no_bridge():
    assert variation(f"{CALM} - 10") == "common_cause"
    assert variation(f"{CALM} 0 10") == "common_cause"
    assert variation(f"{CALM} 10 0") == "improvement_low"
    assert variation(f"{CALM} 10 -") == "common_cause"


def test_a_declared_break_starts_new_limits():
    higher = " ".join(str(int(n) + 20) for n in CALM.split())
    assert variation(f"{CALM} {higher}") == "concern_high"
    assert variation(f"{CALM} {higher}", breaks=[{"at": "2017-02", "reason": "A new form."}]) == "common_cause"


def test_assurance_needs_a_target_that_earns_a_rating():
    agreed = {"kind": "standard", "value": 20, "status": "national_standard"}
    about = {"frequency": "monthly", "polarity": "lower"}
    assert standing(months(CALM), targets=[agreed], **about).spc_assurance == "consistent_pass"
    assert standing(months(CALM), targets=[{**agreed, "value": 11}], **about).spc_assurance == "inconsistent"
    assert standing(months(CALM), targets=[{**agreed, "value": 2}], **about).spc_assurance == "consistent_fail"
    assert standing(months(CALM), targets=[{**agreed, "status": "proposed"}], **about).spc_assurance == ""
