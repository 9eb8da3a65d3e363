"""Numbers for readers: rounding half up on the written decimal, units, changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogue.measure import Unit
from pipeline.render.wording.numbers import bare, change_words, figure, fixed, moved, rounded, singular

PERCENT = Unit(kind="percent", decimals=1)
ADMISSIONS = Unit(kind="count", decimals=0, noun="admissions")


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (6.25, 1, "6.3"),
        (0.35, 1, "0.4"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (-6.25, 1, "−6.3"),
        (-0.04, 1, "0.0"),
        (1e-7, 1, "0.0"),
        (1e-7, 4, "0.0000"),
        (1_000_000, 0, "1,000,000"),
        (1e22, 0, "10,000,000,000,000,000,000,000"),
        (999.95, 1, "1,000.0"),
        (0, 2, "0.00"),
        (14.9 - 10.6, 1, "4.3"),
        (37517.0, 0, "37,517"),
    ],
)
def test_rounds_half_away_from_zero_on_the_written_decimal(value: float, decimals: int, written: str) -> None:
    assert fixed(value, decimals) == written


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12), st.integers(0, 4))
def test_rounding_mirrors_and_is_never_off_by_more_than_half_a_step(value: float, decimals: int) -> None:
    made = rounded(value, decimals)
    assert made == -rounded(-value, decimals)
    assert abs(float(made) - value) <= 0.5 * 10**-decimals + abs(value) * 1e-12
    assert not str(made).startswith("-0.0") or made != 0


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused(value: float) -> None:
    with pytest.raises(AssertionError):
        fixed(value, 1)


@pytest.mark.parametrize(
    ("value", "unit", "written", "alone"),
    [
        (42.5, PERCENT, "42.5%", "42.5%"),
        (38669, ADMISSIONS, "38,669 admissions", "38,669"),
        (1, ADMISSIONS, "1 admission", "1"),
        (0, ADMISSIONS, "0 admissions", "0"),
        (1, Unit(kind="count", decimals=0, noun="people"), "1 person", "1"),
        (3, Unit(kind="count", decimals=0), "3", "3"),
        (7.35, Unit(kind="days", decimals=2), "7.35 days", "7.35"),
        (1, Unit(kind="days", decimals=0), "1 day", "1"),
        (1441.3, Unit(kind="rate_per", decimals=1, per=100000, noun="deaths"), "1,441.3 per 100,000", "1,441.3"),
        (1234.4, Unit(kind="money", decimals=0), "£1,234", "£1,234"),
        (-1234.5, Unit(kind="money", decimals=0), "−£1,235", "−£1,235"),
        (-0.04, Unit(kind="money", decimals=1), "£0.0", "£0.0"),
        (2.1, Unit(kind="points", decimals=1), "2.1 percentage points", "2.1"),
        (18.6, Unit(kind="score", decimals=1, maximum=24), "18.6 out of 24", "18.6"),
        (3.84, Unit(kind="score", decimals=2, maximum=4.5), "3.84 out of 4.5", "3.84"),
        (63.25, Unit(kind="score", decimals=1, noun="years"), "63.3 years", "63.3"),
        (0.7435, Unit(kind="index", decimals=3), "0.744", "0.744"),
    ],
)
def test_figures_with_and_without_their_words(value: float, unit: Unit, written: str, alone: str) -> None:
    assert figure(value, unit) == written
    assert bare(value, unit) == alone


@pytest.mark.parametrize(
    ("change", "unit", "written"),
    [
        (2.1, PERCENT, "+2.1 percentage points"),
        (-1.6, PERCENT, "−1.6 percentage points"),
        (0.04, PERCENT, "no change"),
        (-0.05, PERCENT, "−0.1 percentage points"),
        (None, PERCENT, ""),
        (-1152, ADMISSIONS, "−1,152 admissions"),
        (1, ADMISSIONS, "+1 admission"),
        (-1200.4, Unit(kind="money", decimals=0), "−£1,200"),
        (0.3, Unit(kind="score", decimals=1, maximum=24), "+0.3 points"),
        (-0.67, Unit(kind="days", decimals=2), "−0.67 days"),
        (3.25, Unit(kind="rate_per", decimals=1, per=100000), "+3.3 per 100,000"),
    ],
)
def test_changes_carry_their_own_unit(change: float | None, unit: Unit, written: str) -> None:
    assert change_words(change, unit) == written


def test_the_size_of_a_change_has_no_sign() -> None:
    assert moved(-2.1, PERCENT) == "2.1 percentage points"
    assert moved(-1, ADMISSIONS) == "1 admission"


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("admissions", "admission"),
        ("years of life lost", "year of life lost"),
        ("people", "person"),
        ("bereaved people", "bereaved person"),
        ("babies", "baby"),
        ("staff", "staff"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
