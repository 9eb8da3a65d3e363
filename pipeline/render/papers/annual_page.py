"""The page of a year's report: the same content as its paper, with links in place of charts."""

from dataclasses import dataclass

from pipeline.render.charts import ChartStore
from pipeline.render.pages.annual import newest_first, report_link
from pipeline.render.pages.context import Context, edition_context, reports_link, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.paper_links import annual_links
from pipeline.render.pages.parts import Link
from pipeline.render.papers.annual import annual_paper
from pipeline.render.papers.content import Paper
from pipeline.render.site_input import EditionInput


@dataclass(frozen=True)
class AnnualView:
    """What the page says: the paper, what stands at its top, and its files."""

    paper: Paper
    notices: tuple[str, ...]
    files: tuple[Link, ...]


def annual_pages(context: Context, charts: ChartStore) -> list[Page]:
    """Return the page of each annual report, that of the latest year first."""
    return [_page(context, one, charts) for one in newest_first(context.site.annual)]


def _page(context: Context, one: EditionInput, charts: ChartStore) -> Page:
    paper = annual_paper(edition_context(context.site, one), one, charts)
    draft = tuple(line for line in paper.status if line.startswith("Draft"))
    view = AnnualView(paper, (*draft, *paper.notices), annual_links(one.slug, context))
    title = report_link(one).text
    told = f"How a year went: {one.edition.title}. What got better, what got worse, and what we cannot tell."
    return Page(
        one.address,
        title,
        told,
        "annual",
        view,
        "editions",
        trail(reports_link(context.site)),
        crumb=title,
    )
