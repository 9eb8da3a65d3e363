"""The whole of the website as values: every file of the documents folder by its path. Nothing is written here.

What a page says is in `pages`, drawings are in `charts`; writing files and running MkDocs belong in `publish`.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from pipeline.catalogue.correction import by_edition
from pipeline.errors import ContentProblems, Problem
from pipeline.render.charts import ChartStore
from pipeline.render.feeds import feeds
from pipeline.render.infographics.pages import infographics
from pipeline.render.pages.arrivals import arrivals_page
from pipeline.render.pages.brand import badge, style_sheet
from pipeline.render.pages.claims import claims_files, claims_links
from pipeline.render.pages.context import Context, make_context
from pipeline.render.pages.data import data_pages
from pipeline.render.pages.domain import domain_pages
from pipeline.render.pages.edition import edition_pages
from pipeline.render.pages.filling import together
from pipeline.render.pages.findings import findings_page
from pipeline.render.pages.framework import framework_page
from pipeline.render.pages.frozen import former_pages, frozen_files, frozen_folders
from pipeline.render.pages.home import home_page
from pipeline.render.pages.index_page import a_to_z_page
from pipeline.render.pages.measure import measure_pages
from pipeline.render.pages.navigation import frame
from pipeline.render.pages.page import Page, render
from pipeline.render.pages.places import places_page
from pipeline.render.pages.readiness import readiness_page
from pipeline.render.pages.returns import returns_page
from pipeline.render.pages.reviews import reviews_page
from pipeline.render.pages.revisions import revisions_page
from pipeline.render.pages.schemes import schemes_page
from pipeline.render.pages.search import search_page
from pipeline.render.pages.shortened import shortened_pages
from pipeline.render.pages.slides import slides, with_sizes
from pipeline.render.pages.static import static_address, static_file
from pipeline.render.pages.story import stories_page, story_file, story_link
from pipeline.render.pages.subjects import subjects_page
from pipeline.render.pages.versions import moved_pages, versions_page
from pipeline.render.pages.whats_new import whats_new_page
from pipeline.render.papers.annual_page import annual_pages
from pipeline.render.papers.files import papers as report_papers
from pipeline.render.public_text import in_public_words
from pipeline.render.site_input import SiteInput
from pipeline.render.typesetting import MemoryPapers, PaperStore

Docs = dict[str, str | bytes]
Maker = Callable[[], tuple[str, str]]
INDEX = "index.md"


def build_docs(site: SiteInput, charts: ChartStore, papers: PaperStore | None = None) -> Docs:
    """Return path to content for every file of the documents folder, sorted by path.

    Pages are Markdown with a YAML head and raw HTML; beside them stand the style sheet of the brand, the icon
    and a CSV file for each measure that has figures.
    """
    made = made_docs(site, charts, papers)
    return dict(sorted({**made, **written_docs(site, made)}.items()))


def made_docs(site: SiteInput, charts: ChartStore, papers: PaperStore | None = None) -> Docs:
    """Return every file but the hand-written pages, sorted by path. Of those only the names count."""
    site = in_public_words(site)
    context = _context(site)
    papers = papers or MemoryPapers()
    pictures = slides(context, charts, papers)
    pictures |= report_papers(context, charts, papers)
    context = with_sizes(context, pictures)
    sheets = infographics(context, papers)
    pages = [*made_pages(context, charts), *(one.page for one in sheets)]
    shared = frame(site, _addresses(site, (page.file for page in pages)))
    files: Docs = {page.file: render(page, shared) for page in pages}
    files.update(_stories(site, context, shared))
    files.update((path, content) for one in sheets for path, content in one.files.items())
    files.update(claims_files(site, shared))
    files.update(_assets(context))
    files.update(pictures)
    files.update(feeds(context))
    files = {path: content for path, content in files.items() if not path.startswith(frozen_folders(site.frozen))}
    files.update(frozen_files(site.frozen, shared, by_edition(site.corrections), context))
    _no_page_hidden(site, files)
    return dict(sorted(files.items()))


def _no_page_hidden(site: SiteInput, files: Docs) -> None:
    """Raise ContentProblems where a hand-written page would take the place of one that is made."""
    found, allowed = "the page at this address is made by the engine, and would be hidden", "a name of its own"
    hidden = [name for name in sorted(site.pages) if f"{static_address(name)}{INDEX}" in files]
    if hidden:
        places = [(f"site/pages/{name}.md", f"our-{name}.md") for name in hidden]
        raise ContentProblems([Problem(at, 0, "", found, allowed, other, "address-taken") for at, other in places])


def written_docs(site: SiteInput, made: Docs) -> Docs:
    """Return the hand-written pages; `made` is what `made_docs` returns for the same site."""
    site = in_public_words(site)
    context = with_sizes(_context(site), made)
    return dict(together(_written(site, context, frame(site, _addresses(site, made)))))


def _written(site: SiteInput, context: Context, shared: Mapping[str, object]) -> list[Maker]:
    return [partial(static_file, name, text, context, shared) for name, text in sorted(site.pages.items())]


def _stories(site: SiteInput, context: Context, shared: Mapping[str, object]) -> Docs:
    """Return the stories. Where one is faulty, what is wrong with hand-written pages is told with it."""
    stories: list[Maker] = [partial(story_file, story, context, shared) for story in site.stories.values()]
    try:
        return dict(together(stories))
    except ContentProblems:
        together([*stories, *_written(site, context, shared)])
        raise


def written_paths(site: SiteInput) -> frozenset[str]:
    """Return the files of the hand-written pages."""
    return frozenset(f"{static_address(name)}{INDEX}" for name in site.pages)


def _context(site: SiteInput) -> Context:
    return make_context(site, site.series, site.standings, site.yearly, site.elsewhere)


def _addresses(site: SiteInput, files: Iterable[str]) -> frozenset[str]:
    """Return the addresses of pages by their files, and of those that people wrote."""
    written = [static_address(name) for name in site.pages] + [story_link(one).url for one in site.stories.values()]
    written += [link.url for link in claims_links(site)]
    return frozenset([path.removesuffix(INDEX) for path in files if path.endswith(INDEX)] + written)


def made_pages(context: Context, charts: ChartStore) -> list[Page]:
    """Return every page that is made from the data, in reading order."""
    return [
        home_page(context),
        framework_page(context),
        *domain_pages(context),
        *measure_pages(context, charts),
        *edition_pages(context.site),
        *annual_pages(context, charts),
        *data_pages(context),
        a_to_z_page(context),
        readiness_page(context),
        reviews_page(context),
        search_page(),
        findings_page(context),
        revisions_page(context),
        whats_new_page(context),
        *former_pages(context, context.site.frozen),
        *moved_pages(context),
        *shortened_pages(context),
        *(page for page in _if_any(context) if page),
    ]


def _if_any(context: Context) -> list[Page | None]:
    """Return the pages that only some projects have content for."""
    makers = (places_page, stories_page, returns_page, arrivals_page, schemes_page, versions_page, subjects_page)
    return [make(context) for make in makers]


def _assets(context: Context) -> dict[str, str]:
    brand = context.site.settings.brand
    return {
        "assets/brand.css": style_sheet(brand.primary, brand.accent, len(context.domains)),
        "assets/icon.svg": badge(brand.primary),
    }
