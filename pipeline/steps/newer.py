"""What changed since the last refresh of what one measure rests on, in words: its figures are of before that.

By which hashes a step is known to be stale is said in `state`; nothing is worked out here.
"""

from dataclasses import dataclass

from pipeline.errors import OutcomesError
from pipeline.sources.receive import RECORDS
from pipeline.steps.deliveries import deliveries
from pipeline.steps.state import figure_hashes, stale, was_refreshed
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

FEW = 3
SINCE = "newer than the last refresh"
SHOWN = "shown here, published by outcomes refresh"
REMEDY = "these figures are from before that: run outcomes refresh"


@dataclass(frozen=True)
class Changed:
    """Sources and measures that the last refresh knew in another state; none before a first refresh.

    `refused`: sources whose newest delivery the last refresh did not take.
    """

    sources: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def what_changed(warehouse: Warehouse, workspace: Workspace) -> Changed:
    """Return what changed among the measures and sources of a workspace, which may be those of one measure alone."""
    if not was_refreshed(warehouse):
        return Changed()
    nodes = stale(warehouse, figure_hashes(workspace))
    refused = [one.source for one in deliveries(warehouse, workspace.sources) if not one.accepted]
    sources = _of("raw", nodes)
    return Changed(sources, _of("measure", nodes), tuple(one for one in refused if one not in sources))


def refuse_stale(warehouse: Warehouse, workspace: Workspace) -> None:
    """Raise OutcomesError where any figure was not made from what the files say now, or none was made at all."""
    nodes = stale(warehouse, figure_hashes(workspace))
    if nodes:
        more = f" and {len(nodes) - FEW} more steps" if len(nodes) > FEW else ""
        msg = f"figures are not up to date ({', '.join(nodes[:FEW])}{more}): run outcomes refresh, then ask again"
        raise OutcomesError(msg)


def in_figures(changed: Changed, name: str) -> tuple[str, ...]:
    """Say what a measure's stored figures do not know yet, and what to do; empty where they know all."""
    told = [f"the files, the description or the corrections of {_source(one)}" for one in changed.sources]
    if not told:
        told = [_definition(one, name) for one in changed.measures]
    return (*told, *([REMEDY] if told else []), *_refused(changed))


def in_preview(workspace: Workspace, changed: Changed, name: str) -> tuple[str, ...]:
    """Say what a preview shows that is not published yet, and what it cannot show before a refresh."""
    layouts = {one: workspace.sources[one].package.outcomes.layout for one in changed.sources}
    shown = [one for one, layout in layouts.items() if layout != RECORDS]
    behind = [one for one, layout in layouts.items() if layout == RECORDS]
    parts = [one for one in changed.measures if one != name]
    told = [f"{_source(one)}, is {SINCE}: {SHOWN}" for one in shown]
    told += [f"{_source(one)}, is {SINCE}: {REMEDY}" for one in behind]
    told += [f"{_definition(one, name)}, is {SINCE}: {REMEDY if behind else SHOWN}" for one in parts]
    return (*told, *_refused(changed))


def _refused(changed: Changed) -> tuple[str, ...]:
    last = "was refused, and the last good one is used: outcomes check"
    return tuple(f"the newest delivery of data_raw/{one} {last} data_raw/{one}" for one in changed.refused)


def _source(one: str) -> str:
    """Hashes take in the engine, so that a new version of it cannot be told from a new file."""
    return f"data_raw/{one}, or the software that reads it"


def _definition(one: str, name: str) -> str:
    return "its definition" if one == name else f"the measure {one}, which it is worked out from"


def _of(kind: str, nodes: list[str]) -> tuple[str, ...]:
    return tuple(node.removeprefix(f"{kind}/") for node in nodes if node.startswith(f"{kind}/"))
