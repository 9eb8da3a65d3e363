"""What stands around the figures of every sheet: marks, source, dates, what words mean, text for the picture."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pipeline.catalogue.edition import Edition
from pipeline.compute.standing.result import Change
from pipeline.render.infographics import words
from pipeline.render.infographics.choosing import Candidate, is_clear
from pipeline.render.infographics.figures import known_of, markers_of, shown_with
from pipeline.render.infographics.sheet import Changes, Number, Term
from pipeline.render.pages.context import Context
from pipeline.render.pages.support import support_box
from pipeline.render.pages.words import day
from pipeline.render.wording.markers import key_line
from pipeline.render.wording.phrases import capital

CONTACT = 90
MOST_SOURCES, SOURCE = 3, 110


def demonstration(context: Context) -> str:
    """Return the mark of a demonstration; empty for a live project."""
    return words.DEMONSTRATION if context.site.settings.site_status == "demonstration" else ""


def always(context: Context) -> dict[str, Any]:
    """Return what every sheet says: the mark of a demonstration, and how to ask for another form."""
    return {"demonstration": demonstration(context), "formats": formats(context)}


def formats(context: Context) -> str:
    """Say how to ask for this in another form: by the first contact, in the project's own words."""
    contacts = context.site.settings.brand.contacts
    return words.ended(f"{words.OTHER_FORMS} {words.cut(contacts[0], CONTACT)}") if contacts else ""


def notes_of(edition: Edition) -> tuple[str, ...]:
    """Return the mark of a draft, or that of a report that was put together after the event."""
    if edition.state != "signed_off":
        return (words.DRAFT,)
    if edition.reconstructed_on is None:
        return ()
    told = f"Put together on {day(edition.reconstructed_on)}, after the event"
    return (f"{told}, from what was out by {day(edition.cut_off)}.",)


def terms_of(context: Context, chosen: Sequence[Candidate], told: Changes, most: int) -> tuple[Term, ...]:
    """Return the words that this sheet uses and that need a meaning, and always the key of its marks."""
    changes = [c.change for c in chosen]
    needed = [
        (words.CLEAR, any(is_clear(c) for c in changes)),
        (words.CHANCE, not any(is_clear(c) for c in changes) and _says_no_clear_change(changes, told)),
        (words.UNTESTED, any(c.lower is None and c.direction in ("higher", "lower") for c in changes)),
        (replace(words.MEASURE, word=capital(context.said.measure)), True),
    ]
    key = key_line(markers_of(c, context) for c in chosen)
    there = [term for term, is_there in needed if is_there][:most]
    return (*there, Term(words.MARKS, words.ended(key))) if key else tuple(there)


def _says_no_clear_change(changes: Sequence[Change], told: Changes) -> bool:
    """Whether the words stand on the sheet: never of figures that nobody could test."""
    level = any(c.tested and c.direction == "no_clear_change" for c in changes)
    return level or told.none == words.NO_CHANGES


def sources_of(context: Context, chosen: Iterable[Candidate]) -> str:
    """Name the publications that the figures shown come from, those beside the big ones too, in reading order."""
    titles = {facts.source: facts.publication for facts in context.site.sources}
    values = [v for c in chosen for v in shown_with(known_of(context, c.id), c.told)]
    found = list(dict.fromkeys(titles[v.source] for v in values if v.source in titles))
    if not found:
        return ""
    more = f"; and {len(found) - MOST_SOURCES} more" if len(found) > MOST_SOURCES else ""
    listed = "; ".join(words.cut(one, SOURCE) for one in found[:MOST_SOURCES])
    return words.ended(f"Source: {listed}{more}")


def next_report(context: Context) -> str:
    """Say when the next report comes, or that no date is set."""
    name = context.said.report
    coming = min((one.release for one in context.site.announced), default=None)
    return f"Next {name}: {day(coming)}." if coming else f"Next {name}: no date has been set yet."


def support_of(context: Context, chosen: Iterable[Candidate]) -> tuple[str, ...]:
    """Return where to turn for help, where a measure about harm or death is shown."""
    topics = (one.topic for c in chosen for one in context.site.measures[c.id].support)
    box = support_box(topics, context.site.settings.support)
    return box.lines if box else ()


def address(context: Context, path: str) -> str:
    """Return the whole address of a page, without the protocol."""
    return f"{context.site.settings.site_url.rstrip('/')}/{path}".partition("://")[2]


def day_of(edition: Edition) -> str:
    """Return the day that an edition's files bear, as ISO 8601: release, else reconstruction, else cut-off."""
    return (edition.release or edition.reconstructed_on or edition.cut_off).isoformat()


def alt_of(title: str, coverage: str, numbers: Sequence[Number], changes: Changes | None) -> str:
    """Describe the picture in a few sentences, for people who share it."""
    told = [f"One-page summary. {title}.", coverage]
    told += [f"{one.title}: {' '.join(p for p in (one.number, one.unit) if p)}, {one.when}." for one in numbers]
    if changes:
        told += [f"{changes.none}."] if changes.none else [_panels(changes)]
    return " ".join(one for one in told if one)


def _panels(changes: Changes) -> str:
    return " ".join(
        f"{panel.title}: {', '.join(e.title for e in panel.entries) or panel.none.rstrip('.')}."
        for panel in changes.panels
    )
