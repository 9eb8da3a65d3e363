"""From raw to clean: the typed view of each resource with areas and periods mapped, and the source's own SELECTs on it.

The SELECTs have been through the gate; they run where no file can be read or written.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import CellNotRead, Problem, nearest
from pipeline.sources.descriptor import CleanFile, Resource, Source, TableField
from pipeline.sources.roles import AREA_TEXT, PERIOD_TEXT
from pipeline.warehouse import Warehouse
from pipeline.warehouse.gate import qualify, select_faults


@dataclass(frozen=True)
class CleanStep:
    """One clean table in the making: its name in `clean`, the SELECT behind it, and the file that says so.

    A `view` is not stored: whoever asks it asks the tables behind it.
    """

    table: str
    sql: str
    place: str
    view: bool = False


def clean_faults(source: Source) -> list[Problem]:
    """Return why the source's cleaning files may not run; empty when they may, or when there are none."""
    known = [resource.name for resource in source.package.resources]
    problems: list[Problem] = []
    for file in source.cleaning:
        allowed = f"one SELECT over {', '.join(known)}"
        faults = [*select_faults(file.sql, known), *_name_faults(file, known)]
        problems += [Problem(file.place, 1, "", fault, allowed, rule="clean-sql") for fault in faults]
        known.append(file.table)
    return [*problems, *_view_faults(source)]


def clean(warehouse: Warehouse, source: Source) -> dict[str, int]:
    """Make the source's clean tables from its raw ones, in one transaction. Returns rows a stored table.

    Raises CellNotRead, with the place of the SELECT, for a cell that a SELECT cannot read.
    """
    steps = clean_steps(source)
    with warehouse.write():
        for step in steps:
            _make(warehouse, step)
    stored = [step.table for step in steps if not step.view]
    return {table: warehouse.rows(f'select count(*) from clean."{table}"')[0][0] for table in stored}


def _make(warehouse: Warehouse, step: CleanStep) -> None:
    kind = "view" if step.view else "table"
    warehouse.make_place(f"clean.{step.table}", kind)
    try:
        warehouse.execute(f'create or replace {kind} clean."{step.table}" as {step.sql}')
    except CellNotRead as error:
        raise error.at(step.place) from None


def clean_steps(source: Source) -> tuple[CleanStep, ...]:
    """Return the SELECT behind each clean table, in the order in which they are made."""
    views = {resource.name: typed_view(source, resource) for resource in source.package.resources}
    if not source.cleaning:
        place = f"data_raw/{source.name}/datapackage.yaml"
        resources = source.package.resources
        return tuple(CleanStep(source.table(each), views[each.name], place) for each in resources)
    made: dict[str, str] = {}
    steps = []
    for file in source.cleaning:
        table = clean_table_name(source, file.table)
        asked = file.table in source.package.outcomes.views
        steps.append(CleanStep(table, _own(file.sql, views, made), file.place, view=asked))
        made[file.table] = f'clean."{table}"'
    return tuple(steps)


def clean_table_name(source: Source, table: str | None) -> str:
    """Return the name in `clean` of one of the source's tables: a resource, or what a cleaning file makes."""
    several = len(source.package.resources) > 1 or any(file.table for file in source.cleaning)
    return f"{source.name}__{table}" if table and several else source.name


def _own(sql: str, views: Mapping[str, str], made: Mapping[str, str]) -> str:
    names = {resource: f"typed_{resource}" for resource in views}
    typed = ", ".join(f"{names[resource]} as ({view})" for resource, view in views.items())
    return f"with {typed} select * from ({qualify(sql, {**names, **made})})"


def _view_faults(source: Source) -> list[Problem]:
    made = [file.table for file in source.cleaning if file.table]
    place, allowed = f"data_raw/{source.name}/datapackage.yaml", f"tables of clean/: {', '.join(made) or 'none here'}"
    return [
        Problem(
            place,
            0,
            "outcomes.views",
            f"no cleaning file makes '{name}'{nearest(name, made)}",
            allowed,
            rule="clean-sql",
        )
        for name in source.package.outcomes.views
        if name not in made
    ]


def _name_faults(file: CleanFile, known: list[str]) -> list[str]:
    return [f"there is a table '{file.table}' already"] if file.table in known else []


def typed_view(source: Source, resource: Resource) -> str:
    """Return the SELECT of a raw table in which area and period fields hold our codes and labels.

    Records keep their codes as they came: they may be of people from anywhere.
    """
    joins: list[str] = []
    replaced: list[str] = []
    mapped = [] if source.package.outcomes.layout == "records" else resource.schema_.fields
    for number, field in enumerate(f for f in mapped if f.outcomes.role in ("area", "period")):
        alias = f"meaning_{number}"
        joins.append(_join(source, field, alias))
        replaced.append(f'{alias}.{"code" if field.outcomes.role == "area" else "label"} as "{field.name}"')
    star = f"given.* replace ({', '.join(replaced)})" if replaced else "given.*"
    return f'select {star} from raw."{source.table(resource)}" given {" ".join(joins)}'


def _join(source: Source, field: TableField, alias: str) -> str:
    table = AREA_TEXT if field.outcomes.role == "area" else PERIOD_TEXT
    also = f" and {alias}.field = '{field.name}'" if field.outcomes.role == "period" else ""
    return (
        f"left join {table} {alias} on {alias}.source = '{source.name}'{also} and {alias}.text = given.\"{field.name}\""
    )
