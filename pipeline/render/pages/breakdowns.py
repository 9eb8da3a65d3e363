"""A measure by groups of people or kinds of care: a table and a small chart of dots for each split that is published.

A gap measure shows its two groups the same way. How dots are drawn is in `charts.dots`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import Gap
from pipeline.compute.series import ALL, Value
from pipeline.render.charts import Chart, ChartStore
from pipeline.render.charts.dots import MOST_GROUPS, Dot, DotRow, DotsData, dots_chart
from pipeline.render.pages.chart_view import codes, in_kinds
from pipeline.render.pages.context import Context, slug
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.summary import Known
from pipeline.render.pages.words import bare, cell, key_lines, unit_words
from pipeline.render.wording.phrases import capital

NAMES = {"people": "group of people", "procedure": "kind of operation", "deprivation": "how poor the area is"}
GROUPS = {("deprivation", "1"): "Poorest areas", ("deprivation", "5"): "Least poor areas"}
"""The groups that a gap is between, where the published name is a number."""
MOST_ROWS, SYNTHETIC = 8, "synthetic"
BY_AREA, GAP = "area", "The two groups side by side"


@dataclass(frozen=True)
class Groups:
    """Values of one split, ready to be shown: what it is called, the groups in order, who they are of."""

    id: str
    title: str
    names: dict[str, str]
    values: tuple[Value, ...]


@dataclass(frozen=True)
class BreakdownView:
    """One split on a page: its heading, the chart (None where it could show nothing), the table, the marks."""

    id: str
    title: str
    chart: Chart | None
    table: Table
    key: tuple[str, ...]


def breakdown_views(
    known: Known, context: Context, charts: ChartStore, *, synthetic: bool = False
) -> tuple[BreakdownView, ...]:
    """Return each split with a figure: real ones, or those from synthetic records for their box."""
    several = [*_gap_groups(known, context, synthetic), *_splits(known, synthetic)]
    return tuple(_view(one, known, context, (charts, synthetic)) for one in several if _has_figures(one))


def _splits(known: Known, synthetic: bool) -> list[Groups]:
    values = [v for v in (known.series.values if known.series else ()) if v.breakdown != ALL and _fits(v, synthetic)]
    names = sorted({v.breakdown for v in values})
    return [_split(name, tuple(v for v in values if v.breakdown == name)) for name in names]


def _split(name: str, values: tuple[Value, ...]) -> Groups:
    groups = {v.category: capital(v.category) for v in values}
    return Groups(f"by-{name.replace('_', '-')}", f"By {NAMES.get(name, name.replace('_', ' '))}", groups, values)


def _gap_groups(known: Known, context: Context, synthetic: bool) -> list[Groups]:
    """Return the two groups that each gap of a measure is between, as the measure that it is of has them."""
    found: list[Groups] = []
    for method in dict.fromkeys(s.method for s in known.measure.sources if isinstance(s.method, Gap)):
        part = context.series.get(method.of)
        if part is None:
            continue
        pair = (method.most, method.least)
        if method.by == BY_AREA:
            values = tuple(v for v in part.values if v.breakdown == ALL and v.area in pair and _fits(v, synthetic))
            names = {code: context.area(code) for code in pair}
        else:
            of = (v for v in part.values if v.breakdown == method.by and v.category in pair)
            values = tuple(v for v in of if _fits(v, synthetic))
            names = {category: GROUPS.get((method.by, category), capital(category)) for category in pair}
        found.append(Groups("gap", GAP, names, values))
    return found


def _fits(value: Value, synthetic: bool) -> bool:
    made_up = value.origin == SYNTHETIC
    return (
        value.statistic == "value" and value.fit == "exact" and made_up == synthetic and (synthetic or value.preferred)
    )


def _has_figures(one: Groups) -> bool:
    """Say whether two groups have a figure at least: one alone is no split."""
    return len({_group(one, v) for v in one.values if v.value is not None}) > 1


def _group(one: Groups, value: Value) -> str:
    return value.category if value.breakdown != ALL else value.area


def _rows(one: Groups, measure: Measure) -> list[tuple[str, list[Value]]]:
    """Return the values by area (empty where areas are the groups) and period, periods in order."""
    by_area = all(v.breakdown == ALL for v in one.values)
    places = [""] if by_area else [c for c in codes(measure) if any(v.area == c for v in one.values)]
    rows: list[tuple[str, list[Value]]] = []
    for place in places:
        mine = [v for v in one.values if by_area or v.area == place]
        rows += [(place, [v for v in mine if v.period == period]) for period in in_kinds({v.period for v in mine})]
    return rows


def _view(one: Groups, known: Known, context: Context, how: tuple[ChartStore, bool]) -> BreakdownView:
    (charts, synthetic), measure = how, known.measure
    rows = _rows(one, measure)
    places = {place for place, _ in rows}
    named = [(_row_name(place, values, places, context), place, values) for place, values in rows]
    id_ = f"synthetic-{one.id}" if synthetic else one.id
    mark = "Synthetic records. " if synthetic else ""
    head = (Head("When" if len(places) < 2 else "When and where"), *(Head(n, number=True) for n in one.names.values()))
    cells = tuple((Cell(name), *(_cell(one, key, values, measure) for key in one.names)) for name, _, values in named)
    caption = f"{mark}{measure.plain_title}, {one.title[:1].lower()}{one.title[1:]}: {unit_words(measure.unit)}"
    table = Table(f"{id_}-table", caption, head, cells)
    data = _dots(one, measure, [(n, v) for n, _, v in _drawn(named)], (f"{slug(known.id)}-{id_}", synthetic))
    return BreakdownView(id_, one.title, dots_chart(data, charts) if data else None, table, _key(one, table))


def _key(one: Groups, table: Table) -> tuple[str, ...]:
    """Return the key of the marks in the table; a cell without a published value is marked as well."""
    absent = (
        [replace(one.values[0], markers=frozenset({"x"}))]
        if any("[x]" in c.text for r in table.rows for c in r)
        else []
    )
    return key_lines([*one.values, *absent])


def _row_name(place: str, values: list[Value], places: set[str], context: Context) -> str:
    when = values[0].period.public
    return f"{when}, {context.area(place)}" if place and len(places) > 1 else when


def _drawn(rows: list[tuple[str, str, list[Value]]]) -> list[tuple[str, str, list[Value]]]:
    """Choose the rows that are drawn: the newest of the first place, or each place's newest where it has but one."""
    first = [row for row in rows if row[1] == rows[0][1]]
    if len(first) > 1 or len(rows) == 1:
        return first[-MOST_ROWS:]
    newest = {row[1]: row for row in rows} | {row[1]: row for row in rows if _compares(row[2])}
    return list(newest.values())[:MOST_ROWS]


