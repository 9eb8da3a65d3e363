"""What was expected of each source and what has come, by what is in the warehouse; and what of it is late, in words.

When a delivery is expected is worked out in `sources.arrivals`; figures of local owners are on a board of their own.
"""

from collections.abc import Iterable
from datetime import date

from pipeline.periods import WHOLE_YEARS, Period, PeriodKind, from_label
from pipeline.render.site_input import SourceArrivals
from pipeline.render.wording.arrivals import arrival_sentence
from pipeline.sources.arrivals import Held, arrivals
from pipeline.sources.descriptor import Source
from pipeline.sources.partitions import read_partitions
from pipeline.sources.receive import RECORDS
from pipeline.sources.roles import PERIOD_TEXT
from pipeline.steps.asked import returns_sources
from pipeline.steps.deliveries import deliveries
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

KINDS = {
    "monthly": (PeriodKind.MONTH,),
    "quarterly": (PeriodKind.FINANCIAL_QUARTER, PeriodKind.CALENDAR_QUARTER),
    "annual": WHOLE_YEARS,
    "two_yearly": WHOLE_YEARS,
    "school_year": (PeriodKind.SCHOOL_YEAR,),
    "three_year_pooled": (PeriodKind.POOLED_YEARS, PeriodKind.POOLED_FINANCIAL_YEARS),
}


def source_arrivals(warehouse: Warehouse, workspace: Workspace, today: date) -> list[SourceArrivals]:
    """Return each source with its newest deliveries and the one expected next, by title."""
    fared = {one.source: one for one in deliveries(warehouse, workspace.sources)}
    asked = {source.name for source in returns_sources(workspace.sources.values())}
    made = []
    for name, source in workspace.sources.items():
        last = fared.get(name)
        refused, carried = (not last.accepted, last.carried_forward) if last else (False, False)
        held = Held(held_periods(warehouse, source), refused=refused, carried=carried)
        lines = arrivals(name, source.package.outcomes, held, today)
        made += [SourceArrivals(source.package.title, tuple(lines))] if name not in asked else []
    return sorted(made, key=lambda one: one.title)


def held_periods(warehouse: Warehouse, source: Source) -> frozenset[Period]:
    """Return the periods that a source has figures of, of its kind where some are; made-up records do not count."""
    if source.package.outcomes.layout == RECORDS:
        return frozenset(p.period for p in read_partitions(warehouse, source.name) if not p.synthetic)
    if not warehouse.columns(PERIOD_TEXT):
        return frozenset()
    rows = warehouse.rows(f"select distinct label from {PERIOD_TEXT} where source = ?", [source.name])
    found = frozenset(from_label(label) for (label,) in rows)
    return _of(found, KINDS.get(source.package.outcomes.frequency, ())) or found


def late_lines(found: Iterable[SourceArrivals]) -> list[str]:
    """Return a line for each delivery that was expected by now and has not come. What was refused is told as that."""
    return [
        f"{line.source}: {line.period.label if line.period else ''}: {arrival_sentence(line)}"
        for one in found
        for line in one.lines
        if line.state == "late"
    ]


def _of(periods: frozenset[Period], kinds: tuple[PeriodKind, ...]) -> frozenset[Period]:
    return frozenset(period for period in periods if period.kind in kinds)
