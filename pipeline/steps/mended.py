"""Mistakes in publishers' files that are declared and put right: told with their place, and unknown before their day.

A report with an earlier cut-off shows what the file said: nobody knew better then. The corrections themselves are
applied in `sources.corrections`; what readers are told of them is in `render`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pipeline.catalogue.dependence import sources_of
from pipeline.catalogue.measure import Measure
from pipeline.compute.measure_series import Workshop, measure_series
from pipeline.compute.series import Series, with_values
from pipeline.errors import CellNotRead, ContentProblems
from pipeline.render.site_input import Mended
from pipeline.sources.clean import clean
from pipeline.sources.corrections import places, read_corrections
from pipeline.sources.descriptor import Source
from pipeline.sources.files import files_of
from pipeline.sources.layouts import read
from pipeline.sources.receive import RECORDS, read_delivery, swap_in
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse, open_memory


def mended(sources: Mapping[str, Source]) -> list[Mended]:
    """Return every mistake in a publisher's file that is declared and put right, by source."""
    return [
        Mended(name, one.what, one.why, one.reported_by, one.reported_on, where.get(one.id, ""))
        for name, source in sorted(sources.items())
        for where in [_places(source)]
        for one in read_corrections(source)[0]
    ]


def _places(source: Source) -> dict[str, str]:
    """Return where each correction's record stands; none for a file that cannot be read now."""
    entries = read_corrections(source)[0]
    found: dict[str, str] = {}
    for resource in source.package.resources if entries else ():
        own = [one for one in entries if one.resource == resource.name]
        try:
            found |= places(read(source, resource, files_of(source, resource)[0]), own) if own else {}
        except ContentProblems:
            continue
    return found


def not_yet_mended(workspace: Workspace, truth: Mapping[str, Series], cut_off: date) -> dict[str, Series]:
    """Return the series that rest on corrections reported after a cut-off, as the files of that day gave them.

    Where a file as it was delivered would not have been taken at all, its figures stay as they were put right.
    """
    late = {name for name, source in workspace.sources.items() if _has_later(source, cut_off)}
    asked = {name: part for name in truth if (part := _resting(workspace.catalogue.measures[name], late))}
    if not asked:
        return {}
    then = {name: replace(one, known_by=cut_off) for name, one in workspace.sources.items()}
    with open_memory() as warehouse:
        needed = {name for one in asked.values() for name in sources_of(one)}
        taken = {name for name in sorted(needed) if _is_taken(warehouse, workspace, then[name])}
        shop = Workshop(warehouse, workspace.catalogue.areas, then)
        made = {name: measure_series(name, one, shop) for name, one in asked.items() if set(sources_of(one)) <= taken}
    return {name: _in_place(truth[name], asked[name], one) for name, one in made.items()}


def _has_later(source: Source, cut_off: date) -> bool:
    return any(one.reported_on > cut_off for one in read_corrections(source)[0])


def _resting(measure: Measure, late: set[str]) -> Measure | None:
    """Return the measure with those of its sources alone whose figures rest on such a source; None without any."""
    parts = [measure.model_copy(update={"sources": (entry,)}) for entry in measure.sources]
    wanted = {part.sources[0].source for part in parts if late & set(sources_of(part))}
    kept = tuple(entry for entry in measure.sources if entry.source in wanted)
    return measure.model_copy(update={"sources": kept}) if kept else None


def _is_taken(warehouse: Warehouse, workspace: Workspace, source: Source) -> bool:
    """Read and clean a source as it was known; records have no corrections, and are not read a second time."""
    if source.package.outcomes.layout == RECORDS:
        return False
    receipt = read_delivery(source, workspace.catalogue.areas)
    if not receipt.accepted:
        return False
    swap_in(warehouse, receipt)
    try:
        clean(warehouse, source)
    except CellNotRead:
        return False
    return True


def _in_place(truth: Series, asked: Measure, made: Series) -> Series:
    """Put figures as they were known in place of those of the same sources."""
    again = {entry.source for entry in asked.sources}
    return with_values(truth, [*(value for value in truth.values if value.source not in again), *made.values])
