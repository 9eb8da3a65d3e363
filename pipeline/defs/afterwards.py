"""What there is to tell a person after a run, or where nothing had to run: read in one opening of the warehouse.

To open and close it takes as long as all these questions. Launching a run is in `run`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.compute.checks import Judged
from pipeline.defs.project import ProjectResource
from pipeline.render.site_input import Delivery
from pipeline.steps.deliveries import deliveries
from pipeline.steps.doubts import judged_findings
from pipeline.steps.unattended import left_for_a_person
from pipeline.warehouse import Warehouse


@dataclass(frozen=True)
class Refused:
    """A delivery that was refused, in words."""

    source: str
    carried_forward: bool
    told: str


@dataclass(frozen=True)
class Afterwards:
    """The newest deliveries that stand refused, what the checks doubt, whenever it was found, and what is late."""

    refused: tuple[Refused, ...]
    doubts: Judged
    late: tuple[str, ...]


def how_it_stands(project: ProjectResource) -> Afterwards:
    """Open the warehouse and return what there is to tell."""
    with project.warehouse() as warehouse:
        return afterwards(warehouse, project)


def afterwards(warehouse: Warehouse, project: ProjectResource) -> Afterwards:
    """Return what there is to tell, whether or not it came of the last run."""
    latest = [one for one in deliveries(warehouse, project.workspace.sources) if not one.accepted]
    late = left_for_a_person(warehouse, project.workspace, project.day).late
    return Afterwards(_refused(latest), judged_findings(warehouse, project.workspace), tuple(late))


def _refused(latest: Sequence[Delivery]) -> tuple[Refused, ...]:
    return tuple(
        Refused(
            d.source,
            d.carried_forward,
            f"{d.source}: the delivery was refused; "
            + ("the last good one is carried forward" if d.carried_forward else "there is no earlier one")
            + "".join(f"\n  {line}" for line in d.problems),
        )
        for d in latest
    )
