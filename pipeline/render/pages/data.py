"""The page of what can be downloaded and where figures come from. How good the data is, is in `quality`."""

from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.files import file_words
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table
from pipeline.render.pages.quality import quality_page
from pipeline.render.pages.words import published_words

TABLES = (
    ("measures", "Every {measure}: its name, place in the framework, definition and whether it has figures"),
    ("values", "Every published figure, with area, period, limits and marks"),
    ("standing", "How each {measure} stands: change, target, rating and the rule behind it"),
    ("areas", "The areas and what they are made of"),
    ("sources", "Every file used: who published it, when, and its fingerprint"),
    ("deliveries", "Every delivery of data, accepted or refused"),
)


def data_pages(context: Context) -> list[Page]:
    """Return the page of downloads and the page on quality."""
    return [_data_page(context), quality_page(context)]


def _data_page(context: Context) -> Page:
    rows = tuple(
        (
            Cell(about.format(measure=context.said.measure), wraps=True),
            Cell(f"{name} ({file_words(f'data/{name}.csv', context)})", url=f"data/{name}.csv"),
            Cell(f"{name} ({file_words(f'data/{name}.parquet', context)})", url=f"data/{name}.parquet"),
        )
        for name, about in TABLES
    )
    view = {
        "table": Table(
            "tables", "Tables to download", (Head("What is in it"), Head("CSV"), Head("Parquet")), rows, "measures"
        ),
        "also": (
            Link(f"All tables as a spreadsheet ({file_words('data/outcomes.xlsx', context)})", "data/outcomes.xlsx"),
            Link(
                f"What each table holds: Frictionless Data Package ({file_words('data/datapackage.json', context)})",
                "data/datapackage.json",
            ),
            Link(f"Fingerprints of all files ({file_words('data/sha256sums.txt', context)})", "data/sha256sums.txt"),
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
            Cell(published_words(f.published_on, f.published_precision)),
            Cell(f.licence, wraps=True),
        )
        for f in files
    )
    rows = tuple(dict.fromkeys(written))  # a source of many files would stand here once a file
    head = (Head("Source"), Head("Publication"), Head("Published"), Head("Licence"))
    return Table("sources", "Where the figures come from", head, rows, "measures") if rows else None
