"""What became of the actions that the report before promised: whether their day has passed, what the figure did since.

Nothing is claimed about whether an action worked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.catalogue.exception_note import ExceptionNote
from pipeline.render.pages.actions import filled_words, note_place
from pipeline.render.pages.context import Context, edition_context
from pipeline.render.pages.parts import Fact, Link, fact, facts
from pipeline.render.pages.words import day
from pipeline.render.site_input import EditionInput, SiteInput

NO_NEWER = "There is no newer figure."


@dataclass(frozen=True)
class FollowedUp:
    """One action of the report before: what was promised, whether its day has passed, the figure then and now."""

    link: Link
    facts: tuple[Fact, ...]


def before(site: SiteInput, one: EditionInput) -> EditionInput | None:
    """Return the report before this one, by cut-off; None for the first."""
    earlier = [other for other in site.editions if other.edition.cut_off < one.edition.cut_off]
    return max(earlier, key=lambda other: (other.edition.cut_off, other.slug), default=None)


def followed_up(context: Context, one: EditionInput) -> tuple[FollowedUp, ...]:
    """Return what became of each action that the report before promised. `context` is this report's."""
    last = before(context.site, one)
    if last is None or not last.notes:
        return ()
    then = edition_context(context.site, last)
    notes = [note for name, note in sorted(last.notes.items()) if name in context.summaries]
    return tuple(_one(note, (then, last), (context, one)) for note in notes)


def _one(note: ExceptionNote, earlier: tuple[Context, EditionInput], later: tuple[Context, EditionInput]) -> FollowedUp:
    (then, last), (now, one) = earlier, later
    summary = now.summaries[note.measure]
    promised = filled_words(note.head.action, then, note_place(last.slug, note.measure))
    return FollowedUp(
        Link(summary.title, summary.url),
        facts(
            fact("What was promised", promised, *_who(note)),
            fact("Its day", *_day(note, one)),
            fact("The figure", _figures(note.measure, then, now)),
        ),
    )


def _who(note: ExceptionNote) -> Sequence[str]:
    return [f"By: {note.head.owner}"] if note.head.owner else []


def _day(note: ExceptionNote, one: EditionInput) -> Iterator[str]:
    due = note.head.by_when
    if due is None:
        yield "No day was given."
    elif due <= one.edition.cut_off:
        yield f"{day(due)}. That day has passed."
    else:
        yield f"{day(due)}. That day is still to come."


def _figures(measure: str, then: Context, now: Context) -> str:
    was, is_ = then.summaries[measure], now.summaries[measure]
    before = f"in the {now.said.report} before"
    told = f"{was.figure} ({was.period}) {before}." if was.has_figure else f"None {before}."
    if not is_.has_figure or (is_.period == was.period and is_.figure == was.figure):
        return f"{told} {NO_NEWER}"
    since = f" {is_.change}." if is_.change else ""
    return f"{told} {is_.figure} ({is_.period}) in this one.{since}"
