"""What a chart shows, in words, for people who do not see it: type, periods, first and last value, what is marked.

It takes finished words. Every single value stands in the table beside the chart, not here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TABLE = "All values are in the table below."


@dataclass(frozen=True)
class LineTold:
    """One line of a chart: its name and its first and last figure with their periods; none when it has no figure."""

    label: str
    first: tuple[str, str] | None
    last: tuple[str, str] | None


def describe(subtitle: str, lines: Sequence[LineTold], notes: Iterable[str] = ()) -> str:
    """Describe a line chart: `Line chart. …`. `notes` are further full sentences, such as the target."""
    told = [f"Line chart. {subtitle.rstrip('.')}."]
    told += [_line(line) for line in lines]
    return " ".join([*told, *(note for note in notes if note), TABLE])


def _line(line: LineTold) -> str:
    if line.first is None or line.last is None:
        return f"{line.label}: no figure."
    (first_period, first), (last_period, last) = line.first, line.last
    if first_period == last_period:
        return f"{line.label}: {first} in {first_period}."
    return f"{line.label}: from {first} in {first_period} to {last} in {last_period}."
