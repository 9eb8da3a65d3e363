"""Sharing whole numbers out exactly: by largest remainder, and into the thousand slots that SQL draws from.

No randomness here, and nothing about what is shared.
"""

from collections.abc import Mapping, Sequence
from math import floor

SLOTS = 1000


def dealt(total: int, weights: Sequence[float]) -> list[int]:
    """Share `total` out by weight so that the parts add up to it; the largest remainders get the odd ones."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [floor(part) for part in exact]
    order = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def slots(weights: Mapping[str, float]) -> list[tuple[int, int, str]]:
    """Return (first slot, number of slots, value) over a thousand slots, in the order given."""
    rows: list[tuple[int, int, str]] = []
    first = 0
    for value, size in zip(weights, dealt(SLOTS, list(weights.values())), strict=True):
        if size:
            rows.append((first, size, value))
        first += size
    return rows


def single_ages(bands: Mapping[str, int]) -> dict[str, float]:
    """Spread bands such as `65-69` evenly over their single years of age."""
    ages: dict[str, float] = {}
    for band, weight in bands.items():
        low, _, high = band.partition("-")
        years = range(int(low), int(high or low) + 1)
        ages.update({str(age): weight / len(years) for age in years})
    return ages


def codes(runs: Sequence[str]) -> list[str]:
    """Write runs of codes out: `E01000001-E01000003` is three codes."""
    found: list[str] = []
    for run in runs:
        low, _, high = run.partition("-")
        digits = low.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        head = low.removesuffix(digits)
        last = int((high or low).removeprefix(head))
        found += [f"{head}{number:0{len(digits)}}" for number in range(int(digits), last + 1)]
    return found
