"""The search page: a plain form. Results are found in the reader's own browser, by an index made after the build."""

from pipeline.render.pages.context import trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Link

SEARCH = Link("Search", "search/", "search")


def search_page() -> Page:
    """Return the search page. Without scripts it leads to the A to Z and the framework."""
    description = "Search every page of this site by word."
    return Page(SEARCH.url, SEARCH.text, description, "search", None, SEARCH.section, trail())
