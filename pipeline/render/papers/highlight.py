"""The highlight report of an edition as a paper: the sections of a board's paper, filled by rule from its figures.

Every word is one of the pages' own or a fixed one; what an editor writes is the front sheet and the foreword.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.periods import from_label
from pipeline.render.pages.actions import ToldNote, told_notes
from pipeline.render.pages.context import Context, counted
from pipeline.render.pages.coverage import coverage
from pipeline.render.pages.rollup import Changes, changes
from pipeline.render.pages.said import Said, in_words
from pipeline.render.pages.single_areas import SingleAreas
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.tags import NOT_OF_NOW
from pipeline.render.pages.words import day
from pipeline.render.papers import words
from pipeline.render.papers.around import Chapters, appendices, asked, whole
from pipeline.render.papers.content import Block, Bullets, Paper, Paragraph, Section
from pipeline.render.papers.tables import doubted
from pipeline.render.site_input import EditionInput
from pipeline.render.wording import status

NOTHING = "Nothing to compare with"
OLD = "Only an older figure, which says nothing of now"


def highlight_paper(context: Context, one: EditionInput, chapters: Chapters) -> Paper:
    """Return the highlight report of an edition; `context` holds the edition's own figures."""
    told = changes(context.summaries.values(), context.site.framework.measure_words, one.edition.overrides)
    sections = (
        Section(words.BACKGROUND, _background(context, one)),
        Section(words.FOUND, _found(context, told)),
        Section(words.DONE, _done(told_notes(context, one), context.said)),
        Section(words.CARE, care(context)),
        Section(words.CONCLUSION, _conclusion(context, one, told)),
    )
    made = whole(context, one, one.address, context.said.report_title)
    return replace(made, sections=sections, appendices=appendices(context, chapters))


def _background(context: Context, one: EditionInput) -> tuple[Block, ...]:
    edition = one.edition
    covers = (
        f"This {context.said.report} covers {from_label(edition.period).public}. "
        f"It uses only figures published by {day(edition.cut_off)}."
    )
    several = (*context.site.framework.introduction, covers, *edition.foreword_paragraphs)
    return tuple(Paragraph(part) for part in several)


def _found(context: Context, told: Changes) -> tuple[Block, ...]:
    noun = context.site.framework.measure_words
    covered = coverage(context.summaries.values(), noun)
    parts = ((d.name, coverage(context.under(d), noun).words) for d in context.domains)
    return (
        Paragraph(f"In this {context.said.report} we have figures for {covered.words}:"),
        Bullets(tuple(Paragraph(f"{many}.", f"{name}:") for name, many in parts)),
        *_list(context, "better", told.better, told.better_rest),
        *_list(context, "worse", told.worse, told.worse_rest),
        Paragraph(" ".join(part for part in (told.compared, told.chance) if part)),
        *(Paragraph(line) for line in _worst(told)),
        *unusual_told(told),
        *areas_told(told.areas),
        Paragraph(in_words(words.BY_STATUS, context.said)),
        Bullets(tuple(Paragraph(f"{' '.join(one.text)}.", f"{one.name}:") for one in told.counts)),
        *_plan(context),
        Paragraph(in_words(words.ALL_MEASURES, context.said)),
    )


def _list(context: Context, way: str, several: Sequence[Summary], rest: str) -> tuple[Block, ...]:
    if not several:
        return (Paragraph(in_words(words.NO_CLEAR.format(way), context.said)),)
    entries = [entry(one) for one in several]
    return (
        Paragraph(f"What clearly got {way}:"),
        Bullets((*entries, *((Paragraph(f"And {rest} more."),) if rest else ()))),
    )


def entry(one: Summary) -> Paragraph:
    """Return a measure as a line: the figure told, its period, its change."""
    figure, period = (one.told_figure, one.told_period) if one.told_figure else (one.figure, one.period)
    return Paragraph(f"{figure}, {period}. {one.change or NOTHING}.", f"{one.title}:", one.url)


