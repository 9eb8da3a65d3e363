"""The charts of measures as pictures to take away: which there are, what stands under them, and the links to them.

How a picture is put together is in `charts.slide`; the chart on the page itself is in `chart_view`.
"""

from dataclasses import replace

from pipeline.render.charts import ChartStore, LineChartData
from pipeline.render.charts.slide import FileStore, Foot, slide
from pipeline.render.pages.chart_view import chart_data
from pipeline.render.pages.context import Context
from pipeline.render.pages.files import file_words
from pipeline.render.pages.parts import Link
from pipeline.render.pages.provenance import source_line
from pipeline.render.pages.summary import Known
from pipeline.render.pages.synthetic import MADE_UP_SOURCE, synthetic_data

DEMONSTRATION = "A demonstration: not an official publication"
FOLDER, SYNTHETIC, KINDS = "assets/charts/", "-synthetic", ("png", "svg")


def slides(context: Context, drawings: ChartStore, files: FileStore) -> dict[str, str | bytes]:
    """Return each chart of each measure as SVG and PNG by path; synthetic ones under a name of their own."""
    made: dict[str, str | bytes] = {}
    for id_ in context.summaries:
        known = context.known(id_)
        made |= _files(id_, chart_data(known, context), _foot(known, context), (drawings, files))
        foot = _foot(known, context, MADE_UP_SOURCE)
        made |= _files(id_ + SYNTHETIC, synthetic_data(known, context), foot, (drawings, files))
    return made


def with_sizes(context: Context, files: dict[str, str | bytes]) -> Context:
    """Return the context that knows the sizes of these files too."""
    sizes = {path: len(content.encode() if isinstance(content, str) else content) for path, content in files.items()}
    return replace(context, site=replace(context.site, downloads={**context.site.downloads, **sizes}))


def slide_links(id_: str, context: Context, *, synthetic: bool = False) -> tuple[Link, ...]:
    """Return the links to a measure's chart as a picture, each with type and size; none where there is no chart."""
    paths = (f"{FOLDER}{id_}{SYNTHETIC if synthetic else ''}.{kind}" for kind in KINDS)
    words = "synthetic chart" if synthetic else "chart"
    return tuple(
        Link(f"Download this {words} ({file_words(path, context)})", path)
        for path in paths
        if path in context.site.downloads
    )


def _files(
    name: str, data: LineChartData | None, foot: Foot, stores: tuple[ChartStore, FileStore]
) -> dict[str, str | bytes]:
    if data is None:
        return {}
    made = slide(data, foot, *stores)
    return {f"{FOLDER}{name}.svg": made.svg, f"{FOLDER}{name}.png": made.png}


def _foot(known: Known, context: Context, source: str = "") -> Foot:
    """Say whose figures they are, where they stand, and that a demonstration is one."""
    settings = context.site.settings
    address = settings.site_url.rstrip("/") + "/" + context.summaries[known.id].url
    mark = DEMONSTRATION if settings.site_status == "demonstration" else ""
    lines = (source or source_line(known, context), f"{settings.title}, {address}")
    return Foot(mark, tuple(line for line in lines if line))
