"""One column of a table as the guesses see it: its name, its label, and how often each text stands in it.

What a column is taken for is decided in `types`, `periods_found` and `areas_found`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.sources.records import RawTable


@dataclass(frozen=True)
class Column:
    """A column after the reader: `counts` holds each text that is not blank, in order of appearance."""

    name: str
    label: str
    counts: Mapping[str, int] = field(repr=False)
    rows: int

    @cached_property
    def filled(self) -> int:
        """How many cells are not blank."""
        return sum(self.counts.values())

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.counts

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words of its name and label, in small letters."""
        from pipeline.sources.layouts.cells import field_name

        return frozenset([*self.name.split("_"), *field_name(self.label).split("_")])


def columns_of(table: RawTable, labels: Mapping[str, str]) -> list[Column]:
    """Return the columns of a table; `labels` are the words of the file itself for the names."""
    counters: list[Counter[str]] = [Counter() for _ in table.labels]
    for record in table.records:
        for counter, text in zip(counters, record.cells, strict=True):
            counter[text.strip()] += 1
    made = []
    for name, counter in zip(table.labels, counters, strict=True):
        counter.pop("", None)
        made.append(Column(name, labels.get(name, name), counter, len(table.records)))
    return made
