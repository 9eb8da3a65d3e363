"""One measure worked out from what is in the warehouse, and its page rendered alone. The warehouse is not written to.

Reads only what the measure needs, so that it is fast; refresh works everything out and publishes it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.compute.checks import Finding, check_figures
from pipeline.compute.checks.blame import to_mend
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.stand import When
from pipeline.compute.units_said import other_units
from pipeline.compute.unmatched import unmatched
from pipeline.compute.workshop import Workshop
from pipeline.errors import ContentProblems, Problem
from pipeline.render.preview import preview_files
from pipeline.render.site_input import SiteInput
from pipeline.sources.clean import clean
from pipeline.sources.descriptor import Source
from pipeline.sources.receive import RECORDS, read_delivery, swap_in
from pipeline.steps.figures import LATEST, elsewhere, headline, standings, synthetic, yearly
from pipeline.steps.mended import mended
from pipeline.steps.newer import in_preview, what_changed
from pipeline.steps.preview_content import one_measure
from pipeline.steps.preview_figures import published_now, worked_out
from pipeline.steps.site import queries, source_facts
from pipeline.steps.store import KeptDrawings
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse
from pipeline.warehouse.aside import forget_views, open_aside

FOLDER, TABLES = "preview", ("raw", "clean")


@dataclass(frozen=True)
class Previewed:
    """Where the page lies, how many figures it has, how they were protected, what its checks doubt and what stops it.

    `odd`: conditions of its file that no row meets, and a unit that is not its source's.
    `newer`: what changed since the last refresh, in words.
    """

    page: Path
    figures: int
    protection: str
    doubts: tuple[Finding, ...]
    stops: tuple[Problem, ...]
    odd: tuple[Problem, ...] = ()
    newer: tuple[str, ...] = ()


def preview_measure(root: Path, name: str, today: date) -> Previewed:
    """Work out a measure and write its page into build/preview. Raises ContentProblems as `check` would tell them."""
    workspace = one_measure(root, name)
    with open_aside(workspace.project.warehouse, _seen(workspace)) as warehouse:
        changed = what_changed(warehouse, workspace)
        for source in workspace.sources.values():
            _ready(warehouse, source, workspace, anew=source.name in changed.sources)
        shop = Workshop(warehouse, workspace.catalogue.areas, workspace.sources, workspace.catalogue.documents)
        measure = workspace.catalogue.measures[name]
        published, told = published_now(warehouse, workspace, worked_out(shop, workspace, changed.measures), today)
        site = _site(warehouse, workspace, published, today)
        document = workspace.catalogue.documents[name]
        odd = [*unmatched(measure, document, shop), *other_units(measure, document, shop)]
    where, files = preview_files(site, name, KeptDrawings(workspace.project.build / "cache" / "charts"))
    folder = workspace.project.build / FOLDER
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    shown = published[name]
    found = check_figures(measure, shown, workspace.catalogue.areas)
    return Previewed(
        folder / where,
        sum(v.value is not None for v in shown.values),
        told,
        tuple(one for one in found if not one.blocks),
        tuple(to_mend(measure, document, one) for one in found if one.blocks),
        tuple(odd),
        in_preview(workspace, changed, name),
    )


def _seen(workspace: Workspace) -> Callable[[str, str], bool]:
    """Return what says of a table in the warehouse whether it is of these measures."""
    figures, sources = workspace.catalogue.measures, workspace.sources
    return lambda schema, name: (
        name.split("__")[0] in sources if schema in TABLES else name in figures or schema == "protected"
    )


def _ready(warehouse: Warehouse, source: Source, workspace: Workspace, *, anew: bool) -> None:
    """Clean a small source anew; receive one that was never received, or changed since (`anew`).

    Records are taken as they were last cleaned.
    """
    if source.package.outcomes.layout == RECORDS:
        return
    tables = [source.table(resource) for resource in source.package.resources]
    if anew or not all(warehouse.columns(f"raw.{table}") for table in tables):
        receipt = read_delivery(source, workspace.catalogue.areas)
        if not receipt.accepted:
            raise ContentProblems(receipt.problems)
        forget_views(warehouse, "raw", tables)
        swap_in(warehouse, receipt)
    kept = [table for table in warehouse.tables("clean") if table.split("__")[0] == source.name]
    forget_views(warehouse, "clean", kept)
    clean(warehouse, source)


def _site(warehouse: Warehouse, workspace: Workspace, published: dict[str, PublishedSeries], today: date) -> SiteInput:
    when = When(LATEST, today)
    stands = standings(workspace, published, when)
    return SiteInput(
        settings=workspace.project.settings,
        framework=workspace.catalogue.framework,
        measures=workspace.catalogue.measures,
        areas=workspace.catalogue.areas,
        series=published,
        standings=headline(workspace, stands),
        yearly=yearly(workspace, published, when),
        elsewhere=elsewhere(workspace, published, stands, when),
        synthetic=synthetic(workspace, published, when),
        as_of=today,
        sources=source_facts(warehouse, workspace),
        mended=mended(workspace.sources),
        queries=queries(warehouse, workspace, published),
    )
