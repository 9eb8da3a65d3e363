"""What lies in the warehouse of sources, clean tables and measures that are described no more: nothing makes it anew.

Found by `forgetting`, as such a table may hold records that were meant to be gone.
"""

from pipeline.sources.clean_steps import clean_steps
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


def left_over(warehouse: Warehouse, workspace: Workspace) -> tuple[str, ...]:
    """Return the tables and views of `incoming`, `raw`, `clean` and `measure` that belong to nothing described."""
    sources = workspace.sources.values()
    described = {
        "incoming": set[str](),
        "raw": {source.table(resource) for source in sources for resource in source.package.resources},
        "clean": {step.table for source in sources for step in clean_steps(source)},
        "measure": set(workspace.catalogue.measures),
    }
    held = {schema: warehouse.tables(schema) for schema in described}
    return tuple(
        f"{schema}.{name}" for schema, names in described.items() for name in held[schema] if name not in names
    )
