"""Refuses data files that nothing describes: `python -m tools.data_files [FILE…]`, by default all of them.

Says where data may lie, so that no extract with people in it is committed by mistake; what is inside a file
is the business of the source checks.
"""

import subprocess
import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from functools import cache
from pathlib import Path, PurePosixPath

import yaml

from pipeline.sources.undescribed import DATA_FILES

ROOT = Path(__file__).resolve().parents[1]
DATA = DATA_FILES | {".duckdb"}
DESCRIPTORS = ("datapackage.yaml", "datapackage.json")
INVENTED = ("tests/fixtures/", "tests/golden/")
INVENTED_LIMIT = 64 * 1024
ALLOWED = (
    "a data file must be named as a resource in a datapackage.yaml in its folder or above, or be a code list "
    "(CSV) in measures/, or an invented one of at most 64 kB in tests/fixtures/ or tests/golden/"
)


def project_files(root: Path = ROOT) -> list[str]:
    """Return every file that is, or could next be, committed; paths relative to `root`, sorted."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    out = subprocess.run(listing, cwd=root, check=True, capture_output=True, text=True).stdout
    return sorted(name for name in set(out.split("\0")) if name and (root / name).is_file())


def problems(files: Iterable[str], root: Path = ROOT) -> list[str]:
    """Return one line for each data file among `files` that has no right to be there."""
    data = sorted(name for name in files if PurePosixPath(name).suffix.lower() in DATA)
    return [f"{name}  nothing describes this data file; {ALLOWED}" for name in data if not _is_known(name, root)]


def _is_known(name: str, root: Path) -> bool:
    path = PurePosixPath(name)
    if path.suffix == ".csv" and _is_code_list(path, root):
        return True
    if name.startswith(INVENTED) and (root / name).stat().st_size <= INVENTED_LIMIT:
        return True
    return any(_names(root / folder, str(path.relative_to(folder))) for folder in path.parents)


def _is_code_list(path: PurePosixPath, root: Path) -> bool:
    return any(up.name == "measures" and (root / up / "framework.yaml").is_file() for up in path.parents)


def _names(folder: Path, name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _patterns(folder))


@cache
def _patterns(folder: Path) -> tuple[str, ...]:
    """Return the paths (or globs) that a folder's descriptor gives its resources."""
    found = [folder / descriptor for descriptor in DESCRIPTORS if (folder / descriptor).is_file()]
    resources = [one for file in found for one in (_read(file).get("resources") or [])]
    paths = [path for one in resources for path in _listed(one.get("path")) + _listed(one.get("extrapaths"))]
    return tuple(paths)


def _read(file: Path) -> dict:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    return content if isinstance(content, dict) else {}


def _listed(path: str | list[str] | None) -> list[str]:
    return [path] if isinstance(path, str) else list(path or [])


def main(arguments: list[str]) -> int:
    """Print every problem; return 1 if there is any."""
    found = problems(arguments or project_files())
    print("\n".join(found), end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
