"""What stands around the figures of every paper: front sheet, status, who is asked for what, contact, appendices.

What is said in the sections is in `highlight` and the other papers.
"""

from collections.abc import Mapping
from datetime import date

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.framework import Part
from pipeline.compute.series import MARKER_WORDS
from pipeline.render.charts import ChartStore
from pipeline.render.infographics.around import address, day_of
from pipeline.render.pages.background import TITLE, background_of
from pipeline.render.pages.chart_view import chart_data
from pipeline.render.pages.context import Context
from pipeline.render.pages.coverage import coverage
from pipeline.render.pages.edition import by_exception, front_sheet, reconstructed
from pipeline.render.pages.provenance import source_line
from pipeline.render.pages.said import Said, in_words
from pipeline.render.pages.signing import sign_off_table
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.support import support_box
from pipeline.render.pages.told import told_of_measure
from pipeline.render.papers import words
from pipeline.render.papers.content import Block, Box, Bullets, Heading, MeasureBlock, Paper, Paragraph, Section
from pipeline.render.papers.pictures import printed_chart
from pipeline.render.papers.tables import all_measures
from pipeline.render.site_input import EditionInput


def whole(context: Context, one: EditionInput, path: str, kicker: str) -> Paper:
    """Return what stands around the sections of an edition's paper, which has none yet; `path` is its page."""
    edition, settings = one.edition, context.site.settings
    told = reconstructed(edition, context.said.report)
    return Paper(
        kicker=kicker,
        title=edition.front_sheet.title,
        about=settings.title,
        edition=edition.title,
        date=day_of(edition),
        author=settings.brand.name,
        web_page=f"{in_words(words.WEB_PAGE, context.said)}{address(context, path)}",
        status=words.status_of(edition, demonstration=settings.site_status == "demonstration"),
        watermark=words.DRAFT if edition.state != "signed_off" else "",
        notices=(told,) if told else (),
        front=front_sheet(edition),
        asked=asked(edition, context.said),
        recommendations=tuple(edition.front_sheet.recommendations),
        sections=(),
        closing=(
            *signed(edition, context.said.report),
            Box(words.CONTACT, tuple(settings.brand.contacts)),
            Box(words.DOCUMENTS, (*edition.background_documents, *all_documents(context, edition.cut_off))),
        ),
        appendices=(),
    )


def signed(edition: Edition, report: str) -> tuple[Box, ...]:
    """Return who signed off what and when; nothing for a report made after the event."""
    table = sign_off_table(edition, report)
    if table is None:
        return ()
    rows = ((row[0].text, ", ".join(cell.text for cell in row[1:] if cell.text)) for row in table.rows)
    return (Box(table.caption, tuple(f"{step}: {who}." for step, who in rows)),)


def asked(edition: Edition, said: Said) -> str:
    """Return the words before the recommendations."""
    return in_words(words.ASKED_AT_MEETING if edition.meeting else words.ASKED, said)


Chapters = Mapping[str, tuple[Block, ...]]
"""The blocks of each domain by its key."""


def appendices(context: Context, chapters: Chapters) -> tuple[Section, ...]:
    """Return the appendices: the table of all measures, each domain with its charts, the key."""
    made = [(in_words(words.EVERY_MEASURE, context.said), all_measures(context), True)]
    made += [(domain.name, chapters[domain.key], False) for domain in context.domains]
    made.append((words.KEY_TITLE, key_blocks(), False))
    return tuple(
        Section(f"Appendix {number}: {title}", blocks, on_its_side)
        for number, (title, blocks, on_its_side) in enumerate(made, start=1)
    )


def domain_chapters(context: Context, charts: ChartStore) -> Chapters:
    """Return the blocks of every domain, for all papers of an edition."""
    return {domain.key: _blocks(context, domain, charts) for domain in context.domains}


def _blocks(context: Context, domain: Part, charts: ChartStore) -> tuple[Block, ...]:
    """Return a domain: what it is about, each measure with a figure in words and as a chart."""
    summaries = context.under(domain)
    have = by_exception(tuple(s for s in summaries if s.has_figure))
    covered = coverage(summaries, context.site.framework.measure_words)
    said = f"In this {context.said.report} we have figures for {covered.words}."
    first = [Paragraph(part) for part in (domain.introduction or "", said) if part]
    topics = (one.topic for s in have for one in context.site.measures[s.id].support)
    help_ = support_box(topics, context.site.settings.support)
    box = [Box(help_.title, help_.lines)] if help_ else []
    return (*first, *box, *(measure_block(context, s, charts) for s in have))


def documents(context: Context, domain: Part, on: date) -> tuple[Block, ...]:
    """Return the background documents of a domain that were out on a day; nothing where there are none."""
    found = background_of(context, domain, on)
    return (Heading(TITLE), Bullets(tuple(Paragraph(one.line, f"{one.title}.") for one in found))) if found else ()


def all_documents(context: Context, on: date) -> tuple[str, ...]:
    """Return the background documents of all domains that were out on a day, each once, as lines."""
    found = (one for domain in context.domains for one in background_of(context, domain, on))
    return tuple(dict.fromkeys(f"{one.title}. {one.line}" for one in found)) or (words.NO_DOCUMENTS,)


def measure_block(context: Context, summary: Summary, charts: ChartStore) -> MeasureBlock:
    """Return a measure as its page tells it: the figure, the sentences, the chart, the source."""
    known, told = context.known(summary.id), told_of_measure(summary, context)
    data = chart_data(known, context)
    picture = printed_chart(data, charts) if data else None
    return MeasureBlock(told, picture, source_line(known, context))


def key_blocks() -> tuple[Block, ...]:
    """Return what the words and the marks of every paper mean."""
    marks = tuple(Paragraph(f"{words_}.", f"[{letter}]") for letter, words_ in MARKER_WORDS.items())
    return (
        Bullets(tuple(Paragraph(meaning, f"{word}:") for word, meaning in words.KEY)),
        Paragraph("Marks in square brackets stand beside a figure, or in its place:"),
        Bullets(marks),
    )
