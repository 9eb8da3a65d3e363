"""Figures in delivered files that cannot be, such as 338 per cent: told by `check` with the row that holds them.

Only what a source gives as it is; figures that are counted from records are checked when they are worked out. What the
warehouse holds is not asked: the files are, as they lie there now.
"""

from collections.abc import Iterable, Iterator

from pipeline.catalogue.measure import MeasureSource
from pipeline.catalogue.methods import Published
from pipeline.catalogue.possible import RULE, allowed, highest
from pipeline.compute.checks.bounds import why_impossible
from pipeline.compute.measure_series import Workshop, measure_series
from pipeline.compute.not_finite import is_no_number
from pipeline.compute.series import Value
from pipeline.errors import CellNotRead, ContentProblems, Problem, QueryNotRun
from pipeline.sources.clean import clean
from pipeline.sources.receive import Receipt, swap_in
from pipeline.steps.row_counts import under_a_rule
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import open_memory

UNTOLD = "a figure under disclosure control cannot be, so it is not told here"


def impossible_figures(workspace: Workspace, receipts: Iterable[Receipt]) -> list[Problem]:
    """Return a problem for each published figure of these deliveries that its measure's unit does not allow."""
    with open_memory() as warehouse:
        shop = Workshop(warehouse, workspace.catalogue.areas, workspace.sources, workspace.catalogue.documents)
        taken = {receipt.source for receipt in receipts if _is_taken(shop, receipt)}
        return [
            problem
            for name, measure in workspace.catalogue.measures.items()
            for number, entry in enumerate(measure.sources)
            if entry.source in taken and isinstance(entry.method, Published)
            for problem in _problems(workspace, name, number, shop)
        ]


def _is_taken(shop: Workshop, receipt: Receipt) -> bool:
    if not receipt.accepted or not receipt.readings:
        return False
    swap_in(shop.warehouse, receipt)
    try:
        clean(shop.warehouse, shop.sources[receipt.source])
    except CellNotRead:  # told where it is cleaned for good
        return False
    return True


def _problems(workspace: Workspace, name: str, number: int, shop: Workshop) -> Iterator[Problem]:
    measure = workspace.catalogue.measures[name]
    entry = measure.sources[number]
    try:
        values = measure_series(name, measure.model_copy(update={"sources": [entry]}), shop).values
    except ContentProblems as error:
        yield from error.problems
        return
    except (CellNotRead, QueryNotRun):
        return
    for value in values:
        no_number = "it is no number, as when something is divided by zero" if is_no_number(value) else ""
        if value.statistic == "value" and (why := no_number or why_impossible(value, measure.unit)):
            yield _problem(workspace, name, entry, value, why)


def _problem(workspace: Workspace, name: str, entry: MeasureSource, value: Value, why: str) -> Problem:
    """Tell the row that gives the figure, and where the unit is said; of a source under a rule no number."""
    unit = workspace.catalogue.measures[name].unit
    said, line = workspace.catalogue.documents[name].place_of(("unit", "kind"))
    source = workspace.sources[entry.source]
    hidden = source.package.outcomes.records or under_a_rule(source)
    file, _, row = (value.trace[0] if value.trace else f"data_raw/{entry.source}").rpartition(":")
    return Problem(
        file or row,
        int(row) if file and row.isdigit() else 0,
        str(getattr(entry.method, "value", "value")),
        f"{UNTOLD if hidden else why} ({name}, {value.area} {value.period.label}, in {unit.kind})",
        f"{allowed(unit)}; if the figure is right, mend the unit at {said}:{line}, else what is asked for, or "
        "declare a correction",
        f"{min(50, highest(unit) or 50):g}",
        RULE,
    )
