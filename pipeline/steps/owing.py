"""Which exception notes an edition still lacks, by the office that owes them, which nobody asked for; notes as frozen.

Which measures need one is decided in `render.pages.actions`.
"""

from collections.abc import Iterator
from datetime import date

from pipeline.catalogue.exception_note import ACTIONS
from pipeline.catalogue.reports import folder_of
from pipeline.errors import UsageError, nearest
from pipeline.render.pages.actions import needs_note, note_place, unwritten
from pipeline.render.pages.context import edition_context
from pipeline.steps.figures import LATEST
from pipeline.steps.site import gather
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


def owing(warehouse: Warehouse, workspace: Workspace, slug: str, today: date) -> dict[str, list[str]]:
    """Return the measures of an edition whose note is missing, by owner, from what was worked out last.

    Raises UsageError for an edition that there is not, or that is not out yet on that day.
    """
    site = gather(warehouse, workspace, today)
    known = {one.slug: one for one in site.editions}
    if slug not in known:
        when = "" if slug not in workspace.editions else f" on {today}: its first day is still to come (--as-of)"
        msg = f"there is no edition '{slug}'{when or nearest(slug, known)}; see: outcomes edition list"
        raise UsageError(msg)
    one = known[slug]
    return unwritten(edition_context(site, one), one)


def not_written(warehouse: Warehouse, workspace: Workspace, slug: str, today: date) -> Iterator[str]:
    """Give a reason for each owner whose notes are missing.

    An annual report has no notes, and for a report made after the event there is nobody to ask.
    """
    if slug not in workspace.editions or workspace.editions[slug].reconstructed_on:
        return
    for owner, measures in owing(warehouse, workspace, slug, today).items():
        yield f"{owner} owes an exception note for {', '.join(measures)}: write {ACTIONS}/<measure>.md beside it"


def not_owed(warehouse: Warehouse, workspace: Workspace, today: date) -> Iterator[str]:
    """Give a line for each note on a measure that owes none, from what was worked out last.

    Frozen reports stay as they are, and one made after the event repeats what was written at the time.
    """
    editions, frozen = workspace.editions, workspace.archive.frozen
    asked = [n for n in workspace.notes if n not in frozen and not editions[n].reconstructed_on]
    if not asked or not warehouse.columns(f"protected.{LATEST}"):
        return
    site = gather(warehouse, workspace, today)
    for one in (edition for edition in site.editions if edition.slug in asked):
        summaries = edition_context(site, one).summaries
        for name in (name for name in one.notes if name in summaries and not needs_note(summaries[name])):
            yield f"{note_place(one.slug, name)}  '{name}' owes no note: not off track, not worse by more than chance"


def notes_to_keep(workspace: Workspace, slug: str) -> dict[str, bytes]:
    """Return the files of an edition's notes by their path among its frozen files."""
    folder = workspace.project.site / folder_of(slug) / ACTIONS
    return {f"{ACTIONS}/{file.name}": file.read_bytes() for file in sorted(folder.glob("*.md"))}
