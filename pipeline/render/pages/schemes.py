"""Schemes and services beside the measures that they mean to move, shown both ways. No cause is claimed."""

from dataclasses import dataclass

from pipeline.catalogue.schemes import Aim, Scheme, keys_of
from pipeline.render.pages.context import Context, domain_link, slug, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Link
from pipeline.render.pages.story import NO_CAUSE

MONEY = Link("Where the money goes", "money/")
NOT_SAID = "The paper does not say what it means to move, so we link it to no measure."
QUOTED, READING = "The paper says", "Our reading, not the paper's"


@dataclass(frozen=True)
class AimView:
    """What a scheme means to move, and how that is known."""

    links: tuple[Link, ...]
    how: str
    words: str


@dataclass(frozen=True)
class SchemeView:
    """One scheme on the page of schemes, or on that of a measure that it means to move."""

    link: Link
    anchor: str
    about: str
    where: str
    aims: tuple[AimView, ...]
    not_said: str


@dataclass(frozen=True)
class SchemesView:
    """What the page of schemes says."""

    title: str
    introduction: tuple[str, ...]
    schemes: tuple[SchemeView, ...]
    no_cause: str
    citation: str
    money: Link


@dataclass(frozen=True)
class SchemesAbout:
    """The schemes that mean to move one measure, for its page."""

    schemes: tuple[SchemeView, ...]
    no_cause: str


def schemes_page(context: Context) -> Page | None:
    """Return the page of schemes; None where a project has none."""
    found = context.site.schemes
    if found is None:
        return None
    view = SchemesView(
        "Schemes and what they mean to change",
        tuple(found.introduction),
        tuple(_view(context, one, one.aims) for one in found.schemes),
        NO_CAUSE,
        found.citation,
        MONEY,
    )
    return Page(
        "schemes/",
        view.title,
        "Schemes, and the measures that each means to move.",
        "schemes",
        view,
        "framework",
        trail(MONEY),
    )


def schemes_about(id_: str, context: Context) -> SchemesAbout | None:
    """Return the schemes that mean to move a measure, by itself or with the part of the framework it stands in."""
    found = context.site.schemes
    above = {part.key for part in context.places[id_]}
    several = [
        (one, [aim for aim in one.aims if id_ in aim.measures or above & set(aim.parts)])
        for one in (found.schemes if found else [])
    ]
    views = tuple(_view(context, one, aims) for one, aims in several if aims)
    return SchemesAbout(views, NO_CAUSE) if views else None


def _view(context: Context, one: Scheme, aims: list[Aim]) -> SchemeView:
    anchor = slug(one.key)
    return SchemeView(
        link=Link(one.name, f"schemes/#{anchor}"),
        anchor=anchor,
        about=one.about,
        where=one.where,
        aims=tuple(_aim(context, aim) for aim in aims),
        not_said="" if one.aims else NOT_SAID,
    )


def _aim(context: Context, aim: Aim) -> AimView:
    parts = keys_of(context.site.framework.domains)
    links = [Link(context.summaries[name].title, context.summaries[name].url) for name in aim.measures]
    for key in aim.parts:
        domain = next(d for d in context.domains if d.key == key or key in keys_of(d.parts))
        links.append(Link(parts[key].name, domain_link(domain).url))
    return AimView(tuple(links), QUOTED if aim.said else READING, aim.said or aim.our_reading or "")