def unusual_told(told: Changes) -> tuple[Block, ...]:
    """Return what the whole series shows where the change beside it does not say so; nothing where there is none."""
    lines = tuple(
        Paragraph(f"{one.figure}, {one.period}. {one.unusual_words}", f"{one.title}:", one.url) for one in told.unusual
    )
    return (Paragraph(told.unusual_title), Bullets(lines)) if lines else ()


def areas_told(areas: SingleAreas) -> tuple[Block, ...]:
    """Return what changed by more than chance in single areas, or that nothing did; nothing where none was tested."""
    if not areas.title:
        return ()
    lines = tuple(Paragraph(f"{one.figures}.", f"{one.lead}: {one.title}:", one.url) for one in areas.changes)
    return (Paragraph(areas.title), *((Bullets(lines),) if lines else ()), Paragraph(areas.tests))


def _worst(told: Changes) -> tuple[str, ...]:
    worst = told.worst
    moved = f"Moved most for the worse: {worst.title}. {worst.change}." if worst else ""
    return tuple(part for part in (moved, *told.overridden) if part)


def _plan(context: Context) -> tuple[Block, ...]:
    """Return how many measures with a figure have which rating; where none has a target, that is said instead."""
    have = [s for s in context.summaries.values() if s.has_figure]
    old = [s for s in have if s.rating_tag and s.state in NOT_OF_NOW]
    found = Counter(s.rating for s in have if s not in old)
    if not have:
        return ()
    if not old and set(found) <= {"no_target", "no_data"}:
        return (Paragraph(in_words(words.NO_PLAN, context.said)),)
    rows = [(words_.words, found[code]) for code, words_ in status.RATINGS.items() if code in found]
    rows += [(OLD, len(old))] if old else []
    beside = [s.title for s in have if not counted(s)]
    told = words.BESIDE_THE_COUNT.format(measures=context.said.measures, titles="; ".join(beside))
    return (
        Paragraph("Against the plan:"),
        Bullets(tuple(Paragraph(f"{count}.", f"{name}:") for name, count in rows)),
        *((Paragraph(told),) if beside else ()),
    )


def _done(notes: Sequence[ToldNote], said: Said) -> tuple[Block, ...]:
    """Return what is done about each measure that is off track or worse; that there is none is said."""
    if not notes:
        return (Paragraph(in_words(words.NO_NOTES, said)),)
    several = [Paragraph(in_words(words.NOTES, said))]
    return (*several, *(block for note in notes for block in _note(note)))


def _note(note: ToldNote) -> tuple[Block, ...]:
    facts = tuple(Paragraph(" ".join(one.text), f"{one.name}:") for one in note.facts)
    more = tuple(Paragraph(part) for part in (*note.more, note.missing) if part)
    return (Paragraph(f"{note.why}.", f"{note.link.text}.", note.link.url), Bullets((*facts, *more)))


def care(context: Context) -> tuple[Block, ...]:
    """Return the figures that we doubt and those that are late, or that there are none."""
    grid = doubted(context)
    late = [s.title for s in context.summaries.values() if s.state == "overdue" and counted(s)]
    first: tuple[Block, ...] = (Paragraph(in_words(words.NONE_DOUBTED, context.said)),)
    if grid:
        first = (Paragraph("We show these figures as they were published, and say why we doubt them."), grid)
    if not late:
        return (*first, Paragraph(words.NONE_LATE))
    return (*first, Paragraph("These figures are late:"), Bullets(tuple(Paragraph(name) for name in late)))


def _conclusion(context: Context, one: EditionInput, told: Changes) -> tuple[Block, ...]:
    covered = coverage(context.summaries.values(), context.site.framework.measure_words)
    said = f"We can report on {covered.words}. {told.lead or told.compared}"
    return (
        Paragraph(said),
        Paragraph(asked(one.edition, context.said)),
        Bullets(tuple(Paragraph(part) for part in one.edition.front_sheet.recommendations)),
    )
