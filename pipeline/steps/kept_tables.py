"""The empty tables that definitions are held against, kept under build/cache by what describes them: columns alone.

To make them anew takes most of the time of a check of one measure. Only those of sources that are right are kept.
"""

import json
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from pipeline.compute.binding import make_empty
from pipeline.digests import digest, maker_digest
from pipeline.errors import Problem
from pipeline.sources.clean import clean_faults
from pipeline.sources.clean_steps import clean_steps
from pipeline.sources.descriptor import Source
from pipeline.steps.store import KeptFiles
from pipeline.warehouse import Warehouse

LIBRARIES = ("duckdb", "sqlglot", "frictionless")
"""What says whether SQL and schemas are right, beside our own code."""


class KeptTables:
    """Makes a source's empty clean tables, from what was kept where there is something."""

    def __init__(self, build: Path) -> None:
        self._files = KeptFiles(build / "cache" / "tables")
        self.made = False

    def knows(self, source: Source) -> bool:
        """Say whether the source, described just so, was right before: then so is its cleaning."""
        return self._files.get(_key(source)) is not None

    def make(self, warehouse: Warehouse, source: Source) -> list[Problem]:
        """Make the tables, empty; return what cannot be made."""
        self.made, kept = True, self._files.get(_key(source))
        if kept is None:
            return self._anew(warehouse, source)
        for table, columns in json.loads(kept).items():
            warehouse.load(f"clean.{table}", columns, [])
        return []

    def end_build(self) -> None:
        """Drop what none of the last checks of everything used."""
        self._files.end_build()

    def _anew(self, warehouse: Warehouse, source: Source) -> list[Problem]:
        problems = make_empty(warehouse, source)
        if not problems and not clean_faults(source):
            made = {step.table: warehouse.columns(f"clean.{step.table}") for step in clean_steps(source)}
            with suppress(OSError):  # a project that may only be read can be looked at all the same
                self._files.put(_key(source), json.dumps(made).encode("utf-8"))
        return problems


def _key(source: Source) -> str:
    return digest([maker_digest(), *map(version, LIBRARIES), source.name, *described(source)])


def described(source: Source) -> tuple[str, ...]:
    """Return all of a source that says what its tables are."""
    plain = json.dumps(source.plain, sort_keys=True, default=str)
    return plain, source.package.model_dump_json(), repr(source.clean_sql), repr(source.cleaning)
