"""Pages for those who cut an address short: what stands below `measures/`, `domains/` and `annual/`.

No page leads to them; each says only where its things are. Lists that readers browse have modules of their own.
"""

from collections.abc import Iterator, Sequence

from pipeline.render.pages.annual import ANNUAL, newest_first, report_link
from pipeline.render.pages.context import Context, slug, trail
from pipeline.render.pages.navigation import A_TO_Z
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Link
from pipeline.render.pages.said import in_words
from pipeline.render.pages.subjects import subjects_link
from pipeline.render.pages.versions import FRAMEWORK
from pipeline.render.wording.phrases import capital


def shortened_pages(context: Context) -> Iterator[Page]:
    """Give a page at each address under which the pages of things stand."""
    said = context.said
    measures = [FRAMEWORK, Link(in_words(A_TO_Z, said), "a-to-z/"), subjects_link(context)]
    told = f"There are several ways to find a {said.measure}."
    yield _page("measures/", capital(said.measures), told, [one for one in measures if one])
    domains = [Link(domain.name, f"domains/{slug(domain.key)}/") for domain in context.domains]
    told = f"Each {said.domain} of the framework has a page of its own."
    yield _page("domains/", capital(said.domains), told, domains)
    if context.site.annual:
        reports = [report_link(one) for one in newest_first(context.site.annual)]
        yield _page("annual/", f"{ANNUAL}s", "One report looks back on each year.", reports)


def _page(path: str, title: str, lead: str, links: Sequence[Link]) -> Page:
    return Page(path, title, lead, "shortened", {"title": title, "lead": lead, "links": links}, "", trail())
