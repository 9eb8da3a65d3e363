"""A measure by area, beside another place and each other, and figures that are near it but not the same.

Which comparison is fair, and which areas have an order, is decided in `compute.standing.against`.
"""

from pipeline.catalogue.measure import Unit
from pipeline.compute.series import Value
from pipeline.compute.standing.against import against_benchmark, order_of
from pipeline.compute.standing.limits import interval
from pipeline.render.pages.chart_view import codes
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.summary import Known, headline
from pipeline.render.pages.words import bare, cell, figure, marks
from pipeline.render.wording import status
from pipeline.render.wording.areas import NO_ORDER, NOT_RANKED, newer_words, order_words
from pipeline.render.wording.phrases import place

NONE_GIVEN = "Not given"
COMPARED = "To compare with"
"""What the place to compare with is there for; how a source differs is said of the measure's own areas alone."""


def area_table(known: Known, context: Context) -> Table | None:
    """Return each area's figure for the headline period (its latest one where it has none then); None for one area."""
    value, series = headline(known), known.series
    if value is None or series is None:
        return None
    shown = {code: _of_the_period(series.of(code), value) for code in codes(known.measure)}
    if len(shown) < 2:
        return None
    rows = tuple(_row(code, one, shown, known, context) for code, one in shown.items())
    head = (Head("Area"), Head("Figure", number=True), Head("Likely range", number=True), Head("Period"))
    beside = known.measure.comparator
    last = (Head(f"Beside {context.area(beside)}"),) if beside else ()
    return Table("areas", f"{known.measure.plain_title}, by area", (*head, *last), rows, "measures")


def area_newer(known: Known, context: Context) -> str:
    """Say which areas have a newer figure than the table compares, and why it does not; empty where none has.

    The table is of one time, that of the headline, as figures of two times are not set beside each other.
    """
    value, series = headline(known), known.series
    if value is None or series is None or len(codes(known.measure)) < 2:
        return ""
    newer = [_newer(series.of(code), value) for code in codes(known.measure)]
    told = [f"{context.area(v.area)}, {cell(v, known.measure.unit)}, {v.period.public}" for v in newer if v is not None]
    return newer_words(told, value.period, place(context.site.areas, value.area)) if told else ""


def area_order(known: Known, context: Context) -> str:
    """Say which areas stand above others by more than chance, or that none does; empty where there are no two to set.

    The whole and the place to compare with are no rivals of their parts.
    """
    value, series = headline(known), known.series
    if value is None or series is None:
        return ""
    areas = context.site.areas
    wholes = {code for code in known.measure.areas if any(part in known.measure.areas for part in areas.members(code))}
    rivals = [code for code in known.measure.areas if code not in wholes and code != known.measure.comparator]
    found = {code: _of_the_period(series.of(code), value) for code in rivals}
    there = {code: v for code, v in found.items() if v is not None and v.period == value.period}
    if len(there) < 2:
        return ""
    if known.measure.unit.kind == "count":
        return NOT_RANKED
    order = order_of(there, known.measure.unit)
    return order_words([[context.area(code) for code in group] for group in order.groups]) if order else NO_ORDER


def other_table(known: Known, context: Context) -> Table | None:
    """Return the latest figure of each source that is close to the measure or gives background; None without any.

    What comes from made-up records stands in its own box alone, never beside real figures.
    """
    real = [v for v in (known.series.values if known.series else ()) if v.origin != "synthetic"]
    values = [v for v in real if v.fit != "exact" and v.value is not None]
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
            Cell(_with_unit(v, known.measure.unit), number=True),
            Cell(v.period.public),
            Cell(COMPARED if v.area == known.measure.comparator else how.get(v.source, ""), wraps=True),
        )
        for _, v in sorted(latest.items())
    )
    head = (Head("Area"), Head("Figure", number=True), Head("Period"), Head("How it differs"))
    return Table("others", "Figures near this measure", head, rows, "measures")


def _with_unit(value: Value, unit: Unit) -> str:
    """Say a figure with its words: one that differs from the measure is not to be read without them."""
    return f"{figure(value.value or 0, unit)} {marks(value.markers)}".strip()


def _of_the_period(values: tuple[Value, ...], latest: Value) -> Value | None:
    same = next((v for v in values if v.period == latest.period), None)
    return same or max((v for v in values if v.value is not None), key=lambda v: v.period, default=None)


def _newer(values: tuple[Value, ...], than: Value) -> Value | None:
    """Return the newest figure of an area where it is of a later time, of the same kind, than another figure."""
    newest = max((v for v in values if v.value is not None), key=lambda v: v.period, default=None)
    if newest is None or newest.period.kind is not than.period.kind or not than.period < newest.period:
        return None
    return newest


def _row(
    code: str, value: Value | None, shown: dict[str, Value | None], known: Known, context: Context
) -> tuple[Cell, ...]:
    measure = known.measure
    beside = (Cell(_beside(code, value, shown, known, context)),) if measure.comparator else ()
    if value is None:
        return (
            Cell(context.area(code)),
            Cell("[x]", number=True),
            Cell(NONE_GIVEN, number=True),
            Cell(NONE_GIVEN),
            *beside,
        )
    return (
        Cell(context.area(code)),
        Cell(cell(value, measure.unit), number=True),
        Cell(_range(value, known), number=True),
        Cell(value.period.public),
        *beside,
    )


def _range(value: Value, known: Known) -> str:
    around = interval(value, known.measure.unit) if value.value is not None else None
    if around is None or around.lower is None or around.upper is None:
        return NONE_GIVEN
    return f"{bare(around.lower, known.measure.unit)} to {bare(around.upper, known.measure.unit)}"


def _beside(code: str, value: Value | None, shown: dict[str, Value | None], known: Known, context: Context) -> str:
    """Say how an area stands beside the comparator in the same period, by the rule of the standing."""
    comparator = known.measure.comparator or ""
    if code == comparator:
        return COMPARED
    other = shown.get(comparator)
    same = value is not None and other is not None and value.period == other.period
    found = against_benchmark(known.measure, value, other) if same and value is not None else "not_compared"
    return status.against(found, context.area(comparator)).words
