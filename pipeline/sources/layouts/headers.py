"""Finding a table in a grid: its header by the labels that are expected, never by a row number.

What stands under the header is `bodies`' work; which labels a family has is said by its reader.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.errors import Problem, nearest
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.faults import fault, some, stop_if_any
from pipeline.sources.layouts.grids import Grid, cell


@dataclass(frozen=True)
class Wanted:
    """Which labels make the header: field -> the spellings of its label; `optional` fields may be absent.

    `leave_out`: labels known and not read ('*': all others). `repeats`: a label may stand there more than once.
    """

    labels: Mapping[str, Sequence[str]]
    optional: frozenset[str] = frozenset()
    leave_out: frozenset[str] = frozenset()
    repeats: bool = False
    unnamed: bool = False
    fields: dict[str, str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Turn the labels round: folded label -> field."""
        turned = {folded(label): name for name, spellings in self.labels.items() for label in spellings}
        object.__setattr__(self, "fields", turned)

    @property
    def required(self) -> set[str]:
        """The fields without which a record is not the header."""
        return set(self.labels) - self.optional


@dataclass(frozen=True)
class Header:
    """A header that was found: its index in the grid's rows, and field -> its columns from left to right.

    `until` is the index where the next table of the grid starts; None for the last one.
    """

    index: int
    at: Mapping[str, tuple[int, ...]]
    until: int | None = None

    @property
    def width(self) -> int:
        """How many cells a record needs."""
        return max(column for columns in self.at.values() for column in columns) + 1


def find_tables(grids: Sequence[Grid], wanted: Wanted, *, each: bool = False) -> list[tuple[Grid, Header]]:
    """Find every table. Raises ContentProblems when there is none (with `each`: none in one of the grids)."""
    found = [(grid, header) for grid in grids for header in find_headers(grid, wanted)]
    without = [grid for grid in grids if grid not in [table[0] for table in found]]
    if without and (each or not found):
        stop_if_any([_no_header(_likeliest(without, wanted), wanted)])
    stop_if_any(_no_header(grid, wanted) for grid in without if _almost(grid, wanted))
    stop_if_any(problem for grid, header in found for problem in _strangers(grid, header, wanted))
    return found


def find_headers(grid: Grid, wanted: Wanted) -> list[Header]:
    """Find the records that hold the label of every required field."""
    headers = []
    for index, row in enumerate(grid.rows):
        at = _matched(row, wanted)
        if wanted.required <= at.keys():
            headers.append(Header(index, at))
    ends = [*(header.index for header in headers[1:]), None]
    return [replace(header, until=end) for header, end in zip(headers, ends, strict=False)]


def _matched(row: Sequence[str], wanted: Wanted) -> dict[str, tuple[int, ...]]:
    at: dict[str, tuple[int, ...]] = {}
    for column, label in enumerate(row):
        name = wanted.fields.get(folded(label)) if label else None
        if name:
            at[name] = (*at.get(name, ()), column)
    return at


def _almost(grid: Grid, wanted: Wanted) -> bool:
    """Whether a record has half of the labels or more: a table with a changed header, not some other sheet."""
    most = max((len(wanted.required & _matched(row, wanted).keys()) for row in grid.rows), default=0)
    return most * 2 >= len(wanted.required)


def _likeliest(grids: Sequence[Grid], wanted: Wanted) -> Grid:
    return max(grids, key=lambda grid: max((len(_matched(row, wanted)) for row in grid.rows), default=0))


def _no_header(grid: Grid, wanted: Wanted) -> Problem:
    best = max(range(len(grid.rows)), key=lambda index: len(_matched(grid.rows[index], wanted)), default=0)
    row = grid.rows[best] if grid.rows else ()
    matched = _matched(row, wanted)
    missing = [wanted.labels[name][0] for name in wanted.labels if name in wanted.required - matched.keys()]
    if not matched:
        said = ("there is no header of this layout", f"a record with the labels {some(missing)}")
        return fault(grid.file, 0, at=(grid.sheet, ""), said=said, rule="header-missing")
    near = "".join(nearest(folded(label), [folded(text) for text in row if text]) for label in missing[:1])
    said = (f"the header lacks {some(missing)}", f"a column with the label {some(missing[:1])}{near}")
    return fault(grid.file, best + 1, at=(grid.sheet, missing[0]), said=said, rule="header-label")


def _strangers(grid: Grid, header: Header, wanted: Wanted) -> list[Problem]:
    """Say which columns are not understood: unknown labels, repeated ones, and data under no label."""
    row = grid.rows[header.index]
    left_out = {folded(label) for label in wanted.leave_out}
    known = {column for columns in header.at.values() for column in columns}
    problems = [_twice(grid, header, name, row) for name, at in header.at.items() if len(at) > 1 and not wanted.repeats]
    for column, label in enumerate(row):
        if column in known or "*" in wanted.leave_out:
            continue
        if label and folded(label) not in left_out:
            problems.append(_unknown(grid, header, label, wanted))
        elif not label and not wanted.unnamed and _filled(grid, header, column):
            said = (f"column {column + 1} holds something but has no label", "a label on every column")
            problems.append(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="header-label"))
    return problems


def _filled(grid: Grid, header: Header, column: int) -> bool:
    return any(cell(row, column) for row in grid.rows[header.index + 1 :])


def _twice(grid: Grid, header: Header, name: str, row: Sequence[str]) -> Problem:
    label = row[header.at[name][0]]
    said = (f"'{label}' stands there {len(header.at[name])} times", "each label once")
    return fault(grid.file, header.index + 1, at=(grid.sheet, label), said=said, rule="header-label")


def _unknown(grid: Grid, header: Header, label: str, wanted: Wanted) -> Problem:
    near = nearest(folded(label), wanted.fields)
    said = (f"the column '{label}' is not known here", f"the layout's own columns, or the label under leave_out{near}")
    return fault(grid.file, header.index + 1, at=(grid.sheet, label), said=said, rule="header-label")
