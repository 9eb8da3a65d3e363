"""The attack on our own tables, on sums made for it."""

from pipeline.compute.protect.audit import MANY, Question, opened
from pipeline.compute.protect.sheet import Sum


def test_a_number_with_two_values_in_large_tables_is_open_and_no_contradiction() -> None:
    """`twice` is 4 or 6, as the look at `mixed` shows. Large tables are looked at nearby first, and there it is 4."""
    twice, one, other, half, rest, total, mixed, bit = range(8)
    parts = tuple(range(8, 8 + MANY))
    sums = [
        *(Sum(mixed, (half, bit)), Sum(rest, parts), Sum(total, (half, rest))),
        *(Sum(one, (half,)), Sum(other, (half,)), Sum(twice, (one, other))),
    ]
    ranges = {member: (0.0, 90.0) for added in sums for member in added.members} | {half: (2, 3), bit: (0, 1)}
    assert opened(Question(sums, ranges, {mixed: 0, twice: 0}, {}), set()) == [twice]
