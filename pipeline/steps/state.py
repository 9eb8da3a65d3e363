"""What each step was made from, as content hashes: a step is stale when its hash is not the one it was last made from.

Hashes take in content, files and the engine's own code; never a clock, a path or a run.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.catalogue.dependence import needs, sources_of
from pipeline.catalogue.framework_history import VERSIONS
from pipeline.catalogue.tags import TAGS
from pipeline.digests import digest, maker_digest
from pipeline.publish.tree import is_aside
from pipeline.sources.descriptor import Source
from pipeline.sources.extracts import place_of
from pipeline.sources.files import files_of, fingerprint
from pipeline.sources.receive import RECORDS
from pipeline.sources.watching import is_unfinished
from pipeline.warehouse import Warehouse

if TYPE_CHECKING:
    from pipeline.steps.workspace import Workspace

HASHES = "state.hashes"
PROTECTED, STANDING, SITE = "protected", "standing", "site"
NOT_IN_FIGURES = {"notify", "keep"}
"""Settings that no figure and no page depends on."""


def tree_digest(folder: Path, patterns: Iterable[str] = ("*",)) -> str:
    """Return the hash of every file under a folder: names and bytes, in order of name."""
    found = {p for pattern in patterns for p in folder.rglob(pattern) if p.is_file() and not _is_passing(p, folder)}
    return digest(
        part
        for path in sorted(found)
        for part in (path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
    )


def _is_passing(file: Path, folder: Path) -> bool:
    """Say whether a file is no content: compiled code, or left half-written by a run that was stopped."""
    return "__pycache__" in file.parts or is_aside(file.relative_to(folder).as_posix())


def figure_hashes(workspace: "Workspace") -> dict[str, str]:
    """Return the hash of every step up to the figures: files, cleaning, measures. Pages are not asked after."""
    engine = maker_digest()
    areas = tree_digest(workspace.project.measures, ("areas.csv", "area_aliases.csv"))
    made = {f"raw/{s.name}": digest([engine, areas, _delivery(s)]) for s in workspace.sources.values()}
    made |= {f"clean/{name}": digest([made[f"raw/{name}"]]) for name in workspace.sources}
    for name in workspace.catalogue.measures:
        _measure(workspace, name, made, engine + areas)
    return made


def node_hashes(workspace: "Workspace", as_of: date) -> dict[str, str]:
    """Return the hash of every step, in the order of dependence."""
    made = figure_hashes(workspace)
    figures = [made[f"measure/{name}"] for name in workspace.catalogue.measures]
    site = tree_digest(workspace.project.site)
    settings = workspace.project.settings.model_dump_json(exclude=NOT_IN_FIGURES)
    made[PROTECTED] = digest([*figures, settings, site, as_of.isoformat()])
    framework = tree_digest(workspace.project.measures, ("framework.yaml",))
    made[STANDING] = digest([made[PROTECTED], framework, site, as_of.isoformat()])
    beside = tree_digest(workspace.project.measures, (VERSIONS, TAGS))
    made[SITE] = digest([made[STANDING], beside, _mkdocs(workspace)])
    return made


def stale(warehouse: Warehouse, hashes: Mapping[str, str]) -> list[str]:
    """Return the steps whose hash is not the one that they were last made from."""
    ensure(warehouse)
    known = dict(warehouse.rows(f"select node, hash from {HASHES}"))
    return [node for node, made in hashes.items() if known.get(node) != made]


def was_refreshed(warehouse: Warehouse) -> bool:
    """Say whether any step was ever done."""
    ensure(warehouse)
    return bool(warehouse.rows(f"select 1 from {HASHES} limit 1"))


def remember(warehouse: Warehouse, node: str, made: str) -> None:
    """Write down what a step was made from, once it is done."""
    ensure(warehouse)
    with warehouse.write():
        warehouse.execute(f"delete from {HASHES} where node = ?", [node])
        warehouse.execute(f"insert into {HASHES} values (?, ?)", [node, made])


def unlearn(warehouse: Warehouse, node: str) -> None:
    """Forget what a step was made from, before it writes anything new."""
    ensure(warehouse)
    warehouse.execute(f"delete from {HASHES} where node = ?", [node])


def ensure(warehouse: Warehouse) -> None:
    """Make the table of hashes if there is none."""
    warehouse.execute(f"create table if not exists {HASHES} (node varchar, hash varchar)")


def _delivery(source: Source) -> str:
    tidy = source.package.resources if source.package.outcomes.layout != RECORDS else []
    files = [file for resource in tidy for file in files_of(source, resource)[0]]
    own = [p for p in sorted(source.folder.rglob("*")) if p.is_file() and p.suffix in (".yaml", ".sql")]
    texts = [p.read_text("utf-8", errors="backslashreplace") for p in own]
    return digest([*texts, *(part for f in files for part in (f.name, f.sha256)), *_extracts(source)])


def _extracts(source: Source) -> list[str]:
    """Record-level files lie outside the checkout; that they are synthetic counts too."""
    place = place_of(source)
    if place.folder is None or not place.folder.is_dir():
        return []
    found = sorted(p for p in place.folder.iterdir() if p.is_file() and not is_unfinished(p.name))
    return [str(place.synthetic), *(part for p in found for part in (p.name, fingerprint(p)))]


def _measure(workspace: "Workspace", name: str, made: dict[str, str], base: str) -> None:
    """Add the hash of a measure, and first those of the measures it is derived from."""
    if f"measure/{name}" in made:
        return
    measure = workspace.catalogue.measures[name]
    for other in needs(measure):
        _measure(workspace, other, made, base)
    clean = [made[f"clean/{source}"] for source in sources_of(measure) if f"clean/{source}" in made]
    derived = [made[f"measure/{other}"] for other in needs(measure)]
    made[f"measure/{name}"] = digest([base, measure.model_dump_json(), *clean, *derived])


def _mkdocs(workspace: "Workspace") -> str:
    file = workspace.project.root / "mkdocs.yml"
    return file.read_text("utf-8", errors="backslashreplace") if file.exists() else ""
