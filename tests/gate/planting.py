"""Ways to plant a defect in a good project: in a cell, in the rows, in the text of a file, in a definition.

Which defects are planted is in `defects`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.gate.project import Good, Row

Change = Callable[[Good], None]
Number = Callable[[float], object]


@dataclass(frozen=True)
class Defect:
    """A defect in words, how it is planted, and the rules of which one ought to find it (none: it is missed)."""

    name: str
    plant: Change
    rules: frozenset[str]


def defect(name: str, rules: str, plant: Change) -> Defect:
    """Make a defect; `rules` are parted by blanks."""
    return Defect(name, plant, frozenset(rules.split()))


def cell(where: tuple[str, str, str], column: str, change: Number) -> Change:
    """Change a number of one row: measure, area, period."""

    def plant(made: Good) -> None:
        row = made.of(*where)
        row[column] = change(float(str(row[column])))

    return plant


def swapped(where: tuple[str, str, str], one: str, other: str) -> Change:
    """Let two cells of a row change places."""

    def plant(made: Good) -> None:
        row = made.of(*where)
        row[one], row[other] = row[other], row[one]

    return plant


def text(change: Callable[[str], str], encoding: str = "utf-8") -> Change:
    """Change the text of the delivered file."""

    def plant(made: Good) -> None:
        made.raw = lambda given: change(given).encode(encoding)

    return plant


def put(old: str, new: str) -> Change:
    """Replace a text in the delivered file once; it must be there."""

    def change(given: str) -> str:
        assert old in given, old
        return given.replace(old, new, 1)

    return text(change)


def definition(path: str, old: str, new: str) -> Change:
    """Replace a text in another file of the project once; it must be there."""

    def plant(made: Good) -> None:
        assert old in made.files[path], old
        made.files[path] = made.files[path].replace(old, new, 1)

    return plant


def keep(wanted: Callable[[int, Row], bool]) -> Change:
    """Leave out the rows that are not wanted."""

    def plant(made: Good) -> None:
        made.rows = [row for i, row in enumerate(made.rows) if wanted(i, row)]

    return plant


def every(measure: str, change: Number, since: str = "", area: str = "") -> Change:
    """Change the value of every row of a measure, from a period on, in one area or all."""

    def plant(made: Good) -> None:
        for row in made.rows:
            if row["measure"] == measure and str(row["period"]) >= since and area in ("", row["area"]):
                row["value"] = change(float(str(row["value"])))

    return plant


def again(where: tuple[str, str, str], change: Number) -> Change:
    """Give one row a second time, its figure changed."""

    def plant(made: Good) -> None:
        row = made.of(*where)
        made.rows.append({**row, "value": change(float(str(row["value"])))})

    return plant


def relabelled(measure: str, of: str, into: str) -> Change:
    """Let a period hold the figures of another one: an old file under a new name."""

    def plant(made: Good) -> None:
        for row in [r for r in made.rows if (r["measure"], r["period"]) == (measure, into)]:
            old = made.of(measure, str(row["area"]), of, str(row["category"]))
            row.update({**old, "period": into})

    return plant


def exchanged(measure: str, period: str, one: str, other: str) -> Change:
    """Let two areas' rows of a measure and period change places."""

    def plant(made: Good) -> None:
        names = {one: other, other: one}
        for row in made.rows:
            if (row["measure"], row["period"]) == (measure, period):
                row["area"] = names.get(str(row["area"]), row["area"])

    return plant


def group(where: tuple[str, str, str, str], name: str) -> Change:
    """Give the group of one row another name."""
    return lambda made: made.of(*where).update(category=name)


def extra(path: str, content: bytes) -> Change:
    """Add a file to the project."""
    return lambda made: made.extra.update({path: content})


def several(*changes: Change) -> Change:
    """Plant several changes that are one defect."""

    def plant(made: Good) -> None:
        for change in changes:
            change(made)

    return plant


def first(made: Good) -> None:
    """Let it be a first delivery, with none before it to be set beside."""
    made.before = None


def whole(made: Good) -> None:
    """Let the delivery before it have had the newest period too."""
    made.before = [dict(row) for row in made.rows]
