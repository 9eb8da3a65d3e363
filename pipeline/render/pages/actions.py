"""What is done about measures that are off track or clearly getting worse: who owes an exception note, and its words.

The notes themselves are content (`catalogue.exception_note`). What became of the last ones is in `followed_up`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.catalogue.exception_note import ExceptionNote
from pipeline.catalogue.framework import Part
from pipeline.render.pages.annual import report_link
from pipeline.render.pages.context import Context, counted, edition_context
from pipeline.render.pages.parts import Fact, Link, fact, facts
from pipeline.render.pages.references import References
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.words import day
from pipeline.render.site_input import EditionInput, SiteInput

OFF_TRACK, WORSE = "Off track", "Worse, by more than chance"
UNWRITTEN = "No action has been written yet."
UNRECORDED = "No action was recorded. This {report} was put together after the event, and we do not make one up."


@dataclass(frozen=True)
class ToldNote:
    """One measure that needs attention: why, and what is done about it; `missing` where nothing is written."""

    id: str
    link: Link
    why: str
    facts: tuple[Fact, ...]
    more: tuple[str, ...]
    missing: str
    owner: str


@dataclass(frozen=True)
class Actions:
    """The notes of an edition, for a page: where they stand, and each of them."""

    title: str
    report: Link
    notes: tuple[ToldNote, ...]


def needs_note(summary: Summary) -> bool:
    """Say whether an exception note is owed for a measure: it is off track, or worse by more than chance."""
    return counted(summary) and summary.has_figure and (summary.rating == "off_track" or got_worse(summary))


def got_worse(summary: Summary) -> bool:
    """Say whether a measure is worse than before by more than chance."""
    return summary.tested and summary.direction == "worsening"


def told_notes(context: Context, one: EditionInput) -> tuple[ToldNote, ...]:
    """Return each measure of an edition that owes a note or has one, in reading order. `context` is the edition's."""
    return tuple(
        _told(context, one, summary)
        for summary in context.summaries.values()
        if needs_note(summary) or summary.id in one.notes
    )


def unwritten(context: Context, one: EditionInput) -> dict[str, list[str]]:
    """Return the measures whose note is missing, by the office that owes it."""
    owed: dict[str, list[str]] = {}
    for summary in context.summaries.values():
        if needs_note(summary) and summary.id not in one.notes:
            owed.setdefault(context.site.measures[summary.id].owner, []).append(summary.id)
    return dict(sorted(owed.items()))


def newest_actions(site: SiteInput) -> Actions | None:
    """Return the notes of the newest report, for pages about measures and domains; None where there is no report."""
    newest = max(site.editions, key=lambda one: (one.edition.cut_off, one.slug), default=None)
    if newest is None:
        return None
    context = edition_context(site, newest)
    return actions_of(newest, told_notes(context, newest))


def actions_of(one: EditionInput, notes: tuple[ToldNote, ...]) -> Actions:
    """Return notes with the report that they stand in."""
    return Actions("What is being done", report_link(one), notes)


def about(actions: Actions | None, names: frozenset[str]) -> Actions | None:
    """Keep the notes about these measures; None where there is none."""
    kept = tuple(note for note in actions.notes if note.id in names) if actions else ()
    return Actions(actions.title, actions.report, kept) if actions and kept else None


def under(context: Context, part: Part) -> frozenset[str]:
    """Return the measures under a part of the framework."""
    return frozenset(summary.id for summary in context.under(part))


def filled_words(text: str, context: Context, place: str) -> str:
    """Return a text of a note with its figures filled in, as plain words."""
    return References(context, place).filled(text, {}, escape=False)


def note_place(edition: str, measure: str) -> str:
    """Return where a note stands, for messages."""
    return f"site/editions/{edition}/actions/{measure}.md"


def _told(context: Context, one: EditionInput, summary: Summary) -> ToldNote:
    note, owner = one.notes.get(summary.id), context.site.measures[summary.id].owner
    return ToldNote(
        id=summary.id,
        link=Link(summary.title, summary.url),
        why=_why(summary),
        facts=_facts(context, one.slug, note) if note else (),
        more=tuple(filled_words(part, context, note_place(one.slug, summary.id)) for part in note.more) if note else (),
        missing="" if note else _missing(one, owner, context.said.report),
        owner=owner,
    )


def _why(summary: Summary) -> str:
    found: Mapping[str, bool] = {OFF_TRACK: summary.rating == "off_track", WORSE: got_worse(summary)}
    return ". ".join(words for words, holds in found.items() if holds)


def _facts(context: Context, edition: str, note: ExceptionNote) -> tuple[Fact, ...]:
    head, place = note.head, note_place(edition, note.measure)
    cause, action, last = (filled_words(t, context, place) for t in (head.cause, head.action, head.last_time or ""))
    return facts(
        fact("Why it is so", cause),
        fact("What is done", action),
        fact("Who does it", head.owner),
        fact("By when", day(head.by_when) if head.by_when else None),
        fact("What became of the last action", last),
        fact("Where this is written", head.stated_in),
    )


def _missing(one: EditionInput, owner: str, report: str) -> str:
    return (
        UNRECORDED.format(report=report) if one.edition.reconstructed_on else f"{UNWRITTEN} It is for {owner} to write."
    )
