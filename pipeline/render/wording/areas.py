"""What is said of several areas beside each other: an order only where it is more than chance."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.periods import Period

ALL_ALIKE = "The likely ranges of {names} overlap, so we put them in no order."
NO_ORDER = "We put these areas in no order: without likely ranges we cannot tell a difference from chance."
NOT_RANKED = "We put these areas in no order: a bigger area counts more."
ABOVE = "{high} {verb} higher than {low}, by more than chance."


def order_words(groups: Sequence[Sequence[str]]) -> str:
    """Say which group of areas lies above the next one; areas in one group are never put in order."""
    if len(groups) == 1:
        return ALL_ALIKE.format(names=_and(groups[0]))
    pairs = pairwise(groups)
    return " ".join(ABOVE.format(high=_and(a), verb="is" if len(a) == 1 else "are", low=_and(b)) for a, b in pairs)


def newer_words(told: Sequence[str], compared: Period, here: str) -> str:
    """Say the newer figures that some areas have, each with its period, and why an earlier time is compared."""
    why = f"The table is for {compared.public}, the last time for which we hold a figure for {here}."
    return f"{why} Newer figures: {'; '.join(told)}. We do not set figures of two times beside each other."


def _and(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
