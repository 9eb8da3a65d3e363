"""Which area am I in? Towns by name with the area they lie in, and what there is to see for each area.

Without postcode, map or script. Which areas a measure covers is its definition's; which towns there are is content.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.areas import Area
from pipeline.catalogue.places import Place, Places
from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.coverage import with_noun
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table


@dataclass(frozen=True)
class AreaView:
    """One area: its towns, the areas it is part of, the measures that have a figure for it."""

    id: str
    name: str
    towns: str
    inside: str
    counts: str
    measures: tuple[Link, ...]


@dataclass(frozen=True)
class PlacesView:
    """What the page of places says."""

    title: str
    introduction: str
    table: Table
    areas: tuple[AreaView, ...]
    citation: str


def places_page(context: Context) -> Page | None:
    """Return the page that leads from a town to its area; None where a project names no places."""
    places = context.site.places
    if places is None:
        return None
    view = PlacesView(
        "Which area am I in?",
        places.introduction,
        _table(context, places),
        tuple(_area(area, context, places) for area in _in_order(context, places)),
        places.citation,
    )
    return Page("areas/", view.title, "Find your area by the name of your town.", "areas", view, "framework", trail())


def measures_for(context: Context, code: str) -> tuple[str, ...]:
    """Return the measures that have a public figure for this very area, in reading order."""
    return tuple(
        name
        for name in context.places
        if (series := context.series.get(name))
        and any(v.value is not None and v.origin != "synthetic" for v in series.of(code))
    )


def _table(context: Context, places: Places) -> Table:
    rows = tuple(
        (
            Cell(place.name),
            Cell(
                " or ".join(context.area(code) for code in place.areas),
                f"areas/#{_id(place.areas[0])}" if len(place.areas) == 1 else "",
                wraps=True,
            ),
        )
        for place in sorted(places.places, key=lambda place: place.name)
    )
    return Table("towns", "Towns and villages", (Head("Town or village"), Head("Area")), rows, "words")


def _area(area: Area, context: Context, places: Places) -> AreaView:
    measures = measures_for(context, area.code)
    words = context.site.framework.measure_words
    wider = [context.area(code) for code in _wider(area, context)]
    return AreaView(
        id=_id(area.code),
        name=area.name,
        towns=", ".join(place.name for place in _towns(area, places.places, context)),
        inside=" or ".join(wider),
        counts=f"{with_noun(len(measures), words)} with a figure for {area.name}",
        measures=tuple(Link(context.summaries[name].title, context.summaries[name].url) for name in measures),
    )


def _towns(area: Area, places: Sequence[Place], context: Context) -> list[Place]:
    inside = set(context.site.areas.within(area.code))
    return sorted((p for p in places if inside & set(p.areas)), key=lambda place: place.name)


def _wider(area: Area, context: Context) -> list[str]:
    """Return the areas that this one lies in, nearest first."""
    made_of = [other.code for other in context.site.areas.all if area.code in other.members]
    return list(dict.fromkeys([*made_of, *area.part_of]))


def _id(code: str) -> str:
    return f"area-{code.lower()}"


def _in_order(context: Context, places: Places) -> list[Area]:
    """Return the areas that hold a place or have a figure: those with towns of their own, then ever wider ones."""
    named = {code for place in places.places for code in place.areas}
    shown = [a for a in context.site.areas.all if a.code in named or measures_for(context, a.code)]
    return sorted(shown, key=lambda area: (area.code not in named, not area.members, _holds(area, context)))


def _holds(area: Area, context: Context) -> int:
    """Count the areas that say that they lie in this one: of two areas the wider one holds more."""
    return sum(area.code in other.part_of for other in context.site.areas.all)
