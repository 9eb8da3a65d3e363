"""What working out a measure needs beside its definition: the warehouse, the areas, the sources and their tables.

Handed down from the steps; nothing is worked out here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.areas import Areas
from pipeline.compute.queries import CleanTable
from pipeline.sources.clean_steps import clean_table_name
from pipeline.sources.descriptor import Source
from pipeline.strict_yaml import Document
from pipeline.warehouse import Warehouse


@dataclass(frozen=True)
class Workshop:
    """What working out a measure needs beside its definition; `documents` say where in its file each key stands.

    A table is asked for its columns once: what is cleaned later needs another one.
    """

    warehouse: Warehouse
    areas: Areas
    sources: Mapping[str, Source]
    documents: Mapping[str, Document] = field(default_factory=dict)
    _seen: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)

    def table(self, source: str, table: str | None = None) -> CleanTable:
        """Return a clean table of a source, with its columns (none when it was never received)."""
        name = clean_table_name(self.sources[source], table)
        return CleanTable(f'clean."{name}"', tuple(self.types(source, table)))

    def types(self, source: str, table: str | None = None) -> dict[str, str]:
        """Return the columns of a clean table with their SQL types."""
        name = f"clean.{clean_table_name(self.sources[source], table)}"
        if name not in self._seen:
            self._seen[name] = self.warehouse.columns(name)
        return self._seen[name]
