"""What is behind one published figure, gathered from definition, warehouse and deliveries: facts for `explain`.

Only published (disclosure-controlled) values are told.
"""

from dataclasses import dataclass
from datetime import date

from pipeline.compute.checks import check_figures
from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.stand import When, latest_of, stand
from pipeline.steps.figures import LATEST, read_protected
from pipeline.steps.row_counts import WITHHELD
from pipeline.steps.site import mended, queries, source_facts
from pipeline.steps.withdrawing import refuse_withdrawn
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

Section = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Explanation:
    """Headed lists of lines, in reading order."""

    measure: str
    sections: tuple[Section, ...]


def explain(
    warehouse: Warehouse, workspace: Workspace, name: str, wanted: tuple[str | None, str | None]
) -> Explanation:
    """Return what is behind a measure's figure in an area and period (headline and latest where not given)."""
    measure = workspace.catalogue.measures[name]
    area = wanted[0] or measure.areas[0]
    refuse_withdrawn(workspace, name, area, wanted[1])
    published = read_protected(warehouse, workspace)
    series = published[name]
    value = _value(series, area, wanted[1])
    sql = queries(warehouse, workspace, published).get(name, "")
    standing = stand(measure, series, area, When(LATEST, date.max))
    return Explanation(
        name,
        (
            ("Definition", (measure.title, measure.definition)),
            ("Figure", _figure(value, area)),
            ("Rows it came from", value.trace if value else ()),
            ("Query", tuple(sql.splitlines()) or ("none: no source has figures",)),
            ("Files", _files(warehouse, workspace, {v.source for v in series.values})),
            (
                "Mistakes in the files that are put right",
                _mended(workspace, {v.source for v in series.values}) or ("none",),
            ),
            ("Checks", _checks(workspace, name, series)),
            (
                "Standing",
                (f"rating: {standing.rating}", standing.rule, standing.year_ago.rule, standing.quality_reason),
            ),
        ),
    )


def _value(series: PublishedSeries, area: str, period: str | None) -> Value | None:
    values = series.of(area)
    if period is None:
        return latest_of(values)
    return next((v for v in values if v.period.label == period), None)


def _figure(value: Value | None, area: str) -> tuple[str, ...]:
    if value is None:
        return (f"there is no figure for {area}",)
    shown = "no value" if value.value is None else repr(value.value)
    marks = f"marked {';'.join(sorted(value.markers))}: {value.note}" if value.markers else "not marked"
    return (f"{area}, {value.period.label}: {shown}", f"from {value.source} ({value.origin}, {value.fit})", marks)


def _files(warehouse: Warehouse, workspace: Workspace, used: set[str]) -> tuple[str, ...]:
    facts = [f for f in source_facts(warehouse, workspace) if f.source in used]
    return tuple(f"{f.file}  sha256 {f.sha256}  {_rows(f.rows)}  {f.publication}" for f in facts)


def _mended(workspace: Workspace, used: set[str]) -> tuple[str, ...]:
    """Tell every correction declared for the sources that the figures come from, whichever figure it is about."""
    declared = mended({name: source for name, source in workspace.sources.items() if name in used})
    return tuple(f"{one.source}: {one.what} {one.why} ({one.reported_by}, {one.reported_on})" for one in declared)


def _rows(rows: int | None) -> str:
    return WITHHELD if rows is None else f"{rows} rows"


def _checks(workspace: Workspace, name: str, series: PublishedSeries) -> tuple[str, ...]:
    measure = workspace.catalogue.measures[name]
    found = check_figures(measure, series, workspace.catalogue.areas)
    return tuple(map(str, found)) or ("all pass",)
