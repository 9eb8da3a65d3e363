"""The tables of sources that hand-written pages and stories draw on: which may be named, and their rows.

Only sources that are not under disclosure control may be named in a text. What a text says of them is in `render`.
"""

from collections.abc import Mapping

from pipeline.catalogue.writing import Head, Story, tables_of
from pipeline.errors import Problem, nearest
from pipeline.sources.descriptor import Source
from pipeline.steps.row_counts import under_a_rule
from pipeline.warehouse import Warehouse

Row = Mapping[str, object]


def strange_tables(
    sources: Mapping[str, Source], heads: Mapping[str, Head], stories: Mapping[str, Story]
) -> list[Problem]:
    """Return a problem for each table that a head names and that is not there or is not for the public."""
    open_tables = sorted(allowed_tables(sources))
    files = {f"site/{name}.md": head for name, head in written_heads(heads, stories).items()}
    return [
        Problem(
            file,
            field="data" if name in head.data else "tables",
            found=f"the text may not draw on '{name}'{nearest(name, open_tables)}",
            allowed="source.table of a source that is not under disclosure control",
            example=open_tables[0] if open_tables else "",
            rule="unknown-table",
        )
        for file, head in sorted(files.items())
        for name in head.sources
        if name not in open_tables
    ]


def written_heads(heads: Mapping[str, Head], stories: Mapping[str, Story]) -> dict[str, Head]:
    """Return the heads of pages and stories together, by their place in the site's folder without the ending."""
    pages = {f"pages/{name}": head for name, head in heads.items()}
    return {**pages, **{f"stories/{name}": story.head for name, story in stories.items()}}


def allowed_tables(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return the table of the warehouse for each `source.table` that a text may name."""
    return {
        f"{source.name}.{resource.name}": source.table(resource)
        for source in sources.values()
        if not under_a_rule(source)
        for resource in source.package.resources
    }


def rows_for_text(
    warehouse: Warehouse, sources: Mapping[str, Source], heads: Mapping[str, Head]
) -> dict[str, tuple[Row, ...]]:
    """Return the rows of every table that these heads name, in the order of the source's file."""
    tables = allowed_tables(sources)
    return {name: _rows(warehouse, tables[name]) for name in tables_of(heads) if name in tables}


def _rows(warehouse: Warehouse, table: str) -> tuple[Row, ...]:
    if not warehouse.columns(f"clean.{table}"):
        return ()
    found = warehouse.records(f'select * from clean."{table}" order by _file, _row')
    return tuple({name: value for name, value in row.items() if not name.startswith("_")} for row in found)
