"""Layout `table`: one record a thing, under a header found by its labels, in text files, workbooks or zips.

Serves most listings: lookups, indices of deprivation, practice lists and payments, PROMs packs, coded council returns.
"""

from collections.abc import Collection, Mapping, Sequence

from pydantic import Field

from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.adding_up import SumOptions, contradictions
from pipeline.sources.layouts.arranging import arranged
from pipeline.sources.layouts.bodies import body, filled_down, rows_of
from pipeline.sources.layouts.faults import stop_if_any
from pipeline.sources.layouts.grids import Grid, Row
from pipeline.sources.layouts.headers import Header, Wanted, find_tables
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import options_of
from pipeline.sources.records import RawTable
from pipeline.sources.symbols import computed_markers

Labels = dict[str, str | list[str]]


class ListingOptions(SumOptions):
    """Options of `table`; a field without an entry in `columns` has its own name as label."""

    columns: Labels = Field(default={}, description="Field -> its label in the file, or several spellings of it")
    optional: list[str] = Field(default=[], description="Fields whose column may be absent")
    header: bool = Field(default=True, description="False: no header; the schema's fields in order are the columns")
    leave_out: list[str] = Field(default=[], description="Labels known and not read; '*' for all that are not named")
    fill_down: list[str] = Field(default=[], description="Fields whose blank cells mean the same as above")
    unnamed: bool = Field(default=False, description="True: a column without a label is known and left out")


def read_table(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read all files of a resource. Raises ContentProblems wherever it is not sure."""
    options = options_of(ListingOptions, source, resource)
    rows = listed(resource, files, options, own_fields(resource, options))
    stop_if_any(contradictions(rows, options))
    return arranged(source, resource, options, rows)


def listed(
    resource: Resource, files: Sequence[DeliveredFile], options: ListingOptions, fields: Mapping[str, list[str]]
) -> list[Row]:
    """Read `fields` (field -> spellings of its label) of all files, in order of files, sheets and records."""
    rows: list[Row] = []
    for file in files:
        grids = grids_of(file, options, resource.encoding)
        rows += _with_header(grids, fields, options) if options.header else _without(grids, fields)
    return filled_down(rows, options.fill_down) if options.fill_down else rows


def _with_header(grids: Sequence[Grid], fields: Mapping[str, list[str]], options: ListingOptions) -> list[Row]:
    wanted = Wanted(fields, frozenset(options.optional), frozenset(options.leave_out), unnamed=options.unnamed)
    absent = dict.fromkeys(options.optional, "")
    rows: list[Row] = []
    for grid, header in find_tables(grids, wanted, each=bool(options.sheets)):
        read = rows_of(grid, header, body(grid, header))
        rows += [Row(r.file, r.sheet, r.row, {**absent, **r.cells}) for r in read] if absent else read
    return rows


def _without(grids: Sequence[Grid], fields: Mapping[str, list[str]]) -> list[Row]:
    """Read grids that have no header: record 1 is the first thing; each record must have just these cells."""
    columns = {name: (column,) for column, name in enumerate(fields)}
    rows: list[Row] = []
    for grid in grids:
        header = Header(-1, columns, len(grid.rows))
        labelled = Grid(grid.file, grid.sheet, (*grid.rows, tuple(fields)))
        rows += rows_of(grid, header, body(labelled, header))
    return rows


def own_fields(resource: Resource, options: ListingOptions, made: Collection[str] = ()) -> dict[str, list[str]]:
    """Return field -> spellings for all that is to be read: described, and not `made` by the layout or the options."""
    not_read = {*made, *options.constants, *computed_markers(resource)}
    names = [field.name for field in resource.schema_.fields if field.name not in not_read]
    named = {name: [label] if isinstance(label, str) else label for name, label in options.columns.items()}
    from_file = [name for name in names if f"(?P<{name}>" not in options.from_name or name in named]
    return {**{name: named.get(name, [name]) for name in from_file}, **named}
