"""How the framework changes: its versions side by side, and every measure that came, was renamed or left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.catalogue.framework_history import Event, Version, events, measures_on
from pipeline.catalogue.measure import Measure
from pipeline.render.pages.context import Context, slug, trail
from pipeline.render.pages.coverage import with_noun
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table
from pipeline.render.pages.words import day

ADDRESS = "framework/versions/"
FRAMEWORK = Link("The framework", "framework/")
NOT_SAID = "The document does not say."
STATES = {"in_force": "In force", "foreseen": "Foreseen. Nobody has agreed it yet."}
KINDS = {"added": "Came new", "renamed": "Has another name", "retired": "Left the framework"}


@dataclass(frozen=True)
class VersionsView:
    """What the page of versions says."""

    title: str
    introduction: tuple[str, ...]
    beside: Table
    changed: Table | None
    proposed: tuple[Link, ...]
    citations: tuple[str, ...]
    framework: Link


def versions_page(context: Context) -> Page | None:
    """Return the page that sets the versions of the framework side by side; None where a project tells of none."""
    found = context.site.versions
    if found is None:
        return None
    view = VersionsView(
        "How the framework changes",
        tuple(found.introduction),
        _beside(context, found.versions),
        _changed(context),
        tuple(Link(s.title, s.url) for s in context.summaries.values() if s.lifecycle == "proposed"),
        tuple(f"{one.title}: {one.citation}" for one in found.versions),
        FRAMEWORK,
    )
    told = "The versions of the framework side by side, and which measures came, left or were renamed."
    return Page(ADDRESS, view.title, told, "versions", view, "framework", trail(FRAMEWORK))


def moved_pages(context: Context) -> Iterator[Page]:
    """Give a page at each address that a measure had before, which leads to the one that it has now."""
    for name, measure in context.site.measures.items():
        for old in measure.former_ids:
            link = Link(measure.plain_title, f"measures/{slug(name)}/")
            view = {"title": measure.plain_title, "link": link}
            told = f"This measure has another address now: {measure.plain_title}."
            yield Page(
                f"measures/{slug(old)}/", measure.plain_title, told, "moved", view, "framework", trail(FRAMEWORK)
            )


def _beside(context: Context, versions: list[Version]) -> Table:
    aspects = list(dict.fromkeys(aspect for one in versions for aspect in one.says))
    rows = [
        ("State", [STATES[one.state] for one in versions]),
        ("Since", [day(one.valid_from) if one.valid_from else "No date" for one in versions]),
        ("Measures", [_measures(context, one) for one in versions]),
        *((aspect, [one.says.get(aspect, NOT_SAID) for one in versions]) for aspect in aspects),
    ]
    head = (Head("What"), *(Head(one.title) for one in versions))
    cells = tuple((Cell(what), *(Cell(text, wraps=True) for text in texts)) for what, texts in rows)
    return Table("versions", "The versions side by side", head, cells, "reasons")


def _measures(context: Context, one: Version) -> str:
    if one.valid_from is None:
        return "It names none."
    then: Mapping[str, Measure] = measures_on(context.site.measures, one.valid_from)
    number = sum(measure.lifecycle in ("pilot", "developmental") for measure in then.values())
    return with_noun(number, context.site.framework.measure_words)


def _changed(context: Context) -> Table | None:
    rows = tuple(_row(context, event) for event in events(context.site.measures))
    head = (Head("Measure"), Head("What happened"), Head("When"), Head("Why, or what it was"))
    return Table("changed", "Measures that came, left or were renamed", head, rows, "reasons") if rows else None


def _row(context: Context, event: Event) -> tuple[Cell, ...]:
    title = context.site.measures[event.measure].plain_title
    link = Cell(title, f"measures/{slug(event.measure)}/")
    return (link, Cell(KINDS[event.kind]), Cell(day(event.on)), Cell(event.words, wraps=True))
