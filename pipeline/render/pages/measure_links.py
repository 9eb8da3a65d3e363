"""Where a measure's page leads: its files to download, related measures, measures of the same outcome.

The files themselves are made by `publish`.
"""

from collections.abc import Mapping
from typing import Any

from pipeline.render.pages.actions import Actions
from pipeline.render.pages.context import Context
from pipeline.render.pages.files import file_words
from pipeline.render.pages.findings import findings_about
from pipeline.render.pages.parts import Link
from pipeline.render.pages.returns import waits
from pipeline.render.pages.schemes import schemes_about
from pipeline.render.pages.story import stories_of
from pipeline.render.pages.subjects import subject_links
from pipeline.render.pages.summary import Summary


def measure_file(id_: str) -> str:
    """Return where the file to download from a measure's page lies."""
    return f"data/measures/{id_}.csv"


def around(id_: str, context: Context, actions: Actions | None) -> dict[str, Any]:
    """Return what stands beside the figures: who is waited for, what is done, what people said, where to read on."""
    return {
        "waits": waits(id_, context),
        "actions": actions,
        "schemes": schemes_about(id_, context),
        "findings": findings_about(id_, context),
        "related": links(context.site.measures[id_].related, context.summaries),
        "stories": stories_of(context, frozenset([id_])),
        "siblings": siblings(id_, context),
        "subjects": subject_links(context, id_),
    }


def downloads(id_: str, context: Context) -> tuple[Link, ...]:
    """Return the files of a measure, with their types and sizes; none where it has no value."""
    series = context.series.get(id_)
    if series is None or not series.values:
        return ()
    table, facts = measure_file(id_), f"data/measures/{id_}.json"
    return (
        Link(f"Figures for this {context.said.measure} ({file_words(table, context)})", table),
        Link(f"Figures and definition ({file_words(facts, context)})", facts),
        Link("All our data", "data/"),
    )


def links(ids: list[str], summaries: Mapping[str, Summary]) -> tuple[Link, ...]:
    """Return a link to each measure that is known."""
    return tuple(Link(summaries[i].title, summaries[i].url) for i in ids if i in summaries)


def siblings(id_: str, context: Context) -> tuple[Link, ...]:
    """Return the other measures of the same outcome."""
    outcome = context.places[id_][:-1]
    near = [i for i, place in context.places.items() if place[:-1] == outcome and i != id_]
    return links(near, context.summaries)
