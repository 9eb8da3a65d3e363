"""Which family a file belongs to, by asking for its header; and which family it nearly is.

A header alone settles nothing: the reader is asked in `propose`, and says whether it is sure.
"""

from collections.abc import Iterator, Sequence

from pipeline.errors import nearest
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.grids import Grid
from pipeline.sources.layouts.headers import find_headers
from pipeline.sources.proposal.doubt import Doubt, quoted
from pipeline.sources.proposal.families import FAMILIES, Family
from pipeline.sources.proposal.look import Looked
from pipeline.sources.proposal.shape import Shape

NEARLY = 0.7
_FEWEST_LABELS = 6


def known_shapes(looked: Sequence[Looked]) -> list[Shape]:
    """Return the shapes of the first family whose header is found in every file; empty when there is none."""
    for family in FAMILIES:
        if all(any(_is_one(family, grid) for grid in one.tops) for one in looked):
            return list(_shapes(family, looked))
    return []


def mixed(looked: Sequence[Looked]) -> dict[str, list[str]]:
    """Return layout -> names of files, when the files are not all of one family."""
    found: dict[str, list[str]] = {}
    for one in looked:
        layout = next((f.layout for f in FAMILIES if any(_is_one(f, grid) for grid in one.tops)), "")
        found.setdefault(layout, []).append(one.name)
    return found if len(found) > 1 else {}


def nearly(looked: Looked) -> Iterator[Doubt]:
    """Say which family a file nearly is: most labels are there, some are not."""
    for family in FAMILIES:
        wanted = family.wanted
        if len(wanted.required) < _FEWEST_LABELS:
            continue
        rows = ((grid, index, row) for grid in looked.tops for index, row in enumerate(grid.rows))
        best = max(rows, key=lambda at: len(_there(family, at[2])), default=None)
        if best is None:
            continue
        there = _there(family, best[2])
        gone = [name for name in wanted.labels if name in wanted.required - there]
        if gone and len(there) >= NEARLY * len(wanted.required):
            yield _nearly(family, looked, best, gone)


def _nearly(family: Family, looked: Looked, at: tuple[Grid, int, Sequence[str]], gone: Sequence[str]) -> Doubt:
    grid, index, row = at
    label = family.wanted.labels[gone[0]][0]
    missing = [family.wanted.labels[name][0] for name in gone]
    near = nearest(folded(label), [folded(text) for text in row if text])
    return Doubt(
        f"{looked.name}:{index + 1}" + (f" sheet '{grid.sheet}'" if grid.sheet else ""),
        f"nearly the header of the layout {family.layout}, without {quoted(missing)}{near}",
        "a plain table",
        f"whether the publisher renamed a column; then ask for '{label}' in the layout {family.layout}",
    )


def _there(family: Family, row: Sequence[str]) -> set[str]:
    named = {family.wanted.fields.get(folded(label)) for label in row if label}
    return {name for name in named if name} & family.wanted.required


def _is_one(family: Family, grid: Grid) -> bool:
    return any(family.is_it(grid, header) for header in find_headers(grid, family.wanted))


def _shapes(family: Family, looked: Sequence[Looked]) -> Iterator[Shape]:
    """One shape for all files; where the layout wants its sheet named, one for each sheet."""
    labels = {name: spellings[0] for name, spellings in family.wanted.labels.items()}
    if not family.by_sheet:
        yield Shape(family.layout, "", tuple(looked), family.fields, {}, labels, family.symbols, family=True)
        return
    sheets: dict[str, list[tuple[Looked, str]]] = {}
    for one in looked:
        for grid in one.tops:
            if _is_one(family, grid):
                sheets.setdefault(folded(grid.sheet), []).append((one, grid.sheet))
    for found in sheets.values():
        files, sheet = tuple(one for one, _ in found), found[0][1]
        yield Shape(
            family.layout, f"sheet '{sheet}'", files, family.fields, {"sheets": [sheet]}, labels, family.symbols
        )
