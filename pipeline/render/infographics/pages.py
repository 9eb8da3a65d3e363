"""The infographics of the site: for each a page, a PDF and a picture beside it, from one sheet.

What a sheet says is made in `quarter`, `domain` and `overview`; how it is printed in `press`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.render.infographics import room
from pipeline.render.infographics.addresses import FRAMEWORK, domain_address, file_stem, quarter_address
from pipeline.render.infographics.domain import domain_sheet
from pipeline.render.infographics.look import look_of
from pipeline.render.infographics.overview import framework_sheet
from pipeline.render.infographics.press import Printed, printed
from pipeline.render.infographics.quarter import quarter_sheet
from pipeline.render.infographics.sheet import Sheet
from pipeline.render.pages.context import Context, edition_context, reports_link, slug, trail
from pipeline.render.pages.files import size_words
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Link
from pipeline.render.site_input import EditionInput
from pipeline.render.typesetting import PaperStore

Press = Callable[[Callable[[room.Room], Sheet], Sequence[room.Room]], Printed]


@dataclass(frozen=True)
class View:
    """What the page of an infographic says: the sheet, and its files to download."""

    sheet: Sheet
    files: tuple[Link, ...]
    back: Link


@dataclass(frozen=True)
class Infographic:
    """One infographic: its page and the files beside it, by path in the documents folder."""

    page: Page
    files: Mapping[str, bytes]


def infographics(context: Context, store: PaperStore) -> list[Infographic]:
    """Return every infographic: that of the framework, then each edition's with its domains, newest edition first.

    Raises ValueError where one does not fit on a page.
    """
    look = look_of(context.site.settings.brand)

    def press(make: Callable[[room.Room], Sheet], rooms: Sequence[room.Room]) -> Printed:
        return printed(make, rooms, look, store)

    made = [_framework(context, press)]
    for one in sorted(context.site.editions, key=lambda e: (e.edition.cut_off, e.slug), reverse=True):
        made += _edition(edition_context(context.site, one), one, press)
    return made


def _framework(context: Context, press: Press) -> Infographic:
    back = Link("The framework", "framework/")
    found = press(lambda size: framework_sheet(context, size), room.FRAMEWORK)
    return _infographic(found, FRAMEWORK, (back,), "framework")


def _edition(context: Context, one: EditionInput, press: Press) -> list[Infographic]:
    reports = reports_link(context.site)
    report = Link(one.edition.title, f"editions/{one.slug}/")
    found = press(lambda size: quarter_sheet(context, one, size), room.QUARTER)
    made = [_infographic(found, quarter_address(one.slug), (reports, report), "editions")]
    for domain in context.domains:
        found = press(lambda size, domain=domain: domain_sheet(context, one, domain, size), room.DOMAIN)
        own = Link(domain.name, f"editions/{one.slug}/{slug(domain.key)}/")
        made.append(_infographic(found, domain_address(one.slug, domain.key), (reports, report, own), "editions"))
    return made


def _infographic(found: Printed, path: str, way: tuple[Link, ...], section: str) -> Infographic:
    sheet, stem = found.sheet, f"{path}{file_stem(path)}"
    view = View(
        sheet,
        (
            Link(f"One page to print (PDF, {size_words(len(found.pdf))})", f"{stem}.pdf"),
            Link(f"Picture to share (PNG, {size_words(len(found.png))})", f"{stem}.png"),
        ),
        way[-1],
    )
    page = Page(
        path,
        f"{sheet.title}: infographic",
        f"One page to read, print or share. {sheet.coverage_before} {sheet.coverage} {sheet.coverage_after}.",
        "infographic",
        view,
        section,
        trail(*way),
        crumb="Infographic",
        body_class=f"tone-{sheet.tone}",
    )
    return Infographic(page, {f"{stem}.pdf": found.pdf, f"{stem}.png": found.png})
