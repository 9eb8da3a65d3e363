"""Whether definitions fit their sources, asked once for the same content: that they do is kept under build/cache.

Only that nothing is wrong is kept. Where anything is, it is asked again, so that each problem has its line of today.
"""

from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version

from pipeline.catalogue.load import Catalogue
from pipeline.compute.binding import check_binding
from pipeline.digests import digest, maker_digest
from pipeline.errors import Problem
from pipeline.settings import Project
from pipeline.sources.descriptor import Source
from pipeline.steps.kept_tables import LIBRARIES, KeptTables, described
from pipeline.steps.store import KeptFiles

FITS = b"Every definition fits its source."


def fitting(project: Project, catalogue: Catalogue, sources: Mapping[str, Source]) -> list[Problem]:
    """Return every definition that does not fit its source, as `check_binding` does."""
    tables = KeptTables(project.build)
    problems = _asked(project, catalogue, sources, tables, "fits")
    if tables.made and not problems:
        with suppress(OSError):
            tables.end_build()
    return problems


def fitting_alone(project: Project, catalogue: Catalogue, sources: Mapping[str, Source]) -> list[Problem]:
    """Ask the same of some measures and their sources alone. What is kept of the others stays as it is."""
    return _asked(project, catalogue, sources, KeptTables(project.build), "fits_alone")


def _asked(
    project: Project, catalogue: Catalogue, sources: Mapping[str, Source], tables: KeptTables, folder: str
) -> list[Problem]:
    kept, key = KeptFiles(project.build / "cache" / folder), _key(catalogue, sources)
    if kept.get(key) == FITS:
        return []
    problems = check_binding(catalogue, sources, make=tables.make)
    if not problems:
        with suppress(OSError):  # a project that may only be read can be looked at all the same
            kept.put(key, FITS)
            kept.end_build()
    return problems


def _key(catalogue: Catalogue, sources: Mapping[str, Source]) -> str:
    """Return the hash of all that the answer depends on."""
    measures = [part for name, one in catalogue.measures.items() for part in (name, one.model_dump_json())]
    said = [part for name, one in sources.items() for part in (name, *described(one))]
    libraries = [version(name) for name in LIBRARIES]
    return digest([maker_digest(), *libraries, repr(catalogue.areas), *measures, "sources", *said])
