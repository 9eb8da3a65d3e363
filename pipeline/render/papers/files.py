"""The papers of the site as files, and the links to them: a report's PDF and Word file, a domain's PDF."""

from collections.abc import Iterator

from pipeline.render.charts import ChartStore
from pipeline.render.infographics.look import look_of
from pipeline.render.pages.context import Context, edition_context
from pipeline.render.pages.paper_links import DOCX, PDF, annual_file, domain_file, report_file
from pipeline.render.papers.annual import annual_paper
from pipeline.render.papers.around import domain_chapters
from pipeline.render.papers.docx_kept import paper_docx
from pipeline.render.papers.domain import domain_paper
from pipeline.render.papers.highlight import highlight_paper
from pipeline.render.papers.typst_writer import paper_pdf
from pipeline.render.site_input import EditionInput
from pipeline.render.typesetting import PaperStore


def papers(context: Context, charts: ChartStore, store: PaperStore) -> dict[str, str | bytes]:
    """Return the files of all papers by their path. What a frozen edition gave out is not made again."""
    live = [one for one in context.site.editions if one.slug not in context.site.frozen]
    made = [file for one in live for file in _edition(context, one, charts, store)]
    years = [one for one in context.site.annual if one.name not in context.site.frozen]
    made += [file for one in years for file in _annual(context, one, charts, store)]
    return dict(made)


def _edition(context: Context, one: EditionInput, charts: ChartStore, store: PaperStore) -> Iterator[tuple[str, bytes]]:
    own = edition_context(context.site, one)
    look = look_of(context.site.settings.brand)
    chapters = domain_chapters(own, charts)
    report = highlight_paper(own, one, chapters)
    yield report_file(one.slug, PDF), paper_pdf(report, look, store)
    yield report_file(one.slug, DOCX), paper_docx(report, look, store)
    for domain in own.domains:
        made = domain_paper(own, one, domain, chapters)
        yield domain_file(one.slug, domain.key), paper_pdf(made, look, store)


def _annual(context: Context, one: EditionInput, charts: ChartStore, store: PaperStore) -> Iterator[tuple[str, bytes]]:
    look = look_of(context.site.settings.brand)
    report = annual_paper(edition_context(context.site, one), one, charts)
    yield annual_file(one.slug, PDF), paper_pdf(report, look, store)
    yield annual_file(one.slug, DOCX), paper_docx(report, look, store)
