"""The value axis: round steps, zero where it must be, room for every value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.charts.scale import decimals, scale

VALUES = st.lists(st.floats(-1e6, 1e6, allow_nan=False).map(lambda v: round(v, 2)), min_size=1, max_size=12)


@given(VALUES, st.booleans())
def test_every_value_fits_and_ticks_are_few_and_rising(values: list[float], from_zero: bool) -> None:
    made = scale(values, from_zero=from_zero, least_step=0.1)
    assert made.low <= min(values) and max(values) <= made.high and made.low < made.high
    assert 2 <= len(made.ticks) <= 8
    assert list(made.ticks) == sorted(set(made.ticks))
    assert (made.ticks[0], made.ticks[-1]) == (made.low, made.high)
    if from_zero:
        assert made.low <= 0 <= made.high


@pytest.mark.parametrize(
    ("values", "from_zero", "ticks"),
    [
        ([37517, 38669], True, (0, 10000, 20000, 30000, 40000)),
        ([38.4, 48.8], False, (35, 40, 45, 50)),
        ([9.5, 21.0], False, (0, 5, 10, 15, 20, 25)),
        ([-2.4, 5.0], False, (-4, -2, 0, 2, 4, 6)),
        ([6.4, 7.94], False, (6.0, 6.5, 7.0, 7.5, 8.0)),
        ([7.2, 7.87], False, (7.0, 7.2, 7.4, 7.6, 7.8, 8.0)),
        ([0.0, 40.0], False, (0, 10, 20, 30, 40)),
    ],
)
def test_known_axes(values: list[float], from_zero: bool, ticks: tuple[float, ...]) -> None:
    assert scale(values, from_zero=from_zero, least_step=0.01).ticks == ticks


@given(VALUES)
def test_no_value_lies_on_an_axis_that_does_not_start_at_zero(values: list[float]) -> None:
    made = scale(values, from_zero=False, least_step=0.1)
    assert made.low < min(values) or made.low <= 0


@pytest.mark.parametrize("values", [[0.0], [0.0, 0.0], [5.0], [100.0, 100.0]])
def test_a_constant_series_has_an_axis_around_it(values: list[float]) -> None:
    made = scale(values, from_zero=False, least_step=0.1)
    assert made.low <= values[0] < made.high


@pytest.mark.parametrize(("step", "needed"), [(20.0, 0), (1.0, 0), (0.5, 1), (0.02, 2), (1e-05, 5)])
def test_decimals_of_a_step(step: float, needed: int) -> None:
    assert decimals(step) == needed
