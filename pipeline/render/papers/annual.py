"""A year's report as a paper: against targets, better and worse, figures of many periods, what was done and said.

The figures are those of the year and before it; the qualitative part is content. What a page adds is in `annual_page`.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.catalogue.annual import AnnualReport, Passage
from pipeline.compute.standing.year_end import belongs
from pipeline.periods import Period, PeriodKind
from pipeline.render.charts import ChartStore
from pipeline.render.pages.annual import ANNUAL
from pipeline.render.pages.context import Context, counted
from pipeline.render.pages.coverage import coverage, with_noun
from pipeline.render.pages.rollup import changes, status_of
from pipeline.render.pages.said import in_words
from pipeline.render.pages.story import NO_CAUSE, story_link
from pipeline.render.pages.summary import Summary, headline
from pipeline.render.pages.words import day, month
from pipeline.render.papers import words
from pipeline.render.papers.around import appendices, asked, domain_chapters, whole
from pipeline.render.papers.content import Block, Bullets, Grid, Heading, Paper, Paragraph, Section
from pipeline.render.papers.highlight import areas_told, care, entry, unusual_told
from pipeline.render.papers.tables import TARGET_SHARES, target_table
from pipeline.render.site_input import EditionInput
from pipeline.render.wording.rollup import WHOLE, in_areas_briefly

TARGETS, CHANGED, PERIODS, TOLD = (
    "How we did against targets",
    "What got better, what got worse, what we cannot tell",
    "Which figures are of which time",
    "What was done, and what people said",
)
GROUPS = (
    ("improving", "Better, by more than chance:"),
    ("worsening", "Worse, by more than chance:"),
    ("moved", "Higher or lower by more than chance, where neither is better by itself:"),
    ("no_clear_change", "No change beyond chance:"),
    ("same", "The same as before:"),
    ("untested", "We cannot tell. The figure moved, perhaps by chance, and there is nothing to test it with:"),
    ("nothing", "We cannot tell. We hold no earlier figure to compare it with:"),
)
ALWAYS = ("improving", "worsening")
NO_TARGET = (
    "No {} had a target that somebody had agreed by then. So we cannot say of any that it met its target or missed it. "
    "We say how each changed instead."
)
IN_FORCE = "For {} there was a figure of the year and a target in force:"
TOO_OLD = "{}: there was a target, but the last figure is of {}, before the year. So we cannot say if it was met."
OLDER = "For {} there is only a figure from before the year. It stands in Appendix 1 and says nothing of this year."
SHARES = "Figures come out at different times: some each quarter, some once a year, some every second year. We use the \
last figure of each that belongs to the year or comes before it, and say of what time it is."
NOBODY = "Nobody has written down for this {report} what was done in the year."
KINDS: dict[str, str] = {
    "year": "Of the whole year:",
    "school": "Of the school year that began in it:",
    "part": "Of a part of the year:",
    "other": "Of another time that ends in the year, or of several years together:",
    "before": "Of a time before the year, as there is nothing newer:",
}


def annual_paper(context: Context, one: EditionInput, charts: ChartStore) -> Paper:
    """Return the report of a year; `context` holds its own figures. Raises AssertionError for a quarter's edition."""
    report = one.edition
    assert isinstance(report, AnnualReport)
    sections = (
        Section(words.BACKGROUND, _background(context, report)),
        Section(TARGETS, _targets(context, report.year)),
        Section(CHANGED, _changed(context, report.year)),
        Section(PERIODS, _periods(context, report.year)),
        Section(TOLD, _told(context, report)),
        Section(words.CARE, care(context)),
        Section(words.CONCLUSION, _conclusion(context, report)),
    )
    made = whole(context, one, one.address, ANNUAL)
    return replace(made, sections=sections, appendices=appendices(context, domain_chapters(context, charts)))


def _background(context: Context, report: AnnualReport) -> tuple[Block, ...]:
    covers = (
        f"This {context.said.report} covers {month(report.year.start)} to {month(report.year.end)}. "
        f"It uses only figures published by {day(report.cut_off)}. "
        f"{report.cut_off_reason}"
    )
    several = (*context.site.framework.introduction, covers, *report.foreword_paragraphs)
    return tuple(Paragraph(part) for part in several)


def _targets(context: Context, year: Period) -> tuple[Block, ...]:
    """Return how the measures with a target in force did in the year, and plainly how many have none."""
    noun = context.site.framework.measure_words
    have = [s for s in context.summaries.values() if s.has_figure]
    rated = [s for s in have if s.rating not in ("no_target", "no_data")]
    if not rated:
        return (Paragraph(NO_TARGET.format(noun[0])),) if have else ()
    old = [s for s in rated if _time_of(context, s, year) == "before"]
    table = target_table(context, [s for s in rated if s not in old])
    told: list[Block] = [Paragraph(TOO_OLD.format(s.title, s.period)) for s in old]
    if table:
        told = [Paragraph(IN_FORCE.format(with_noun(len(table.rows), noun))), Grid(table, TARGET_SHARES), *told]
    without = len(have) - len(rated)
    rest = f"For the other {with_noun(without, noun)} with a figure there was no agreed target to rate it by."
    return (*told, *((Paragraph(rest),) if without else ()))


