"""The infographic of one quarter: what we can report on, a few big numbers, what got better and worse."""

from collections.abc import Sequence

from pipeline.catalogue.edition import Edition, Override
from pipeline.periods import from_label
from pipeline.render.infographics import around, words
from pipeline.render.infographics.choosing import Candidate, compared, leading, progress, to_improve
from pipeline.render.infographics.figures import candidates, entry_of, number_of
from pipeline.render.infographics.room import Room
from pipeline.render.infographics.sheet import Changes, Count, Panel, Row, Sheet
from pipeline.render.infographics.words import cut
from pipeline.render.pages import rollup
from pipeline.render.pages.context import Context
from pipeline.render.pages.coverage import coverage, state_counts, with_noun
from pipeline.render.pages.home import tone
from pipeline.render.pages.icons import icon
from pipeline.render.pages.words import day
from pipeline.render.site_input import EditionInput

NAME = 70


def quarter_sheet(context: Context, one: EditionInput, room: Room) -> Sheet:
    """Return the sheet of an edition; `context` holds the edition's own figures."""
    site, edition, known = context.site, one.edition, candidates(context)
    chosen = leading(_not_left_out(known, edition), room.numbers)
    numbers = tuple(number_of(c, context, drawn=room.drawn) for c in chosen)
    changes = changes_of(known, context, room.entries, edition.overrides)
    covered = coverage(context.summaries.values(), site.framework.measure_words)
    period = from_label(edition.period).public
    title = f"{words.HEADING}: {period}"
    return Sheet(
        kind="quarter",
        title=title,
        kicker=cut(site.settings.title, NAME),
        heading=words.HEADING,
        period=period,
        date=around.day_of(edition),
        address=around.address(context, f"editions/{one.slug}/"),
        coverage_before=words.REPORT_ON,
        coverage=f"{covered.with_figure} of {covered.total}",
        coverage_after=measures_after(context, covered.total),
        covered=covered.with_figure,
        total=covered.total,
        alt=around.alt_of(title, f"{words.REPORT_ON} {covered.words}.", numbers, changes),
        terms=around.terms_of(context, chosen, changes, room.terms),
        source=source_lines(context, one, chosen),
        **around.always(context),
        notes=around.notes_of(edition),
        rows=domain_rows(context, room.rows),
        rest=rest_of(context, room.rows),
        numbers_title=words.numbers_title(len(numbers)),
        numbers=numbers,
        no_numbers="" if numbers else words.NO_NUMBERS,
        changes=changes,
        states=states_of(context),
        support=around.support_of(context, _listed(known, edition, room.entries)),
    )


def _not_left_out(known: Sequence[Candidate], edition: Edition) -> list[Candidate]:
    left_out = {override.measure for override in edition.overrides}
    return [c for c in known if c.id not in left_out]


def _listed(known: Sequence[Candidate], edition: Edition, most: int) -> list[Candidate]:
    pair = (progress(known, edition.overrides), to_improve(known, edition.overrides))
    return [c for several in pair for c in several[:most]]


def changes_of(known: Sequence[Candidate], context: Context, most: int, overrides: Sequence[Override]) -> Changes:
    """Return the two panels, made by one rule; where nothing changed clearly, that is said instead.

    What an editor left out of a list is left out here as well, and said with the reason.
    """
    pair = (
        (words.PROGRESS, progress(known, overrides), words.NONE_BETTER),
        (words.TO_IMPROVE, to_improve(known, overrides), words.NONE_WORSE),
    )
    noun = context.site.framework.measure_words
    panels = tuple(
        Panel(
            title,
            tuple(entry_of(c, context) for c in found[:most]),
            "" if found else none.format(measure=noun[0]),
            f"And {len(found) - most} more." if len(found) > most else "",
        )
        for title, found, none in pair
    )
    told = rollup.changes([context.summaries[c.id] for c in known], ("", ""), overrides)
    anything = any(found for _, found, _ in pair)
    return Changes(
        panels if anything else (),
        "" if anything else _no_changes(compared(known)),
        " ".join(
            [
                _compared(compared(known), noun, told),
                *(words.ended(one) for one in told.overridden),
                *_unusual(told),
            ]
        ),
    )


def domain_rows(context: Context, most: int) -> tuple[Row, ...]:
    """Return how many measures of each domain have figures; of many domains only the first `most`."""
    rows = []
    for number, domain in enumerate(context.domains[:most], start=1):
        found = coverage(context.under(domain))
        said = f"{found.with_figure} of {found.total}"
        name = cut(domain.name, NAME)
        rows.append(Row(tone(number), icon(domain.icon), name, found.with_figure, found.total, said))
    return tuple(rows)


def measures_after(context: Context, total: int) -> str:
    """Return the word after `3 of 4`."""
    return context.site.framework.measure_words[0 if total == 1 else 1]


def rest_of(context: Context, most: int) -> str:
    """Say how many more domains there are than there is room for; empty where all are shown."""
    level, left = context.site.framework.levels[0], len(context.domains) - most
    return f"And {left} more {level.singular if left == 1 else level.plural}." if left > 0 else ""


def states_of(context: Context) -> tuple[Count, ...]:
    """Return how many measures are in each state."""
    return tuple(Count(count, tag.words) for tag, count in state_counts(context))


def _no_changes(tests: int) -> str:
    """Say that nothing changed clearly; where nothing was tested, that nobody can tell."""
    return words.NO_CHANGES if tests else words.NOT_TESTED


def _unusual(told: rollup.Changes) -> list[str]:
    """Say shortly that something is unusual where its change does not say so: there is no room to say what."""
    count = len(told.unusual)
    return [words.UNUSUAL.format(count=count, are="is" if count == 1 else "are")] if count else []


def _compared(count: int, noun: tuple[str, str], told: rollup.Changes) -> str:
    """Say how much could be tested; where single areas changed clearly, that this is of the whole, if there is room."""
    if not count:
        return f"We cannot test any {noun[0]} yet."
    where = " of the whole area" if told.areas.changes and not told.unusual else ""
    return f"We could test {with_noun(count, noun)}{where}."


def source_lines(context: Context, one: EditionInput, chosen: Sequence[Candidate]) -> tuple[str, ...]:
    """Return where the figures come from, when they were published and when the next report comes."""
    several = (
        around.sources_of(context, chosen),
        f"Figures published by {day(one.edition.cut_off)}.",
        around.next_report(context),
    )
    return tuple(part for part in several if part)
