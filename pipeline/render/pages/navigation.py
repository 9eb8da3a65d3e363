"""What frames every page: main links, footer links, the demonstration line, contacts. No page of its own."""

from collections.abc import Mapping

from pipeline.render.pages.parts import Link
from pipeline.render.pages.said import plain
from pipeline.render.pages.words import day
from pipeline.render.site_input import SiteInput

HOME = Link("Home", "")
REPORTS, A_TO_Z, BY_SUBJECT = "{reports_title}", "A to Z of {measures}", "Find {measures} by subject"
"""Links whose words are the project's own."""
MAIN = (
    Link("Framework", "framework/", "framework"),
    Link(REPORTS, "editions/", "editions"),
    Link("Data", "data/", "data"),
    Link("How we work it out", "methods/", "methods"),
    Link("About", "about/", "about"),
    Link("Search", "search/", "search"),
)
FOOTER = (
    Link("Accessibility statement", "accessibility/"),
    Link("Easy read", "easy-read/"),
    Link("Give feedback", "feedback/"),
    Link("About this site", "about/"),
    Link("A short video about this site", "video/"),
    Link(A_TO_Z, "a-to-z/"),
    Link(BY_SUBJECT, "subjects/"),
    Link("Which area am I in?", "areas/"),
    Link("Stories", "stories/"),
    Link("Where the money goes", "money/"),
    Link("Schemes and what they mean to change", "schemes/"),
    Link("How we publish", "how-we-publish/"),
    Link("How ready the framework is", "readiness/"),
    Link("How to read these charts", "how-to-read-charts/"),
    Link("What words mean", "glossary/"),
    Link("How good the data is", "quality/"),
    Link("Who checks the definitions", "reviews/"),
    Link("What has come, and what is late", "arrivals/"),
    Link("Figures we wait for", "returns/"),
    Link("What people told us", "findings/"),
    Link("When we publish", "calendar/"),
    Link("Changes to figures", "revisions/"),
    Link("What is new", "whats-new/"),
    Link("For journalists", "journalists/"),
)
DEMONSTRATION = "This site shows how the framework could be published. It is not an official publication."


def is_named(name: str) -> bool:
    """Say whether a hand-written page has its link here; the others are led to by their titles."""
    return f"{name}/" in {link.url for link in (*MAIN, *FOOTER)}


def frame(site: SiteInput, built: frozenset[str]) -> Mapping[str, object]:
    """Return what the theme needs on every page; links only to addresses in `built`."""
    settings = site.settings
    logo, said = settings.brand.logo, plain(site.framework)
    return {
        "title": settings.title,
        "name": settings.title,
        "address": settings.site_url.rstrip("/") + "/",
        "demonstration": DEMONSTRATION if settings.site_status == "demonstration" else "",
        "said": said,
        "navigation": [_entry(link, said) for link in MAIN if link.url in built],
        "footer": [*(_entry(link, said) for link in FOOTER if link.url in built), *_own(site, built)],
        "contacts": list(settings.brand.contacts),
        "published_by": _published_by(site),
        "as_of": day(site.as_of),
        "licence": settings.licence.title,
        "logo": logo.file if logo else "",
        "logo_alt": logo.alt if logo else "",
    }


def _own(site: SiteInput, built: frozenset[str]) -> list[dict[str, str]]:
    """Return the links to hand-written pages that only this project has, in order of their titles."""
    links = [Link(title, f"{name}/") for name, title in site.own_titles.items()]
    return [
        {"text": link.text, "url": link.url, "section": ""}
        for link in sorted(links, key=lambda link: (link.text, link.url))
        if link.url in built
    ]


def _published_by(site: SiteInput) -> str:
    name = site.settings.brand.name
    if site.settings.site_status == "demonstration":
        return f"A demonstration: not published by {name}."
    return f"Published by {name}."


def _entry(link: Link, said: Mapping[str, str]) -> dict[str, str]:
    return {"text": link.text.format(**said), "url": link.url or ".", "section": link.section}