def _changed(context: Context, year: Period) -> tuple[Block, ...]:
    """Return every measure with a figure of the year in the group of its change; better and worse are always told."""
    have, old = _of_the_year(context, year)
    told = changes(have, context.site.framework.measure_words)
    blocks: list[Block] = [Paragraph(" ".join(part for part in (told.compared, told.chance) if part))]
    for code, title in GROUPS:
        several = sorted((s for s in have if status_of(s) == code), key=lambda s: s.sensitive)
        if several:
            blocks += [Paragraph(title), Bullets(tuple(entry(s) for s in several))]
        elif code in ALWAYS:
            whole_area = title.replace(":", f"{WHOLE}:") if told.areas.title else title
            blocks.append(Paragraph(f"{whole_area} no {context.site.framework.measure_words[0]}."))
    blocks += [*unusual_told(told), *areas_told(told.areas)]
    blocks += [Paragraph(OLDER.format(with_noun(len(old), context.site.framework.measure_words)))] if old else []
    return tuple(blocks)


def _of_the_year(context: Context, year: Period) -> tuple[list[Summary], list[Summary]]:
    """Return the counted measures with a figure of the year, and those that have only an older one."""
    have = [s for s in context.summaries.values() if s.has_figure and counted(s)]
    old = [s for s in have if _time_of(context, s, year) == "before"]
    return [s for s in have if s not in old], old


def _periods(context: Context, year: Period) -> tuple[Block, ...]:
    """Return the measures with a figure by the sort of time that it is of."""
    found: dict[str, list[Paragraph]] = {kind: [] for kind in KINDS}
    for summary in context.summaries.values():
        if summary.has_figure:
            line = Paragraph(f"{summary.period}.", f"{summary.title}:", summary.url)
            found[_time_of(context, summary, year)].append(line)
    groups = ((Paragraph(KINDS[kind]), Bullets(tuple(lines))) for kind, lines in found.items() if lines)
    return (Paragraph(SHARES), *(block for group in groups for block in group))


def _time_of(context: Context, summary: Summary, year: Period) -> str:
    value = headline(context.known(summary.id))
    assert value is not None
    return kind_of(value.period, year)


def kind_of(period: Period, year: Period) -> str:
    """Return of what sort of time a figure is, seen from the year."""
    if period == year:
        return "year"
    if not belongs(period, year) or period.end < year.start:
        return "before"
    if period.kind is PeriodKind.SCHOOL_YEAR:
        return "school" if period.start >= year.start else "before"
    if year.start <= period.start and period.end <= year.end:
        return "part"
    return "other"


def _told(context: Context, report: AnnualReport) -> tuple[Block, ...]:
    """Return the qualitative part: passages with their source, stories with the address of their page."""
    if not report.qualitative:
        return (Paragraph(in_words(NOBODY, context.said)),)
    blocks = [block for passage in report.qualitative for block in _passage(context, passage)]
    stories = any(passage.stories for passage in report.qualitative)
    return (*blocks, *((Paragraph(NO_CAUSE),) if stories else ()))


def _passage(context: Context, passage: Passage) -> Sequence[Block]:
    """Return a passage with the document that says so: its own, else that of the stories it leads to."""
    found = [context.site.stories[name] for name in passage.stories if name in context.site.stories]
    theirs = dict.fromkeys(f"{one.head.told_in}, {day(one.head.told_on)}" for one in found)
    source = passage.told_in or "; ".join(theirs)
    stories = tuple(Paragraph(one.head.description, f"{one.head.title}.", story_link(one).url) for one in found)
    told: list[Block] = [Heading(passage.title), Paragraph(f"{passage.text} (From: {source})")]
    return [*told, Bullets(stories)] if stories else told


def _conclusion(context: Context, report: AnnualReport) -> tuple[Block, ...]:
    have, old = _of_the_year(context, report.year)
    noun = context.site.framework.measure_words
    total = coverage(context.summaries.values(), noun).total
    better, worse = (sum(status_of(s) == code for s in have) for code in ALWAYS)
    told = [f"We can report on this year for {len(have)} of {with_noun(total, noun)}."]
    told += [f"For {len(old)} more there is only an older figure."] if old else []
    areas = changes(have, noun).areas
    of_whole = WHOLE if areas.title else ""
    told.append(f"By more than chance{of_whole}, {_some(better, noun)} got better and {_some(worse, noun)} got worse.")
    told += [in_areas_briefly(*(sum(a.way == way for a in areas.changes) for way in ALWAYS))] if areas.changes else []
    return (
        Paragraph(" ".join(told)),
        Paragraph(asked(report, context.said)),
        Bullets(tuple(Paragraph(part) for part in report.front_sheet.recommendations)),
    )


def _some(count: int, noun: tuple[str, str]) -> str:
    return with_noun(count, noun) if count else f"no {noun[0]}"
