"""Tables of a measure by area, and of figures that are near it but not the same."""

from pipeline.compute.series import Value
from pipeline.render.pages.chart_view import codes
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.summary import Known, headline
from pipeline.render.pages.words import cell, figure


def area_table(known: Known, context: Context) -> Table | None:
    """Return each area's figure for the headline period (its latest one where it has none then); None for one area."""
    value, series = headline(known), known.series
    if value is None or series is None:
        return None
    measure = known.measure
    rows = [
        _row(code, series.of(code), value, known, context) for code in codes(measure)
    ]
    if len(rows) < 2:
        return None
    head = (Head("Area"), Head("Figure", number=True), Head("Likely range", number=True), Head("Period"))
    return Table("areas", f"{measure.plain_title}, by area", head, tuple(rows), "measures")


def other_table(known: Known, context: Context) -> Table | None:
    """Return the latest figure of each source that is close to the measure or gives background; None without any."""
    values = [v for v in (known.series.values if known.series else ()) if v.fit != "exact" and v.value is not None]
    latest: dict[tuple[str, str], Value] = {}
    for v in values:
        if v.breakdown == "all" and v.statistic == "value":
            kept = latest.get((v.source, v.area))
            latest[v.source, v.area] = v if kept is None or kept.period < v.period else kept
    if not latest:
        return None
    how = {s.source: s.difference or "" for s in known.measure.sources}
    rows = tuple(
        (
            Cell(context.area(v.area)),
            Cell(cell(v, known.measure.unit), number=True),
            Cell(v.period.public),
            Cell(how.get(v.source, ""), wraps=True),
        )
        for _, v in sorted(latest.items())
    )
    head = (Head("Area"), Head("Figure", number=True), Head("Period"), Head("How it differs"))
    return Table("others", "Figures near this measure", head, rows)


def _row(code: str, values: tuple[Value, ...], latest: Value, known: Known, context: Context) -> tuple[Cell, ...]:
    unit = known.measure.unit
    same = next((v for v in values if v.period == latest.period), None)
    value = same or max((v for v in values if v.value is not None), key=lambda v: v.period, default=None)
    if value is None:
        return (Cell(context.area(code)), Cell("[x]", number=True), Cell("Not given", number=True), Cell("None"))
    limits = ""
    if value.value is not None and value.lower_95 is not None and value.upper_95 is not None:
        limits = f"{figure(value.lower_95, unit)} to {figure(value.upper_95, unit)}"
    return (
        Cell(context.area(code)),
        Cell(cell(value, unit), number=True),
        Cell(limits or "Not given", number=True),
        Cell(value.period.public),
    )
