"""Sharing out: nothing is lost, nobody is more than one off, and runs of codes are written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.sample.shares import SLOTS, codes, dealt, single_ages, slots


@given(st.integers(0, 10**6), st.lists(st.floats(0.01, 1000), min_size=1, max_size=30))
def test_parts_add_up_and_are_never_a_whole_one_off(total: int, weights: list[float]) -> None:
    parts = dealt(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    assert all(abs(part - total * weight / whole) < 1.000001 for part, weight in zip(parts, weights, strict=True))


def test_equal_remainders_go_to_the_first() -> None:
    assert dealt(5, [1, 1, 1]) == [2, 2, 1]


@given(st.dictionaries(st.text("abc", min_size=1), st.integers(1, 500), min_size=1, max_size=20))
def test_slots_cover_the_thousand_without_gap(weights: dict[str, int]) -> None:
    rows = slots(weights)
    assert [first for first, _, _ in rows] == [sum(size for _, size, _ in rows[:n]) for n in range(len(rows))]
    assert sum(size for _, size, _ in rows) == SLOTS


def test_bands_are_spread_over_single_years() -> None:
    assert single_ages({"0": 4, "65-68": 2}) == {"0": 4, "65": 0.5, "66": 0.5, "67": 0.5, "68": 0.5}


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["E01000009-E01000011"], ["E01000009", "E01000010", "E01000011"]),
        (["E01000005", "E01000007"], ["E01000005", "E01000007"]),
    ],
)
def test_runs_of_codes_are_written_out(runs: list[str], expected: list[str]) -> None:
    assert codes(runs) == expected
