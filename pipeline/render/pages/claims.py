"""A document's claims beside our own sentences for the same measures: a page, and the same as plain Markdown.

What was quoted and why we differ is content (`catalogue.claims`); our sentences come from the edition's figures.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.catalogue.claims import Claim, Claims, Verdict
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.stand import When, stand, stand_year
from pipeline.periods import Period
from pipeline.render.pages.context import Context, edition_context, slug, trail
from pipeline.render.pages.doubts import doubted_table
from pipeline.render.pages.page import Page, drawn_table, front_matter, relative
from pipeline.render.pages.parts import Cell, Head, Link, Table
from pipeline.render.pages.static import filled
from pipeline.render.pages.words import day
from pipeline.render.site_input import EditionInput, SiteInput
from pipeline.render.wording.markers import key_line, shown
from pipeline.render.wording.sentences import MADE_BY_RULE, tell

ABOUT = Link("About this site", "about/")
VERDICTS: dict[Verdict, str] = {
    "same": "We say the same.",
    "less": "The figures agree. We say less.",
    "differs": "The figures do not say this.",
    "doubted": "We doubt the figures.",
}

Part = str | Table


@dataclass(frozen=True)
class _Beside:
    """The claims, and the edition's figures that they are held against."""

    claims: Claims
    context: Context
    edition: EditionInput
    place: str


def claims_files(site: SiteInput, frame: Mapping[str, object]) -> dict[str, str]:
    """Return the file of each page of claims and its Markdown with the theme's head."""
    files = {}
    for name, claims in site.claims.items():
        page = Page(f"{claims.address}/", claims.title, claims.description, "text", None, "about", trail(ABOUT))
        parts = _parts(_beside(site, name), lambda url, path=page.path: relative(url, path))
        body = "\n\n".join(_as_html(part) if isinstance(part, Table) else part for part in parts)
        files[page.file] = front_matter(page, frame) + f"\n{body}\n"
    return files


def claims_document(site: SiteInput, name: str, measure_link: Callable[[str], str]) -> str:
    """Return a page of claims as Markdown alone; `measure_link` gives the address for that of a measure's page."""
    parts = _parts(_beside(site, name), measure_link)
    return "\n\n".join(_as_markdown(part) if isinstance(part, Table) else part for part in parts) + "\n"


def claims_links(site: SiteInput) -> tuple[Link, ...]:
    """Return a link to each page of claims."""
    return tuple(Link(one.title, f"{one.address}/") for one in site.claims.values())


def _beside(site: SiteInput, name: str) -> _Beside:
    claims = site.claims[name]
    edition = next(one for one in site.editions if one.slug == claims.edition)
    context = edition_context(site, edition)
    return _Beside(claims, context, edition, f"site/claims/{name}.yaml")


def _parts(beside: _Beside, link: Callable[[str], str]) -> list[Part]:
    claims = beside.claims
    parts: list[Part] = [f"# {claims.title}", *(_filled(text, beside) for text in claims.introduction)]
    parts.append(f"The words are those of {claims.published_by}, {claims.document}, {day(claims.published_on)}.")
    parts.append(f"Our sentences are for {beside.edition.edition.title}. {MADE_BY_RULE}")
    for number, claim in enumerate(claims.claims, 1):
        parts += _claim_parts(beside, claim, number, link)
    doubted = doubted_table(beside.context)
    return [*parts, "## Figures that we doubt", doubted] if doubted else parts


def _claim_parts(beside: _Beside, claim: Claim, number: int, link: Callable[[str], str]) -> list[Part]:
    measure = beside.context.site.measures[claim.measure]
    address = link(f"measures/{slug(claim.measure)}/")
    series = beside.edition.series.get(claim.measure)
    return [
        f"## {measure.plain_title}",
        f"**The document says** ({claim.where}):",
        f"> {claim.said}",
        "**We say:**",
        "\n".join(f"- {told}" for told in _told(beside, claim, series)) if series else "We have no figure.",
        f"**{VERDICTS[claim.verdict]}** {_filled(' '.join(claim.why), beside)}",
        *_figures(beside, claim, number, series),
        f"[More about: {measure.plain_title}]({address})",
    ]


def _told(beside: _Beside, claim: Claim, series: PublishedSeries) -> list[str]:
    """Our sentences for each area: of the latest figure, and of the last whole year where that is a part of one."""
    measure, areas = beside.context.site.measures[claim.measure], beside.context.site.areas
    when = When(beside.edition.slug, beside.edition.edition.cut_off)
    told = []
    for area in claim.areas:
        told.append(" ".join(tell(measure, stand(measure, series, area, when), areas)))
        year = stand_year(measure, series, area, when)
        if year is not None:
            told.append(f"The last whole year: {' '.join(tell(measure, year, areas))}")
    return told


def _figures(beside: _Beside, claim: Claim, number: int, series: PublishedSeries | None) -> list[Part]:
    """All figures of the edition for the areas of a claim and their comparator, a row a period; the marks' key."""
    if series is None:
        return []
    measure = beside.context.site.measures[claim.measure]
    codes = [*claim.areas, *([measure.comparator] if measure.comparator else [])]
    by_place = {(v.period, code): v for code in codes for v in series.of(code)}
    periods: list[Period] = sorted({period for period, _ in by_place})

    def cell(period: Period, code: str) -> Cell:
        value = by_place.get((period, code))
        return Cell(shown(value.value, measure.unit, value.markers) if value else "[x]", number=True)

    heads = (Head("When"), *(Head(beside.context.area(code), number=True) for code in codes))
    rows = tuple((Cell(period.public), *(cell(period, code) for code in codes)) for period in periods)
    table = Table(f"claim-{number}", f"{measure.plain_title}: the figures", heads, rows)
    key = key_line(value.markers for value in by_place.values())
    return [table, key] if key else [table]


def _filled(text: str, beside: _Beside) -> str:
    return filled(text, beside.context, beside.place)


def _as_html(table: Table) -> str:
    return drawn_table(table, lambda url: f"../../{url}").rstrip()


def _as_markdown(table: Table) -> str:
    line = ["---:" if head.number else "---" for head in table.head]
    rows: Sequence[Sequence[str]] = [
        [head.text for head in table.head], line, *([cell.text for cell in row] for row in table.rows)
    ]  # fmt: skip
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
