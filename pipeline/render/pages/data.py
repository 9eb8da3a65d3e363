"""The page of what can be downloaded and where figures come from. How good the data is, is in `quality`."""

from dataclasses import asdict

from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.dataset import catalogue
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
    ("revisions", "Figures that a later {report} shows otherwise, before and after, and why"),
    ("corrections", "Mistakes in {reports} that were put right"),
)
ALSO = (
    ("All tables as a spreadsheet", "data/outcomes.xlsx"),
    ("What each column means, and every code: Frictionless Data Package", "data/datapackage.json"),
    ("The same for tools that read CSV on the Web (CSVW)", "data/csv-metadata.json"),
    ("Fingerprints of all files", "data/sha256sums.txt"),
)


def data_pages(context: Context) -> list[Page]:
    """Return the page of downloads and the page on quality."""
    return [_data_page(context), quality_page(context)]


def _data_page(context: Context) -> Page:
    rows = tuple(
        (
            Cell(about.format(**asdict(context.said)), wraps=True),
            Cell(f"{name} ({file_words(f'data/{name}.csv', context)})", url=f"data/{name}.csv"),
            Cell(f"{name} ({file_words(f'data/{name}.parquet', context)})", url=f"data/{name}.parquet"),
        )
        for name, about in TABLES
    )
    view = {
        "table": Table(
            "tables", "Tables to download", (Head("What is in it"), Head("CSV"), Head("Parquet")), rows, "measures"
        ),
        "made_up": any(value.origin == "synthetic" for one in context.site.series.values() for value in one.values),
        "also": tuple(Link(f"{words} ({file_words(path, context)})", path) for words, path in ALSO),
        "sources": _sources(context),
    }
    told = "Download every figure that this site shows, with its source, limits and marks. No sign-up."
    return Page("data/", "Data", told, "data", view, "data", trail(), dataset=catalogue(context))


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
