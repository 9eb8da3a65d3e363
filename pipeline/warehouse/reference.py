"""Two small tables that queries on records join: which days a period holds, and which codes make up an area.

They hold nothing that the content does not say; figures and names of areas belong elsewhere.
"""

from collections.abc import Iterable

from pipeline.areas import Areas
from pipeline.periods import Period
from pipeline.warehouse.connection import Warehouse

PERIODS = "reference.periods"
AREA_MEMBER = "reference.area_member"
PERIOD_COLUMNS = {"label": "varchar", "kind": "varchar", "start_date": "date", "end_date": "date"}
MEMBER_COLUMNS = {"area": "varchar", "member": "varchar"}


def store_periods(warehouse: Warehouse, periods: Iterable[Period]) -> int:
    """Replace the table of periods. Returns how many there are."""
    rows = [(p.label, str(p.kind), p.start, p.end) for p in sorted(set(periods))]
    return warehouse.load(PERIODS, PERIOD_COLUMNS, rows)


def store_members(warehouse: Warehouse, areas: Areas) -> int:
    """Replace the table of members: each area holds itself and its members, by code and by every other name."""
    return warehouse.load(AREA_MEMBER, MEMBER_COLUMNS, member_rows(areas))


def member_rows(areas: Areas) -> list[tuple[str, str]]:
    """Return (area, text) for every text that a record may carry to lie in the area."""
    names: dict[str, set[str]] = {area.code: {area.code} for area in areas.all}
    for alias, code in areas.aliases:
        names[code].add(alias)
    held = ((area.code, code) for area in areas.all for code in areas.within(area.code))
    return sorted({(area, text) for area, code in held for text in names[code]})
