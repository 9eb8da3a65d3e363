"""The SELECT behind each clean table: a source's own, over its resources with areas and periods mapped.

What is done with them is in `clean` and `clean_added`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.sources.descriptor import Resource, Source, TableField
from pipeline.sources.roles import AREA_TEXT, PERIOD_TEXT
from pipeline.warehouse.gate import qualify


@dataclass(frozen=True)
class CleanStep:
    """One clean table in the making: its name in `clean`, the SELECT behind it, and the file that says so.

    A `view` is not stored: whoever asks it asks the tables behind it.
    """

    table: str
    sql: str
    place: str
    view: bool = False


def clean_steps(source: Source, *, aside: Collection[str] = ()) -> tuple[CleanStep, ...]:
    """Return the SELECT behind each clean table, in the order in which they are made.

    `aside`: of these alone, over passing tables with a part of the records, which are named by `aside_name`.
    """
    read = aside_view if aside else typed_view
    views = {resource.name: read(source, resource) for resource in source.package.resources}
    if not source.cleaning:
        place = f"data_raw/{source.name}/datapackage.yaml"
        resources = source.package.resources
        return tuple(CleanStep(source.table(each), views[each.name], place) for each in resources)
    made: dict[str, str] = {}
    steps = []
    for file in (file for file in source.cleaning if not aside or file.table in aside):
        table = clean_table_name(source, file.table)
        asked = file.table in source.package.outcomes.views
        steps.append(CleanStep(table, _own(file.sql, views, made), file.place, view=asked))
        made[file.table] = aside_name(table) if aside else f'clean."{table}"'
    return tuple(steps)


def clean_table_name(source: Source, table: str | None) -> str:
    """Return the name in `clean` of one of the source's tables: a resource, or what a cleaning file makes."""
    several = len(source.package.resources) > 1 or any(file.table for file in source.cleaning)
    return f"{source.name}__{table}" if table and several else source.name


def _own(sql: str, views: Mapping[str, str], made: Mapping[str, str]) -> str:
    names = {resource: f"typed_{resource}" for resource in views}
    typed = ", ".join(f"{names[resource]} as ({view})" for resource, view in views.items())
    return f"with {typed} select * from ({qualify(sql, {**names, **made})})"


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


def aside_name(table: str) -> str:
    """Return the name of the passing table that holds a part of a raw or clean one."""
    return f'temp."aside__{table}"'


def aside_view(source: Source, resource: Resource) -> str:
    """Return the SELECT of the part of a raw table of records that is set aside."""
    return f"select * from {aside_name(source.table(resource))}"
