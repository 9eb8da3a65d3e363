"""The infographic of one domain in a quarter: its measures with figures, and how many have none and why."""

from collections.abc import Sequence

from pipeline.catalogue.framework import Part
from pipeline.periods import from_label
from pipeline.render.infographics import around, words
from pipeline.render.infographics.choosing import Candidate, ordered
from pipeline.render.infographics.figures import TITLE, candidates, line_of, number_of
from pipeline.render.infographics.quarter import NAME, changes_of, measures_after, source_lines
from pipeline.render.infographics.room import Room
from pipeline.render.infographics.sheet import Reason, Sheet
from pipeline.render.infographics.words import cut, ended
from pipeline.render.pages.context import Context, counted, slug
from pipeline.render.pages.coverage import coverage
from pipeline.render.pages.home import tone
from pipeline.render.pages.icons import icon
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.tags import state_tag
from pipeline.render.site_input import EditionInput
from pipeline.render.wording.status import STATES

NAMES = 260


def domain_sheet(context: Context, one: EditionInput, domain: Part, room: Room) -> Sheet:
    """Return the sheet of a domain in an edition; `context` holds the edition's own figures."""
    place = next(n for n, part in enumerate(context.domains) if part is domain)
    known = [c for c in candidates(context) if c.domain == place]
    large, small = shared_out(ordered(known), room)
    numbers = tuple(number_of(c, context, drawn=room.drawn) for c in large)
    covered = coverage(context.under(domain), context.site.framework.measure_words)
    changes = changes_of(known, context, room.entries, one.edition.overrides)
    period = from_label(one.edition.period).public
    return Sheet(
        kind="domain",
        title=f"{domain.name}: {period}",
        kicker=cut(context.site.settings.title, NAME),
        heading=cut(domain.name, NAME),
        period=period,
        date=around.day_of(one.edition),
        address=around.address(context, f"editions/{one.slug}/{slug(domain.key)}/"),
        coverage_before=words.REPORT_ON,
        coverage=f"{covered.with_figure} of {covered.total}",
        coverage_after=measures_after(context, covered.total),
        covered=covered.with_figure,
        total=covered.total,
        alt=around.alt_of(f"{domain.name}: {period}", f"{words.REPORT_ON} {covered.words}.", numbers, changes),
        terms=around.terms_of(context, [*large, *small], changes, room.terms),
        source=source_lines(context, one, [*large, *small]),
        **around.always(context),
        notes=around.notes_of(one.edition),
        tone=tone(place + 1),
        icon=icon(domain.icon),
        lead=tuple(cut(text, NAMES) for text in [domain.introduction or ""][: room.leads] if text),
        numbers_title=words.numbers_title(len(numbers)),
        numbers=numbers,
        no_numbers="" if numbers else words.NO_NUMBERS,
        more_title=words.MORE,
        more=tuple(line_of(c, context) for c in small),
        changes=changes,
        reasons_title=words.WITHOUT,
        reasons=reasons_of(context.under(domain), names=room.names),
        support=around.support_of(context, [*large, *small]),
    )


def shared_out(several: Sequence[Candidate], room: Room) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Return the measures that are told large, and those that are told small; those about harm and death are small."""
    large = tuple(one for one in several if not one.sensitive)[: room.numbers]
    small = tuple(one for one in several if one not in large)[: room.lines]
    return large, small


def reasons_of(summaries: Sequence[Summary], *, names: bool) -> tuple[Reason, ...]:
    """Return the measures without a figure by the reason: how many, and with `names` which, as many as there is room.

    Measures about harm and death are named last.
    """
    none = sorted((s for s in summaries if counted(s) and not s.has_figure), key=_quiet_last)
    rows: list[Reason] = []
    for state in STATES:
        found = [s for s in none if s.state == state]
        if found:
            rows.append(Reason(len(found), state_tag(state).words, _names(found) if names else ""))
    return tuple(rows)


def _names(summaries: Sequence[Summary]) -> str:
    """Name measures until there is no more room, then say how many more there are."""
    told: list[str] = []
    for one in summaries:
        left = len(summaries) - len(told)
        if told and left > 1 and len("; ".join([*told, one.title])) > NAMES:
            return f"{'; '.join(told)}; and {left} more."
        told.append(cut(one.title, TITLE))
    return ended("; ".join(told))


def _quiet_last(summary: Summary) -> bool:
    return summary.sensitive
