"""The table of standings filled: one row a measure, area and edition, in the order of the framework."""

from collections.abc import Iterator, Mapping

from pipeline.compute.standing.result import Change, Standing
from pipeline.periods import Period
from pipeline.publish.open_data.inputs import DataTables, standing_key
from pipeline.publish.open_data.model import Cell, Table, fill
from pipeline.publish.open_data.standing_columns import EARLIER, standing_spec

AS_THEY_ARE = (
    *("measure", "breakdown", "category", "area", "edition", "value", "target", "target_status", "planned", "gap"),
    *("rating", "rule", "comparator", "comparator_value", "against_comparator", "trend", "spc_variation"),
    *("spc_assurance", "quality", "quality_reason", "synthetic"),
)


def standing_table(given: DataTables) -> Table:
    """Return the standings by measure, breakdown, area and edition."""
    measures = {name: place for place, name in enumerate(given.measures)}
    areas = {area.code: place for place, area in enumerate(given.areas.all)}

    def order(one: Mapping[str, Cell]) -> tuple[int, str, str, int, str]:
        return (
            measures[str(one["measure"])],
            str(one["breakdown"]),
            str(one["category"]),
            areas[str(one["area"])],
            str(one["edition"]),
        )

    made = [standing_record(given, one) for one in given.standings]
    kept = [row for row in given.kept_standings if row["measure"] in measures and row["area"] in areas]
    return fill(standing_spec(), sorted([*made, *kept], key=order))


def standing_record(given: DataTables, standing: Standing) -> dict[str, Cell]:
    """Return a standing by the columns of the published table."""
    return {
        **{name: getattr(standing, name) for name in AS_THEY_ARE},
        "period": _label(standing.period),
        "target_by": _label(standing.target_by),
        **{name: cell for which in EARLIER for name, cell in _change(which, getattr(standing, which))},
        "sentence": given.sentences.get(standing_key(standing), ""),
    }


def _change(which: str, change: Change) -> Iterator[tuple[str, Cell]]:
    yield f"{which}_period", _label(change.period)
    yield f"{which}_value", change.value
    yield f"{which}_change", change.change
    yield f"{which}_change_lower", change.lower
    yield f"{which}_change_upper", change.upper
    yield f"{which}_direction", change.direction


def _label(period: Period | None) -> str | None:
    return period.label if period else None
