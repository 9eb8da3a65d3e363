"""The quarterly reports: the list, each edition's highlight report, and each domain's page in an edition.

All figures are those known at the edition's cut-off. Exceptions come first.
"""

from dataclasses import dataclass

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.framework import Part
from pipeline.render.pages.actions import Actions, about, actions_of, told_notes, under
from pipeline.render.pages.annual import newest_first, report_link
from pipeline.render.pages.background import background_of
from pipeline.render.pages.context import Context, counted, edition_context, reports_link, slug, trail
from pipeline.render.pages.coverage import Coverage, coverage, with_noun
from pipeline.render.pages.domain import measures_table, without_table
from pipeline.render.pages.doubts import doubted_table
from pipeline.render.pages.followed_up import FollowedUp, followed_up
from pipeline.render.pages.home import tone
from pipeline.render.pages.page import Page
from pipeline.render.pages.paper_links import domain_links, report_links
from pipeline.render.pages.parts import Fact, Link, Table, fact, facts
from pipeline.render.pages.rollup import Changes, changes
from pipeline.render.pages.signing import draft_notice, sign_off_table
from pipeline.render.pages.story import rows_of
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.told import told_of_measure
from pipeline.render.pages.words import day
from pipeline.render.site_input import EditionInput, SiteInput

URGENT = ("off_track", "near_plan")


@dataclass(frozen=True)
class DomainPart:
    """One domain in a report: what has figures, exceptions first, and what has none."""

    link: Link
    tone: int
    icon: str | None
    coverage: Coverage
    table: Table | None
    without: tuple[Summary, ...]
    without_words: str


@dataclass(frozen=True)
class Report:
    """What a highlight report says."""

    title: str
    draft: str
    signed: Table | None
    reconstructed: str
    front_sheet: tuple[Fact, ...]
    recommendations: tuple[str, ...]
    foreword: tuple[str, ...]
    papers: tuple[Link, ...]
    coverage: Coverage
    changes: Changes
    domains: tuple[DomainPart, ...]
    doubted: Table | None
    late: tuple[Summary, ...]
    actions: Actions
    followed: tuple[FollowedUp, ...]
    background: tuple[str, ...]


@dataclass(frozen=True)
class ListEntry:
    """One edition in the list of reports."""

    link: Link
    about: tuple[str, ...]


def edition_pages(site: SiteInput) -> list[Page]:
    """Return the list of reports, then each edition's report with its domain pages, newest first."""
    newest = sorted(site.editions, key=lambda e: (e.edition.cut_off, e.slug), reverse=True)
    pages = [_list_page(site, newest, newest_first(site.annual))]
    for one in newest:
        context = edition_context(site, one)
        parts = tuple(_domain_part(context, one.slug, d, n) for n, d in enumerate(context.domains, start=1))
        pages.append(_report_page(context, one, parts))
        pages.extend(_domain_page(context, one, part) for part in parts)
    return pages


def by_exception(summaries: tuple[Summary, ...]) -> tuple[Summary, ...]:
    """Return what needs attention first; measures about harm and death never lead."""

    def rank(summary: Summary) -> tuple[bool, bool, bool, bool]:
        urgent = summary.rating in URGENT or summary.direction == "worsening"
        return (summary.sensitive, not urgent, not summary.doubted, summary.direction != "improving")

    return tuple(sorted(summaries, key=rank))


def _list_page(site: SiteInput, editions: list[EditionInput], years: list[EditionInput]) -> Page:
    title, report = site.framework.words.reports_title, site.framework.words.report[0]
    entries = tuple(ListEntry(report_link(e), _about(e.edition, report)) for e in editions)
    told = f"Each {report} shows how things stood in one quarter. Once it is final, it stays as it is."
    annual = tuple(ListEntry(report_link(e), _about(e.edition, report)) for e in years)
    view = {"lead": told, "entries": entries, "years": annual}
    return Page("editions/", title, told, "editions", view, "editions", trail())


def _about(edition: Edition, report: str) -> tuple[str, ...]:
    several = (
        "" if edition.reconstructed_on else f"Uses figures published by {day(edition.cut_off)}.",
        f"For the meeting on {day(edition.meeting)}." if edition.meeting else "",
        draft_notice(edition),
        reconstructed(edition, report),
    )
    return tuple(part for part in several if part)


