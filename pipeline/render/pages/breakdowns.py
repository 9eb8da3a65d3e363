"""A measure by groups of people or kinds of care: a table and a small chart of dots for each split that is published.

Which groups there are is found in `breakdown_groups`, how dots are drawn is in `charts.dots`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import ALL, Value
from pipeline.render.charts import Chart, ChartStore
from pipeline.render.charts.dots import MOST_GROUPS, Dot, DotRow, DotsData, dots_chart
from pipeline.render.pages.breakdown_groups import GAP_ID, Groups, group_of, groups_of
from pipeline.render.pages.chart_view import codes, in_kinds
from pipeline.render.pages.context import Context, slug
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.summary import Known
from pipeline.render.pages.words import bare, cell, key_of, unit_words

MOST_ROWS = 8
NO_GROUP = frozenset({"not known", "unknown", "not stated"})


@dataclass(frozen=True)
class Row:
    """The values of one period; the place is named only where there are several."""

    place: str
    when: str
    values: list[Value]

    @property
    def named(self) -> str:
        """The period, with the place where it has a name."""
        return f"{self.when}{_after(self.place)}"


@dataclass(frozen=True)
class BreakdownView:
    """One split on a page: its heading, the chart (None where it could show nothing), the tables, the marks.

    Where an area has several rows, each area has a table of its own: none is too long to take in.
    """

    id: str
    title: str
    numbers: str
    chart: Chart | None
    tables: tuple[Table, ...]
    key: tuple[str, ...]


def breakdown_views(
    known: Known, context: Context, charts: ChartStore, *, synthetic: bool = False
) -> tuple[BreakdownView, ...]:
    """Return each split with a figure: real ones, or those from synthetic records for their box."""
    return tuple(_view(one, known, context, (charts, synthetic)) for one in groups_of(known, context, synthetic))


def _rows(one: Groups, measure: Measure, context: Context) -> list[Row]:
    """Return the values by area (no name where areas are the groups, or there is but one) and period, in order."""
    by_area = all(v.breakdown == ALL for v in one.values)
    places = [""] if by_area else [c for c in codes(measure) if any(v.area == c for v in one.values)]
    rows: list[Row] = []
    for place in places:
        mine = [v for v in one.values if by_area or v.area == place]
        name = context.area(place) if len(places) > 1 else ""
        periods = in_kinds({v.period for v in mine})
        rows += [Row(name, period.public, [v for v in mine if v.period == period]) for period in periods]
    return rows


def _view(one: Groups, known: Known, context: Context, how: tuple[ChartStore, bool]) -> BreakdownView:
    (charts, synthetic), measure = how, known.measure
    parts = _parts(_rows(one, measure, context))
    id_ = f"synthetic-{one.id}" if synthetic else one.id
    mark = "Synthetic records. " if synthetic else ""
    told = f"{measure.plain_title}, {_lower(one.title)}"
    unit = unit_words(measure.unit)
    tables = tuple(
        _table(one, measure, rows, f"{mark}{told}{_after(place)}: {unit}", f"{id_}-table{_end(number)}")
        for number, (place, rows) in enumerate(parts)
    )
    place, drawn = parts[0][0], _drawn([row for _, rows in parts for row in rows])
    subtitle = f"{told}{_after(place)}, {unit}"
    data = _dots(one, measure, drawn, (f"{slug(known.id)}-{id_}", subtitle, synthetic))
    chart = dots_chart(data, charts) if data else None
    return BreakdownView(id_, one.title, _folded(one, tables), chart, tables, key_of(*tables))


def _folded(one: Groups, tables: Sequence[Table]) -> str:
    """Say what is under the fold, by a name of its own on the page."""
    of = "of the two groups" if one.id == GAP_ID else _lower(one.title)
    return f"The numbers {of} as {'tables' if len(tables) > 1 else 'a table'}"


def _parts(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Return the rows of each table: one for each area by its name, or one of all where each area has but one row."""
    places = list(dict.fromkeys(row.place for row in rows))
    if len(places) == len(rows):
        return [("", rows)]
    return [(place, [row for row in rows if row.place == place]) for place in places]


def _after(place: str) -> str:
    return f", {place}" if place else ""


def _end(number: int) -> str:
    return f"-{number + 1}" if number else ""


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _table(one: Groups, measure: Measure, rows: list[Row], caption: str, id_: str) -> Table:
    several = len({row.place for row in rows}) > 1
    head = (Head("When and where" if several else "When"), *(Head(n, number=True) for n in one.names.values()))
    cells = tuple(
        (Cell(row.named if several else row.when), *(_cell(one, key, row.values, measure) for key in one.names))
        for row in rows
    )
    return Table(id_, caption, head, cells)


def _drawn(rows: list[Row]) -> list[tuple[str, list[Value]]]:
    """Choose the rows that are drawn: the newest of the first place, or each place's newest where it has but one."""
    first = [row for row in rows if row.place == rows[0].place]
    if len(first) > 1 or len(rows) == 1:
        return [(row.when, row.values) for row in first[-MOST_ROWS:]]
    newest = {row.place: row for row in rows} | {row.place: row for row in rows if _compares(row.values)}
    return [(row.named, row.values) for row in newest.values()][:MOST_ROWS]


def _compares(values: list[Value]) -> bool:
    return sum(v.value is not None for v in values) > 1


def _dots(
    one: Groups, measure: Measure, rows: Sequence[tuple[str, list[Value]]], how: tuple[str, str, bool]
) -> DotsData | None:
    if len(one.names) > MOST_GROUPS or not any(v.value is not None for _, values in rows for v in values):
        return None
    id_, subtitle, synthetic = how
    drawn = tuple(DotRow(name, tuple(_dot(one, key, values) for key in one.names)) for name, values in rows)
    mark = "Synthetic records: " if synthetic else ""
    return DotsData(
        id=id_,
        title=f"{mark}{_finding(one, measure, rows)}",
        subtitle=subtitle,
        unit=measure.unit,
        groups=tuple(one.names.values()),
        rows=drawn,
        starts_at_zero=measure.unit.kind in ("count", "rate_per", "money"),
        synthetic=synthetic,
    )


def _finding(one: Groups, measure: Measure, rows: Sequence[tuple[str, list[Value]]]) -> str:
    """Say the newest or first row with figures of two groups, unjudged: `Women 45.0%, Men 40.0%: 2016 to 2017`.

    Of more groups the highest and the lowest are told; those of whom the group is not known are no group to tell of.
    """
    one_place = one.id == GAP_ID or len({v.area for _, values in rows for v in values}) == 1
    for name, values in reversed(rows) if one_place else rows:
        known = {group_of(one, v): v.value for v in values if v.value is not None and v.category not in NO_GROUP}
        if len(known) > 1:
            high, *between, low = sorted(known, key=lambda key: -known[key])
            first, last = (f"{one.names[key]} {bare(known[key], measure.unit)}" for key in (high, low))
            return f"Highest: {first}. Lowest: {last}. {name}" if between else f"{first}, {last}: {name}"
    return one.title


def _of_group(one: Groups, key: str, values: list[Value]) -> Value | None:
    return next((v for v in values if group_of(one, v) == key), None)


def _dot(one: Groups, key: str, values: list[Value]) -> Dot:
    value = _of_group(one, key, values)
    return Dot(value.value, value.markers) if value else Dot(None)


def _cell(one: Groups, key: str, values: list[Value], measure: Measure) -> Cell:
    value = _of_group(one, key, values)
    return Cell(cell(value, measure.unit) if value else "[x]", number=True)
