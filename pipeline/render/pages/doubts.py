"""Figures that we doubt: as printed by their source, with the reason. Finding them belongs in `compute`."""

from pipeline.catalogue.framework import Part
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.words import figure

HEADS = (Head("Measure"), Head("Figure as published", number=True), Head("When and where"), Head("Why we doubt it"))


def doubted_table(context: Context, domain: Part | None = None) -> Table | None:
    """Return every public figure that we doubt with its reason, of one domain or of all; None where there is none."""
    wanted = context.under(domain) if domain else context.summaries.values()
    rows = []
    for summary in wanted:
        series = context.series.get(summary.id)
        unit = context.site.measures[summary.id].unit
        rows.extend(
            (
                Cell(summary.title, url=summary.url),
                Cell(figure(v.value, unit), number=True),
                Cell(f"{v.period.public}, {context.area(v.area)}"),
                Cell(v.note or "No reason was given", wraps=True),
            )
            for v in (series.values if series else ())
            if "q" in v.markers and v.preferred and v.value is not None
        )
    return Table("doubted", "Figures that we doubt", HEADS, tuple(rows), "reasons") if rows else None
