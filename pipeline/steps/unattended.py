"""What a run that nobody watches leaves for a person: deliveries that stand refused, and what is late. Names only."""

from collections import Counter
from datetime import date

from pipeline.steps.arriving import late_lines, source_arrivals
from pipeline.steps.deliveries import deliveries
from pipeline.steps.figures import read_protected
from pipeline.steps.notice import Found
from pipeline.steps.returns import board_of
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

NO_EARLIER = " (there is no earlier one)"


def left_for_a_person(warehouse: Warehouse, workspace: Workspace, today: date) -> Found:
    """Return what stands refused and what is late at `today`."""
    refused = [one for one in deliveries(warehouse, workspace.sources) if not one.accepted]
    late = [*late_lines(source_arrivals(warehouse, workspace, today)), *_late_returns(warehouse, workspace, today)]
    return Found(refused=[f"{one.source}{'' if one.carried_forward else NO_EARLIER}" for one in refused], late=late)


def _late_returns(warehouse: Warehouse, workspace: Workspace, today: date) -> list[str]:
    """Return a line for each owner who owes figures by now."""
    if not warehouse.tables("protected") or not workspace.editions:
        return []
    board = board_of(workspace, read_protected(warehouse, workspace), today)
    owed = Counter(line.owner for line in (board.lines if board else ()) if line.state == "late")
    return [f"{owner}: {count} figures of a return not received" for owner, count in sorted(owed.items())]
