"""From raw to clean: the typed view of each resource with areas and periods mapped, and the source's own SELECT on it.

The SELECT has been through the gate; it runs where no file can be read or written.
"""

from pipeline.errors import Problem
from pipeline.sources.descriptor import Resource, Source, TableField
from pipeline.sources.roles import AREA_TEXT, PERIOD_TEXT
from pipeline.warehouse import Warehouse
from pipeline.warehouse.gate import qualify, select_faults


def clean_faults(source: Source) -> list[Problem]:
    """Return why the source's clean.sql may not run; empty when it may, or when there is none."""
    if source.clean_sql is None:
        return []
    names = [resource.name for resource in source.package.resources]
    place = f"data_raw/{source.name}/clean.sql"
    allowed = f"one SELECT over {', '.join(names)}"
    return [Problem(place, 1, "", fault, allowed, rule="clean-sql") for fault in select_faults(source.clean_sql, names)]


def clean(warehouse: Warehouse, source: Source) -> dict[str, int]:
    """Make the source's clean tables from its raw ones, in one transaction. Returns rows a table."""
    made = clean_queries(source)
    with warehouse.write():
        for table, sql in made.items():
            warehouse.execute(f'create or replace table clean."{table}" as {sql}')
    return {table: warehouse.rows(f'select count(*) from clean."{table}"')[0][0] for table in made}


def clean_queries(source: Source) -> dict[str, str]:
    """Return the SELECT behind each clean table."""
    views = {resource.name: typed_view(source, resource) for resource in source.package.resources}
    if source.clean_sql is None:
        return {source.table(resource): views[resource.name] for resource in source.package.resources}
    names = {resource: f"typed_{resource}" for resource in views}
    own = qualify(source.clean_sql, names)
    typed = ", ".join(f"{names[resource]} as ({view})" for resource, view in views.items())
    return {source.name: f"with {typed} select * from ({own})"}


def typed_view(source: Source, resource: Resource) -> str:
    """Return the SELECT of a raw table in which area and period fields hold our codes and labels."""
    joins: list[str] = []
    replaced: list[str] = []
    for number, field in enumerate(f for f in resource.schema_.fields if f.outcomes.role in ("area", "period")):
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
