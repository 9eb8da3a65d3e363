"""Which words are numbers of records or people in the record-level data: asked of the raw tables before publication.

Which columns hold such numbers is said by each source's descriptor (`options: {identifiers: [...]}`); how a site is
searched for them is in `publish.verify.leaks`.
"""

from collections.abc import Collection

from pipeline.sources.descriptor import Resource, Source
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


def held_identifiers(warehouse: Warehouse, workspace: Workspace, words: Collection[str]) -> frozenset[str]:
    """Return those of the words that stand in an identifier column of any record-level source received so far."""
    wanted = sorted(words)
    return frozenset(
        str(row[0])
        for source in workspace.sources.values()
        for resource in source.package.resources
        for name in identifier_columns(source, resource)
        for row in _held(warehouse, f'raw."{source.table(resource)}"', name, wanted)
    )


def identifier_columns(source: Source, resource: Resource) -> list[str]:
    """Return a resource's columns of identifiers: those the descriptor lists, else its primary key."""
    if not source.package.outcomes.records:
        return []
    key = (resource.schema_.model_extra or {}).get("primaryKey", [])
    listed = source.package.outcomes.options.get("identifiers", [key] if isinstance(key, str) else key)
    return [field.name for field in resource.schema_.fields if field.name in listed]


def _held(warehouse: Warehouse, table: str, name: str, words: list[str]) -> list[tuple[object, ...]]:
    if not warehouse.columns(table.replace('"', "")):
        return []
    cell = f'cast("{name}" as varchar)'
    return warehouse.rows(f"select distinct {cell} from {table} where {cell} in (select unnest(?))", [words])