def reconstructed(edition: Edition, report: str) -> str:
    if edition.reconstructed_on is None:
        return ""
    return (
        f"This {report} was put together on {day(edition.reconstructed_on)}, after the event. "
        f"It uses only what had been published by {day(edition.cut_off)}."
    )


def _report_page(context: Context, one: EditionInput, parts: tuple[DomainPart, ...]) -> Page:
    edition, summaries = one.edition, tuple(context.summaries.values())
    view = Report(
        title=edition.title,
        draft=draft_notice(edition),
        signed=sign_off_table(edition, context.said.report),
        reconstructed=reconstructed(edition, context.said.report),
        front_sheet=front_sheet(edition),
        recommendations=tuple(edition.front_sheet.recommendations),
        foreword=edition.foreword_paragraphs,
        papers=report_links(one.slug, context),
        coverage=coverage(summaries, context.site.framework.measure_words),
        changes=changes(summaries, context.site.framework.measure_words, edition.overrides),
        domains=parts,
        doubted=doubted_table(context),
        late=tuple(s for s in summaries if s.state == "overdue" and counted(s)),
        actions=actions_of(one, told_notes(context, one)),
        followed=followed_up(context, one),
        background=tuple(edition.background_documents),
    )
    told = f"{context.said.report_title}, {edition.title}: {view.coverage.words} have a figure."
    return Page(
        one.address,
        f"{context.said.report_title}: {edition.title}",
        told,
        "edition",
        view,
        "editions",
        trail(reports_link(context.site)),
        crumb=edition.title,
    )


def front_sheet(edition: Edition) -> tuple[Fact, ...]:
    sheet = edition.front_sheet
    return facts(
        fact("Report to", sheet.report_to),
        fact("Date of meeting", day(edition.meeting) if edition.meeting else None),
        fact("By", *sheet.by),
        fact("Title", sheet.title),
        fact("Purpose", sheet.purpose),
        fact("Contact officers", *sheet.contact_officers),
        fact("Figures published by", day(edition.cut_off)),
    )


def _domain_part(context: Context, edition: str, domain: Part, number: int) -> DomainPart:
    summaries, said = context.under(domain), context.said
    words = context.site.framework.measure_words
    have = by_exception(tuple(s for s in summaries if s.has_figure))
    without = tuple(s for s in summaries if not s.has_figure and counted(s))
    id_ = slug(domain.key)
    return DomainPart(
        link=Link(domain.name, f"editions/{edition}/{id_}/"),
        tone=tone(number),
        icon=domain.icon,
        coverage=coverage(summaries, words),
        table=measures_table(id_, f"{domain.name}: figures in this {said.report}", have, said) if have else None,
        without=without,
        without_words=f"{with_noun(len(without), words)} without a figure in this {said.report}",
    )


def _domain_page(context: Context, one: EditionInput, part: DomainPart) -> Page:
    domain = next(d for d in context.domains if part.link.url.endswith(f"/{slug(d.key)}/"))
    part_id = slug(domain.key)
    view = {
        "part": part,
        "introduction": domain.introduction or "",
        "report": report_link(one),
        "latest": Link(f"Latest figures: {domain.name}", f"domains/{slug(domain.key)}/"),
        "changes": changes(context.under(domain), context.site.framework.measure_words, one.edition.overrides),
        "doubted": doubted_table(context, domain),
        "actions": about(actions_of(one, told_notes(context, one)), under(context, domain)),
        "stories": rows_of(context, frozenset(s.id for s in context.under(domain))),
        "edition": one.edition.title,
        "draft": draft_notice(one.edition),
        "papers": domain_links(one.slug, domain.key, context),
        "without": without_table(f"{part_id}-without", part.without_words, part.without, context.said)
        if part.without
        else None,
        "background": background_of(context, domain, one.edition.cut_off),
        "told": tuple(told_of_measure(s, context) for s in context.under(domain) if s.has_figure),
    }
    told = f"{domain.name} in the {context.said.report} for {one.edition.title}: {part.coverage.words} have a figure."
    return Page(
        part.link.url,
        f"{domain.name}: {one.edition.title}",
        told,
        "edition_domain",
        view,
        "editions",
        trail(reports_link(context.site), report_link(one)),
        crumb=domain.name,
        body_class=f"tone-{part.tone}",
    )
