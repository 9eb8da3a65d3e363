"""The pages about the data as a whole: what can be downloaded, and how good it is."""

from dataclasses import dataclass

from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.coverage import Coverage, coverage, state_counts, with_noun
from pipeline.render.pages.doubts import doubted_table
from pipeline.render.pages.files import file_words
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table, Tag
from pipeline.render.pages.words import day
from pipeline.render.site_input import Delivery

TABLES = (
    ("measures", "Every measure: its name, place in the framework, definition and whether it has figures"),
    ("values", "Every published figure, with area, period, limits and marks"),
    ("standing", "How each measure stands: change, target, rating and the rule behind it"),
    ("areas", "The areas and what they are made of"),
    ("sources", "Every file used: who published it, when, and its fingerprint"),
    ("deliveries", "Every delivery of data, accepted or refused"),
)
NOT_KNOWN = "Not known"


@dataclass(frozen=True)
class Quality:
    """What the page on quality says."""

    coverage: Coverage
    states: tuple[tuple[Tag, str], ...]
    doubted: Table | None
    refused: tuple["Refusal", ...]
    carried: tuple[str, ...]
    deliveries: Table | None
    waits: bool


@dataclass(frozen=True)
class Refusal:
    """A delivery that was refused, with what was wrong with it."""

    title: str
    problems: tuple[str, ...]


def data_pages(context: Context) -> list[Page]:
    """Return the page of downloads and the page on quality."""
    return [_data_page(context), _quality_page(context)]


def _data_page(context: Context) -> Page:
    rows = tuple(
        (
            Cell(about, wraps=True),
            Cell(f"{name} ({file_words(f'data/{name}.csv', context)})", url=f"data/{name}.csv"),
            Cell(f"{name} ({file_words(f'data/{name}.parquet', context)})", url=f"data/{name}.parquet"),
        )
        for name, about in TABLES
    )
    view = {
        "table": Table("tables", "Tables to download", (Head("What is in it"), Head("CSV"), Head("Parquet")), rows),
        "also": (
            Link(f"All tables as a spreadsheet ({file_words('data/outcomes.xlsx', context)})", "data/outcomes.xlsx"),
            Link("Description of all tables (JSON, Frictionless Data Package)", "data/datapackage.json"),
            Link("Fingerprints of all files (text)", "data/sha256sums.txt"),
        ),
        "sources": _sources(context),
    }
    told = "Download every figure that this site shows, with its source, limits and marks. No sign-up."
    return Page("data/", "Data", told, "data", view, "data", trail())


def _sources(context: Context) -> Table | None:
    files = sorted(context.site.sources, key=lambda f: (f.title, f.file))
    written = (
        (
            Cell(f.title, wraps=True),
            Cell(f"{f.publication}, {f.publisher}", wraps=True),
            Cell(day(f.published_on) if f.published_on else NOT_KNOWN),
            Cell(f.licence, wraps=True),
        )
        for f in files
    )
    rows = tuple(dict.fromkeys(written))  # a source of many files would stand here once a file
    head = (Head("Source"), Head("Publication"), Head("Published"), Head("Licence"))
    return Table("sources", "Where the figures come from", head, rows) if rows else None


def _quality_page(context: Context) -> Page:
    words = context.site.framework.measure_words
    titles = {f.source: f.title for f in context.site.sources}

    def title(delivery: Delivery) -> str:
        return titles.get(delivery.source, delivery.source.replace("_", " ").capitalize())

    deliveries = context.site.deliveries
    view = Quality(
        coverage=coverage(context.summaries.values(), words[1]),
        states=tuple((tag, with_noun(number, words)) for tag, number in state_counts(context)),
        doubted=doubted_table(context),
        refused=tuple(Refusal(title(d), d.problems) for d in deliveries if not d.accepted),
        carried=tuple(title(d) for d in deliveries if d.carried_forward),
        deliveries=_deliveries(deliveries, title) if deliveries else None,
        waits=bool(context.site.board and context.site.board.lines),
    )
    told = "Which figures are missing, late or in doubt, and which deliveries of data we refused."
    return Page("quality/", "How good the data is", told, "quality", view, "data", trail(Link("Data", "data/")))


def _deliveries(deliveries, title) -> Table:
    rows = tuple(
        (
            Cell(title(d), wraps=True),
            Cell(day(d.received_on) if d.received_on else NOT_KNOWN),
            Cell(tag=Tag("Accepted", "tick", "good") if d.accepted else Tag("Refused", "cross", "bad")),
            Cell("The last good delivery is used instead" if d.carried_forward else ""),
        )
        for d in deliveries
    )
    head = (Head("Source"), Head("Received"), Head("Outcome"), Head("What we did"))
    return Table("deliveries", "Deliveries of data", head, rows)
