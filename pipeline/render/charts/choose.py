"""What a measure's chart shows: which periods, which lines, which levels, and the words above it.

Whole years and quarters never share a line. A quarter's percentage stands apart beside the years; a quarter's count
is not drawn with counts of years at all, but told in a note. Drawing is in `line`.
"""

from collections import Counter
from dataclasses import dataclass, replace

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure
from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.in_area import area_of_start, starting_value
from pipeline.compute.standing.result import Standing
from pipeline.periods import Period, PeriodKind, from_label
from pipeline.render.charts.data import MOST_LINES, Line, LineChartData, Point, Role, Slot
from pipeline.render.charts.period_axis import filled, range_words, short_words
from pipeline.render.charts.plan import planned_path, target_line
from pipeline.render.charts.process import Process, process_of
from pipeline.render.wording.change import CANNOT_TELL, finding, one_after_another, told_change
from pipeline.render.wording.numbers import figure, words_after

GROWS_WITH_TIME = frozenset({"count", "rate_per", "money"})
QUARTERS = frozenset({PeriodKind.FINANCIAL_QUARTER, PeriodKind.CALENDAR_QUARTER})
MOST_APART, MOST_TOLD, ENOUGH = 4, 2, 3


@dataclass(frozen=True)
class Chosen:
    """The periods on the line, those apart, and those only told in a note."""

    together: tuple[Period, ...]
    apart: tuple[Period, ...] = ()
    told: tuple[Period, ...] = ()


def chart_for(measure: Measure, series: PublishedSeries, standing: Standing, areas: Areas) -> LineChartData | None:
    """Choose what the chart of a measure shows; None where fewer than two figures could be drawn."""
    values = series.of(standing.area)
    chosen = choose_periods(measure, values)
    drawn = {period.label for period in (*chosen.together, *chosen.apart)}
    if sum(value.value is not None and value.period.label in drawn for value in values) < 2:
        return None
    process = process_of(measure, values, chosen.together)
    axis = (*(_slot(p) for p in chosen.together), *(_slot(p, separate=True) for p in chosen.apart))
    return LineChartData(
        id=series.measure.replace("_", "-"),
        title=title(measure, standing, values, chosen),
        subtitle=subtitle(measure, standing, areas, chosen),
        unit=measure.unit,
        lines=marked(_lines(measure, series, standing, areas, drawn), process),
        axis=axis,
        baseline=_baseline(measure, values, chosen, standing.area),
        planned=planned_path(measure, standing, values, (*chosen.together, *chosen.apart)),
        target=target_line(measure, standing, values, chosen.together),
        breaks=_breaks(measure, chosen),
        starts_at_zero=measure.unit.kind in GROWS_WITH_TIME,
        synthetic=any(value.origin == "synthetic" for value in values),
        limits=process.limits,
        notes=(*process.notes, *_notes(measure, values, chosen)),
    )


def choose_periods(measure: Measure, values: tuple[Value, ...]) -> Chosen:
    """Put the kind of period with most figures on the line, and later quarters apart or into a note.

    A line that ends before the newest figure gives way to that figure's own kind of period, where it has enough for a
    line: the figure at the head of the page is in the chart under it.
    """
    counted = Counter(value.period.kind for value in values if value.value is not None)
    if not counted:
        return Chosen(())
    longest = {v.period.kind: (v.period.end - v.period.start).days for v in values}
    main = max(counted, key=lambda kind: (counted[kind], longest[kind], kind))
    known = [v.period for v in values if v.value is not None]
    newest = max(known, key=lambda period: (period.end, period.start))
    ends = max(period.end for period in known if period.kind == main)
    if newest.end > ends and newest.kind not in QUARTERS and counted[newest.kind] >= ENOUGH:
        main = newest.kind
    together = filled([v.period for v in values if v.period.kind == main], measure.frequency)
    later = tuple(v.period for v in values if v.period.kind in QUARTERS - {main} and v.period.end > together[-1].end)
    if measure.unit.kind in GROWS_WITH_TIME:
        return Chosen(together, told=later)
    return Chosen(together, apart=later[-MOST_APART:])


def title(measure: Measure, standing: Standing, values: tuple[Value, ...], chosen: Chosen) -> str:
    """Give the finding of the standing where it is about this line; else the line's last two figures, unjudged."""
    if standing.period in chosen.together and told_change(standing).direction not in CANNOT_TELL:
        return finding(measure, standing)
    known = [(v.period, v.value) for v in values if v.period in chosen.together and v.value is not None]
    if not known:
        return finding(measure, standing)
    return one_after_another(measure.unit, known[-1], known[-2] if len(known) > 1 else None)


def subtitle(measure: Measure, standing: Standing, areas: Areas, chosen: Chosen) -> str:
    """Name measure, place, periods and unit, in this order."""
    unit = "percentage (%)" if measure.unit.kind == "percent" else words_after(measure.unit)
    periods = range_words(chosen.together)
    if chosen.apart:
        periods += f", and {range_words(chosen.apart)}"
    return ", ".join(part for part in (measure.plain_title, areas.get(standing.area).name, periods, unit) if part)


def _slot(period: Period, *, separate: bool = False) -> Slot:
    return Slot(period.public, short_words(period), separate)


def _lines(
    measure: Measure, series: PublishedSeries, standing: Standing, areas: Areas, drawn: set[str]
) -> tuple[Line, ...]:
    wanted: list[tuple[str, Role]] = [(standing.area, "actual")]
    if measure.comparator:
        wanted.append((measure.comparator, "comparator"))
    wanted.extend((code, "area") for code in areas.members(standing.area) if code in measure.areas)
    lines = []
    for code, role in wanted:
        found = [v for v in series.of(code) if v.period.label in drawn]
        if any(value.value is not None for value in found):
            lines.append(Line(areas.get(code).name, role, tuple(map(point_of, found))))
    return tuple(lines[:MOST_LINES])


def marked(lines: tuple[Line, ...], process: Process) -> tuple[Line, ...]:
    """Mark the unusual points of the figure itself; other areas have no process chart here."""
    return tuple(
        replace(line, points=tuple(replace(p, special=process.mark(p.x_label)) for p in line.points))
        if line.role == "actual"
        else line
        for line in lines
    )


def point_of(value: Value) -> Point:
    """Return a value as a point of a line."""
    return Point(value.period.public, value.value, value.lower_95, value.upper_95, value.markers)


def _baseline(measure: Measure, values: tuple[Value, ...], chosen: Chosen, area: str) -> tuple[str, float] | None:
    if measure.baseline is None:
        return None
    start = from_label(measure.baseline.period)
    value = starting_value(measure, values, area)
    if value is None or start.kind != chosen.together[0].kind:
        return None
    agreed = measure.baseline.agreed_by and area == area_of_start(measure)
    return ("Baseline" if agreed else "Starting point", value)


def _breaks(measure: Measure, chosen: Chosen) -> tuple[tuple[str, str], ...]:
    found = []
    for one in measure.breaks:
        new = [period for period in chosen.together if period.start >= from_label(one.at).start]
        if new and new[0] != chosen.together[0]:
            found.append((new[0].public, one.reason))
    return tuple(found)


def _notes(measure: Measure, values: tuple[Value, ...], chosen: Chosen) -> tuple[str, ...]:
    told = [v for v in values if v.period in chosen.told and v.value is not None]
    if len(told) > MOST_TOLD:
        return ("Figures for single quarters are in the table. They are not drawn, as 3 months are not a year.",)
    return tuple(
        f"{v.period.public}: {figure(v.value, measure.unit)}. It is not drawn, as 3 months are not a year."
        for v in told
        if v.value is not None
    )
