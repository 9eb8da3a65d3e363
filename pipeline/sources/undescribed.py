"""Data files that lie in a source's folder and that its description does not name: delivered, and read by nobody.

Only whether a file is named belongs here; what is in one that is named is judged when it is received.
"""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch

from pipeline.sources.descriptor import Resource, Source

DATA_FILES = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".ods", ".zip", ".gz", ".parquet"})


def undescribed_warnings(sources: Iterable[Source]) -> Iterator[str]:
    """Yield a line for each data file right in a source's folder that no resource names, by folder and file."""
    for source in sources:
        named = [path for resource in source.package.resources for path in _paths(resource)]
        for file in sorted(source.folder.iterdir()):
            if file.suffix.lower() in DATA_FILES and not any(fnmatch(file.name, path) for path in named):
                yield (
                    f"{source.folder.parent.name}/{source.name}/{file.name}  nothing reads this file: "
                    "name it under `path` in datapackage.yaml, or take it away"
                )


def _paths(resource: Resource) -> list[str]:
    more = (resource.model_extra or {}).get("extrapaths") or []
    return [*([resource.path] if isinstance(resource.path, str) else resource.path), *more]
