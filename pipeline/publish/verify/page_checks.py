"""What must hold of every built page by itself, and against what was expected of it."""

from collections.abc import Iterator

from pipeline.errors import Problem
from pipeline.publish.verify.expected import Drawn
from pipeline.publish.verify.html_page import PageFacts
from pipeline.publish.verify.references import Site, fault_of


def page_problems(path: str, site: Site, drawn: Drawn | None) -> Iterator[Problem]:
    """Give every problem of a page: headings, ids, references, and charts and tables that are missing."""
    facts = site.pages[path]
    if not facts.redirect and facts.headings != 1:
        yield _problem(path, 0, "h1", f"{facts.headings} main headings", "one main heading", "one-heading")
    yield from _ids(path, facts)
    told = set()
    for reference in facts.references:
        fault = fault_of(path, reference, site)
        if fault and (reference.address, fault) not in told:
            told.add((reference.address, fault))
            rule = "off-site" if "outside" in fault else "broken-link"
            yield _problem(path, reference.line, f"'{reference.address}'", fault, "", rule)
    if drawn is not None:
        yield from _drawings(path, facts, drawn)


def _ids(path: str, facts: PageFacts) -> Iterator[Problem]:
    for name in sorted(name for name, times in facts.ids.items() if times > 1):
        found = f"the id '{name}' stands {facts.ids[name]} times"
        yield _problem(path, 0, "id", found, "an id stands once on a page", "doubled-id")
    missing = {name: line for name, line in reversed(facts.named) if name not in facts.ids}
    for name in sorted(missing):
        found = f"something is named by the id '{name}', which is not on the page"
        yield _problem(path, missing[name], "id", found, "", "missing-id")


def _drawings(path: str, facts: PageFacts, drawn: Drawn) -> Iterator[Problem]:
    if facts.charts != drawn.charts:
        found = f"{facts.charts} charts on the page, {drawn.charts} were made for it"
        yield _problem(path, 0, "charts", found, "", "lost-chart")
    if facts.tables < drawn.tables:
        found = f"{facts.tables} tables on the page, {drawn.tables} were made for it"
        yield _problem(path, 0, "tables", found, "", "lost-table")


def _problem(path: str, line: int, field: str, found: str, allowed: str, rule: str) -> Problem:  # noqa: PLR0913
    return Problem(path, line, field, found, allowed, rule=rule)
