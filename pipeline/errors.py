"""Everything that can be said to a person about a mistake: problems with a place, and the errors that carry them.

Wording of single findings belongs where they are found; impossible states are plain `assert`s, not errors.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One finding: where, what was found, what is allowed, an example. `rule` names its section on the errors page."""

    file: str
    line: int = 0
    field: str = ""
    found: str = ""
    allowed: str = ""
    example: str = ""
    rule: str = ""

    def __str__(self) -> str:
        """One line: `file:line  field  found; allowed; e.g. example`; what `found` shows in lines of its own, below."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        found, *shown = self.found.split("\n")
        told = "; ".join(part for part in (found, self.allowed) if part)
        if self.example:
            told += f"; e.g. {self.example}"
        first = "  ".join(part for part in (place, self.field, told) if part)
        return "\n".join([first, *(f"    {line}" for line in shown)])


SHOWN = 60
"""The most characters of a cell that a message repeats."""


def cut(text: str) -> str:
    """Return a cell for a message, cut short: it may be all that an open quote swallowed."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return `, did you mean 'x'?` for the closest allowed name, else an empty string."""
    close = get_close_matches(word, sorted(allowed), n=1, cutoff=0.6)
    return f", did you mean '{close[0]}'?" if close else ""


def listed(allowed: Iterable[str], most: int = 12) -> str:
    """Return `: a, b` where there are few enough names to read, else an empty string."""
    names = sorted(allowed)
    return f": {', '.join(names)}" if 0 < len(names) <= most else ""


class OutcomesError(Exception):
    """A person's mistake or a fault of the surroundings; shown without a traceback. Exit code 1 unless said."""

    exit_code = 1


class UsageError(OutcomesError):
    """The command was called in a way that it does not have."""

    exit_code = 2


class ContentProblems(OutcomesError):
    """Problems in content or data, all of one run together, sorted by place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__("\n".join([*map(str, self.problems), f"{count} {noun}"]))


class WarehouseBusy(OutcomesError):
    """Another process holds the warehouse file."""

    def __init__(self, *, path: str, holder: str) -> None:
        super().__init__(
            f"{path} is in use by {holder}. Only one process can write to it at a time: "
            "wait until that one has finished, or stop it, and run the command again."
        )


class WarehouseBroken(OutcomesError):
    """The warehouse file is damaged. All in it can be made again."""

    def __init__(self, *, path: str, found: str) -> None:
        super().__init__(
            f"{path} is damaged ({found}). Nothing is lost with it: it is made from the deliveries and the frozen "
            "editions. Make it again with: outcomes refresh --rebuild"
        )


class WarehouseConfined(OutcomesError):
    """The machine lets files grow less than the warehouse may have to."""

    def __init__(self, *, path: str, allowed: int, needed: int) -> None:
        wanted, given = f"{needed / 2**20:,.0f} MB", f"{allowed / 2**20:,.1f} MB"
        super().__init__(
            f"{path} may have to grow to {wanted}, and this machine allows files of {given}. Nothing was begun, as a "
            "write that is cut off would damage it. Lift the limit (ulimit -f unlimited, or LimitFSIZE=infinity in the "
            "unit of systemd), and run the command again."
        )


class CellNotRead(OutcomesError):
    """A query met a cell that it cannot turn into what it asks for. What the cell holds is never told: it may be of a
    person. `kind` is the database's word for it, `column` the cell's column, where it is known.
    """

    def __init__(self, *, kind: str, column: str = "", place: str = "") -> None:
        self.kind, self.column = kind, column
        where = f"a cell of the column {column}" if column else "a cell"
        found = f"{where} cannot be turned into what the query asks for ({kind}; what the cell holds is not told)"
        allowed = "SQL that fits every cell, or that says what becomes of the others; e.g. try_cast(age as integer)"
        super().__init__(f"{place}  {found}; {allowed}" if place else f"{found}; {allowed}")

    def at(self, place: str) -> "CellNotRead":
        """Return the same with the place of the query."""
        return CellNotRead(kind=self.kind, column=self.column, place=place)


class QueryNotRun(OutcomesError):
    """The database cannot run the query of a definition: its expressions and the columns do not go together."""

    def __init__(self, *, said: str, place: str = "") -> None:
        self.said = said
        found = f"the database cannot run the query of this method: {said}"
        allowed = "columns and expressions of the types that the method works on; e.g. date: a column of dates"
        super().__init__(f"{place}  {found}; {allowed}" if place else f"{found}; {allowed}")

    def at(self, place: str) -> "QueryNotRun":
        """Return the same with the place of the method."""
        return QueryNotRun(said=self.said, place=place)
