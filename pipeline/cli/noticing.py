"""What `check` notices though nothing is wrong: warnings of content, then doubts and more by the last refresh's tables.

Each is found elsewhere; here they are told, those alone that are asked about.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from pipeline.catalogue.edition_dates import date_warnings
from pipeline.cli.asked_paths import Asked
from pipeline.cli.doubting import say_doubts
from pipeline.cli.saying import Voice
from pipeline.compute.frequencies import frequency_warnings
from pipeline.compute.units_said import other_units
from pipeline.compute.unmatched import unmatched
from pipeline.compute.workshop import Workshop
from pipeline.errors import WarehouseBusy
from pipeline.sources.undescribed import undescribed_warnings
from pipeline.steps.doubts import judged_findings
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse, open_memory, open_warehouse


def say_noticed(workspace: Workspace, today: date, asked: Asked, voice: Voice) -> None:
    """Say what is odd though nothing is wrong."""
    _warn(
        [*date_warnings(workspace.reports), *frequency_warnings(workspace.catalogue, workspace.sources)], asked, voice
    )
    _warn(undescribed_warnings(workspace.sources.values()), asked, voice)
    _worked_out(workspace, today, asked, voice)


def _worked_out(workspace: Workspace, today: date, asked: Asked, voice: Voice) -> None:
    """Say what is odd by the last refresh's tables: little where there was none yet, nothing where one is under way."""
    if not workspace.project.warehouse.exists():
        with open_memory() as nothing:
            _warn(_about_measures(nothing, workspace), asked, voice)
        return
    with suppress(WarehouseBusy), open_warehouse(workspace.project.warehouse) as warehouse:
        _warn(_about_measures(warehouse, workspace), asked, voice)
        say_doubts(voice, asked.of(workspace, judged_findings(warehouse, workspace)))
        _warn(_not_owed(warehouse, workspace, today), asked, voice)


def _warn(lines: Iterable[str], asked: Asked, voice: Voice) -> None:
    for line in lines:
        if asked.holds_line(line):
            voice.fact(f"warning  {line}", warning=line)


def _about_measures(warehouse: Warehouse, workspace: Workspace) -> Iterator[str]:
    catalogue = workspace.catalogue
    shop = Workshop(warehouse, catalogue.areas, workspace.sources)
    for name, measure in catalogue.measures.items():
        yield from map(str, unmatched(measure, catalogue.documents[name], shop))
        yield from map(str, other_units(measure, catalogue.documents[name], shop))


def _not_owed(warehouse: Warehouse, workspace: Workspace, today: date) -> Iterable[str]:
    """Return a line for each exception note that nobody owes. Looked at only where notes are: it loads `render`."""
    if not workspace.notes:
        return ()
    from pipeline.steps.owing import not_owed

    return not_owed(warehouse, workspace, today)
