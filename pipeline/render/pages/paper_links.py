"""Where the files of papers lie, and the links to them with kind and size. The files are made in `papers`."""

from pipeline.render.pages.context import Context, slug
from pipeline.render.pages.files import file_words
from pipeline.render.pages.parts import Link
from pipeline.render.wording.phrases import capital

PDF, DOCX = "pdf", "docx"
WORDS = {PDF: "This {report} to print", DOCX: "This {report} to edit in a word processor"}
SUMMARY = "{measures} and performance summary to print"


def report_file(edition: str, kind: str) -> str:
    """Return where an edition's report lies."""
    return f"editions/{edition}/{edition}-report.{kind}"


def domain_file(edition: str, domain: str) -> str:
    """Return where a domain's summary lies in an edition; `domain` is its key."""
    name = slug(domain)
    return f"editions/{edition}/{name}/{edition}-{name}-summary.{PDF}"


def annual_file(year: str, kind: str) -> str:
    """Return where an annual report lies."""
    return f"annual/{year}/{year}-annual-report.{kind}"


def links_to(paths: dict[str, str], context: Context) -> tuple[Link, ...]:
    """Return links with kind and size to those of the files that there are; `paths` gives each its words."""
    there = [(path, words) for path, words in paths.items() if path in context.site.downloads]
    return tuple(Link(f"{words} ({file_words(path, context)})", path) for path, words in there)


def report_links(edition: str, context: Context) -> tuple[Link, ...]:
    """Return the links to an edition's report."""
    return links_to(
        {report_file(edition, kind): words.format(report=context.said.report) for kind, words in WORDS.items()}, context
    )


def annual_links(year: str, context: Context) -> tuple[Link, ...]:
    """Return the links to a year's report."""
    return links_to(
        {annual_file(year, kind): words.format(report=context.said.report) for kind, words in WORDS.items()}, context
    )


def domain_links(edition: str, domain: str, context: Context) -> tuple[Link, ...]:
    """Return the link to a domain's summary in an edition."""
    return links_to({domain_file(edition, domain): SUMMARY.format(measures=capital(context.said.measures))}, context)
