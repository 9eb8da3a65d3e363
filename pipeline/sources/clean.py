"""From raw to clean: a source's SELECTs are judged and run. Which they are is in `clean_steps`.

The SELECTs have been through the gate; they run where no file can be read or written.
"""

from pipeline.errors import CellNotRead, Problem, nearest
from pipeline.sources.clean_added import added_since, clean_added, remember_cleaned
from pipeline.sources.clean_steps import CleanStep, clean_steps
from pipeline.sources.cleaning_files import CleanFile
from pipeline.sources.descriptor import Source
from pipeline.warehouse import Warehouse
from pipeline.warehouse.gate import select_faults


def clean_faults(source: Source) -> list[Problem]:
    """Return why the source's cleaning files may not run; empty when they may, or when there are none."""
    known = [resource.name for resource in source.package.resources]
    problems: list[Problem] = []
    for file in source.cleaning:
        allowed = f"one SELECT over {', '.join(known)}"
        faults = [*select_faults(file.sql, known), *_name_faults(file, known)]
        problems += [Problem(file.place, 1, "", fault, allowed, rule="clean-sql") for fault in faults]
        known.append(file.table)
    return [*problems, *_view_faults(source), *_key_faults(source)]


def clean(warehouse: Warehouse, source: Source) -> dict[str, int]:
    """Make the source's clean tables from its raw ones, in one transaction. Returns rows a stored table.

    Where records only came in addition, those that go by a key are made anew for the keys of the new records alone.
    Raises CellNotRead, with the place of the SELECT, for a cell that a SELECT cannot read.
    """
    steps = clean_steps(source)
    added = added_since(warehouse, source, steps)
    with warehouse.write():
        kept = clean_added(warehouse, source, added) if added else frozenset()
        for step in steps:
            if step.table not in kept:
                _make(warehouse, step)
        remember_cleaned(warehouse, source, steps)
    stored = [step.table for step in steps if not step.view]
    return {table: warehouse.rows(f'select count(*) from clean."{table}"')[0][0] for table in stored}


def _make(warehouse: Warehouse, step: CleanStep) -> None:
    kind = "view" if step.view else "table"
    warehouse.make_place(f"clean.{step.table}", kind)
    try:
        warehouse.execute(f'create or replace {kind} clean."{step.table}" as {step.sql}')
    except CellNotRead as error:
        raise error.at(step.place) from None


def _view_faults(source: Source) -> list[Problem]:
    made = [file.table for file in source.cleaning if file.table]
    return [_unmade(source, "views", name, made) for name in source.package.outcomes.views if name not in made]


def _key_faults(source: Source) -> list[Problem]:
    """Return why what goes by a key cannot: a table that is not made, or that asks one which does not go by the key."""
    by, made = source.package.outcomes.by_key, [file.table for file in source.cleaning if file.table]
    if by is None:
        return []
    resources, views = [resource.name for resource in source.package.resources], source.package.outcomes.views
    problems = [_unmade(source, "by_key.tables", name, made) for name in by.tables if name not in made]
    if by.rows not in views:
        problems.append(_no_view(source, by.rows))
    known = [*resources, by.rows]
    for file in (file for file in source.cleaning if file.table in by.tables):
        faults = [] if problems or select_faults(file.sql, [*resources, *made]) else select_faults(file.sql, known)
        allowed = f"a table that goes by a key asks only {', '.join(known)}"
        problems += [Problem(file.place, 1, "", fault, allowed, rule="clean-sql") for fault in faults]
        known.append(file.table)
    return problems


def _unmade(source: Source, field: str, name: str, made: list[str]) -> Problem:
    return Problem(
        f"data_raw/{source.name}/datapackage.yaml",
        0,
        f"outcomes.{field}",
        f"no cleaning file makes '{name}'{nearest(name, made)}",
        f"tables of clean/: {', '.join(made) or 'none here'}",
        rule="clean-sql",
    )


def _no_view(source: Source, name: str) -> Problem:
    views = source.package.outcomes.views
    return Problem(
        f"data_raw/{source.name}/datapackage.yaml",
        0,
        "outcomes.by_key.rows",
        f"'{name}' is not a table that is asked anew each time{nearest(name, views)}",
        f"one of outcomes.views: {', '.join(views) or 'none here'}",
        rule="clean-sql",
    )


def _name_faults(file: CleanFile, known: list[str]) -> list[str]:
    return [f"there is a table '{file.table}' already"] if file.table in known else []
