"""Standings as rows of the published table: the columns in their published order, and a row of plain values."""

from typing import Any

from pipeline.compute.standing.result import Change, Standing

CHANGES = ("previous", "year_ago", "baseline")
CHANGE_PARTS = ("period", "value", "change", "change_lower", "change_upper", "direction")
_KINDS = {"period": "varchar", "direction": "varchar"}
_KEY = ("measure", "breakdown", "category", "area", "edition")
_AFTER = {
    "target": "double",
    "target_by": "varchar",
    "target_status": "varchar",
    "planned": "double",
    "gap": "double",
    "rating": "varchar",
    "rule": "varchar",
    "comparator": "varchar",
    "comparator_value": "double",
    "against_comparator": "varchar",
    "trend": "varchar",
    "spc_variation": "varchar",
    "spc_assurance": "varchar",
    "quality": "varchar",
    "quality_reason": "varchar",
}
STANDING_COLUMNS: dict[str, str] = {
    **dict.fromkeys(_KEY, "varchar"),
    "period": "varchar",
    "value": "double",
    **{f"{which}_{part}": _KINDS.get(part, "double") for which in CHANGES for part in CHANGE_PARTS},
    **_AFTER,
}


def standing_row(standing: Standing) -> tuple[Any, ...]:
    """Return the standing as a row in the order of STANDING_COLUMNS."""
    row = {name: getattr(standing, name) for name in (*_KEY, "value", *_AFTER)}
    row["period"] = standing.period.label if standing.period else None
    row["target_by"] = standing.target_by.label if standing.target_by else None
    for which in CHANGES:
        row |= {f"{which}_{part}": cell for part, cell in _change_cells(getattr(standing, which)).items()}
    return tuple(row[name] for name in STANDING_COLUMNS)


def _change_cells(change: Change) -> dict[str, Any]:
    return {
        "period": change.period.label if change.period else None,
        "value": change.value,
        "change": change.change,
        "change_lower": change.lower,
        "change_upper": change.upper,
        "direction": change.direction,
    }