def _compares(values: list[Value]) -> bool:
    return sum(v.value is not None for v in values) > 1


def _dots(
    one: Groups, measure: Measure, rows: Sequence[tuple[str, list[Value]]], how: tuple[str, bool]
) -> DotsData | None:
    if len(one.names) > MOST_GROUPS or not any(v.value is not None for _, values in rows for v in values):
        return None
    id_, synthetic = how
    drawn = tuple(DotRow(name, tuple(_dot(one, key, values) for key in one.names)) for name, values in rows)
    mark = "Synthetic records: " if synthetic else ""
    return DotsData(
        id=id_,
        title=f"{mark}{_finding(one, measure, rows)}",
        subtitle=f"{measure.plain_title}, {one.title[:1].lower()}{one.title[1:]}, {unit_words(measure.unit)}",
        unit=measure.unit,
        groups=tuple(one.names.values()),
        rows=drawn,
        starts_at_zero=measure.unit.kind in ("count", "rate_per", "money"),
        synthetic=synthetic,
    )


def _finding(one: Groups, measure: Measure, rows: Sequence[tuple[str, list[Value]]]) -> str:
    """Say the newest or first row with figures of two groups, unjudged: `Women 45.0%, Men 40.0%: 2016 to 2017`."""
    one_place = one.id == "gap" or len({v.area for _, values in rows for v in values}) == 1
    for name, values in reversed(rows) if one_place else rows:
        known = {_group(one, v): v.value for v in values if v.value is not None}
        if len(known) > 1:
            high, *_, low = sorted(known, key=lambda key: -known[key])
            told = [f"{one.names[key]} {bare(known[key], measure.unit)}" for key in (high, low)]
            return f"{', '.join(told)}: {name}"
    return one.title


def _of_group(one: Groups, key: str, values: list[Value]) -> Value | None:
    return next((v for v in values if _group(one, v) == key), None)


def _dot(one: Groups, key: str, values: list[Value]) -> Dot:
    value = _of_group(one, key, values)
    return Dot(value.value, value.markers) if value else Dot(None)


def _cell(one: Groups, key: str, values: list[Value], measure: Measure) -> Cell:
    value = _of_group(one, key, values)
    return Cell(cell(value, measure.unit) if value else "[x]", number=True)
