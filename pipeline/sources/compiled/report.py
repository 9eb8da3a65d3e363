"""What a check says: findings with exact totals and the first few rows, never a cell's value.

The shapes and their plain sentences belong here; finding things belongs in the other modules.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.errors import Problem

CAP = 100
"""How many row numbers are kept for one field and rule, unless the caller says."""
_NAMED = 3


@dataclass(frozen=True)
class Finding:
    """One kind of fault in one column. `error` is named as Frictionless 5.21 names it where it has a name.

    `rows` are record numbers (the heading is 1), the first ones in order; `total` counts every one.
    `found` and `do` are the words for people.
    """

    error: str
    field: str = ""
    constraint: str = ""
    total: int = 1
    rows: tuple[int, ...] = ()
    found: str = ""
    do: str = ""

    def sentence(self) -> str:
        """Say what, where, how many and what to do."""
        column = f"column {self.field}: " if self.field else ""
        where = _where(self.rows, self.total)
        return f"{column}{self.found}{where}. {self.do}".strip()


def _where(rows: tuple[int, ...], total: int) -> str:
    if not rows:
        return ""
    named = ", ".join(f"{row:,}" for row in rows[:_NAMED])
    more = total - min(len(rows), _NAMED)
    times = "once" if total == 1 else f"{total:,} times"
    tail = f" and {more:,} more" if more > 0 else ""
    return f" ({times}, row {named}{tail})" if total == 1 else f" ({times}, rows {named}{tail})"


@dataclass(frozen=True)
class Report:
    """All that was found in one file. `records` is how many rows were read; `notes` are not faults."""

    file: str
    records: int
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    @property
    def errors(self) -> frozenset[tuple[int, str, str]]:
        """The set of (row, field, error type), as far as row numbers were kept."""
        return frozenset((row, each.field, each.error) for each in self.findings for row in each.rows or (0,))

    def text(self) -> str:
        """Return the report for people: one line a finding, then the notes."""
        if self.valid:
            head = f"{self.file}: {self.records:,} rows, nothing wrong."
        else:
            kinds = "1 kind of fault" if len(self.findings) == 1 else f"{len(self.findings)} kinds of fault"
            head = f"{self.file}: refused, {kinds} in {self.records:,} rows."
        lines = [f"- {each.sentence()}" for each in self.findings]
        return "\n".join([head, *lines, *(f"- Note: {note}" for note in self.notes)])

    def problems(self) -> list[Problem]:
        """Return the findings as problems with a place, for the run's one sorted list."""
        return [
            Problem(self.file, each.rows[0] if each.rows else 0, each.field, each.sentence(), rule=each.error)
            for each in self.findings
        ]


@dataclass
class Tally:
    """Counts faults while a file is read; keeps no more than `cap` row numbers for each, whatever the file holds."""

    cap: int = CAP
    totals: dict[tuple[str, str], int] = field(default_factory=dict)
    first: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def add(self, row: int, error: str, column: str = "") -> None:
        """Count one fault."""
        key = (error, column)
        self.totals[key] = self.totals.get(key, 0) + 1
        rows = self.first.setdefault(key, [])
        if len(rows) < self.cap:
            rows.append(row)

    def findings(self) -> Iterable[Finding]:
        """Return what was counted, by error and column."""
        from pipeline.sources.compiled.words import ROW_WORDS

        for (error, column), total in sorted(self.totals.items()):
            found, do = ROW_WORDS[error]
            yield Finding(error, column, "", total, tuple(self.first[error, column]), found, do)
