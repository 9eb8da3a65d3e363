"""The home page: how much we can report on, what changed, the domains, the latest report, what comes next."""

from dataclasses import dataclass

from pipeline.catalogue.framework import Part
from pipeline.render.pages.annual import newest_annual, report_link
from pipeline.render.pages.context import Context, domain_link
from pipeline.render.pages.coverage import Coverage, coverage, with_noun
from pipeline.render.pages.dates import next_report
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Link
from pipeline.render.pages.rollup import Changes, changes
from pipeline.render.pages.words import day
from pipeline.render.site_input import EditionInput, SiteInput

WIDE, NARROW = 25, 11


@dataclass(frozen=True)
class DomainCard:
    """A domain on the home page. `tone` is its colour, which only decorates."""

    link: Link
    tone: int
    icon: str | None
    introduction: str
    coverage: Coverage


@dataclass(frozen=True)
class LatestReport:
    """The latest report and when the next one is due."""

    link: Link
    about: str
    next_release: str


@dataclass(frozen=True)
class Home:
    """What the home page says."""

    title: str
    lead: str
    coverage: Coverage
    coverage_rest: str
    changes: Changes
    domains: tuple[DomainCard, ...]
    report: LatestReport | None
    annual: Link | None


def home_page(context: Context) -> Page:
    """Return the home page."""
    site = context.site
    covered = coverage(context.summaries.values(), site.framework.measure_words, WIDE)
    view = Home(
        title=site.settings.title,
        lead=site.framework.introduction[0],
        coverage=covered,
        coverage_rest=_rest(covered, site.framework.measure_words),
        changes=changes(tuple(context.summaries.values()), site.framework.measure_words),
        domains=tuple(domain_card(context, d, n) for n, d in enumerate(context.domains, start=1)),
        report=latest_report(site),
        annual=newest_annual(site),
    )
    return Page("", "Home", f"{site.framework.title}: we can report on {covered.words}.", "home", view, "home")


def domain_card(context: Context, domain: Part, number: int) -> DomainCard:
    """Return the card of the domain that stands `number`th."""
    noun = context.site.framework.measure_words
    covered = coverage(context.under(domain), noun, NARROW)
    return DomainCard(domain_link(domain), tone(number), domain.icon, domain.introduction or "", covered)


def tone(number: int) -> int:
    """Return which of the six colours decorates the domain that stands `number`th."""
    return (number - 1) % 6 + 1


def latest_report(site: SiteInput) -> LatestReport | None:
    """Return the latest edition as of the day of the site, and the next release, in words; None where there is none."""
    latest = latest_edition(site)
    if latest is None:
        return None
    return LatestReport(
        report_link(latest),
        f"It uses figures published by {day(latest.edition.cut_off)}.",
        next_report(site),
    )


def latest_edition(site: SiteInput) -> EditionInput | None:
    """Return the latest edition as of the day of the site; None where there is none.

    A report put together later about figures of later days is no news on an earlier day.
    """
    known = [e for e in site.editions if e.edition.cut_off <= site.as_of] or list(site.editions)
    return max(known, key=lambda e: (e.edition.cut_off, e.slug), default=None)


def _rest(covered: Coverage, words: tuple[str, str]) -> str:
    missing = covered.total - covered.with_figure
    if not missing:
        return ""
    return f"For the other {with_noun(missing, words)} we have no figure to show yet. Each page says why."
