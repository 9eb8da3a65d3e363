"""Decks of stays: their truncated mean is the target to two decimals, told by a second way of working it out."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sources.sample.plan import Curve
from pipeline.sources.sample.stays import Deck, curve_weights, planned_deck


def truncated_mean(deck: Deck, drop_top: int) -> Decimal:
    stays = sorted(night for night, count in enumerate(deck.counts, 1) for _ in range(count))
    kept = stays[: len(stays) - len(stays) * drop_top // 100]
    return (Decimal(sum(kept)) / len(kept)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@settings(max_examples=25, deadline=None)
@given(st.integers(400, 20_000), st.integers(350, 1200), st.sampled_from([0.8, 1.0, 1.1]))
def test_the_target_is_met_to_two_decimals(size: int, hundredths: int, spread: float) -> None:
    target = Decimal(hundredths) / 100
    deck = planned_deck(size, float(target), 10, (spread, 300))
    assert deck.size == size
    assert min(deck.counts) >= 0
    assert truncated_mean(deck, 10) == target


def test_the_longest_tenth_hold_far_more_than_a_tenth_of_the_days() -> None:
    deck = planned_deck(3000, 7.35, 10, (1.05, 240))
    days = sum(night * count for night, count in enumerate(deck.counts, 1))
    kept, stays = deck.kept(10)
    assert stays == 2700
    assert 0.3 < 1 - kept / days < 0.5


@pytest.mark.parametrize(
    ("counts", "drop_top", "expected"),
    [((3, 2, 1), 0, (10, 6)), ((9, 0, 1), 10, (9, 9)), ((5, 5), 10, (13, 9)), ((4, 5), 10, (14, 9)), ((), 10, (0, 0))],
)
def test_kept_leaves_out_a_tenth_rounded_down(counts: tuple[int, ...], drop_top: int, expected: tuple) -> None:
    assert Deck(counts).kept(drop_top) == expected


def test_no_stays_make_an_empty_deck() -> None:
    assert planned_deck(0, 7.0, 10, (1, 240)).size == 0


def test_a_curve_gives_its_share_of_same_day_stays() -> None:
    weights = curve_weights(Curve(same_day=430, median=2, spread=0.9))
    assert weights["0"] / sum(weights.values()) == pytest.approx(0.43)
    assert weights["1"] > weights["2"] > weights["9"]
