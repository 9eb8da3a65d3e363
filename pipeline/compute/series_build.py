"""From the rows of a method's SELECT to a measure's values: place and time read.

Which SELECT is run belongs in `queries`; areas added up from their members in `wholes`; which value is public in
`prefer`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.compute.series import Fit, Origin, Value
from pipeline.compute.table import split
from pipeline.periods import from_label


@dataclass(frozen=True)
class From:
    """Which source rows came from: its id, its origin and how well it fits the measure."""

    source: str
    origin: Origin
    fit: Fit


def values_from(measure: str, rows: Iterable[Mapping[str, Any]], come: From, areas: Sequence[str]) -> list[Value]:
    """Return a value a row, for the areas that the measure names; other areas' rows are left out."""
    return [_value(measure, row, come) for row in rows if row["area"] in areas]


def _value(measure: str, row: Mapping[str, Any], come: From) -> Value:
    markers = frozenset(split(row["markers"]))
    missing = row["value"] is None and not markers
    return Value(
        measure=measure,
        area=row["area"],
        period=from_label(row["period"]),
        source=come.source,
        value=_number(row["value"]),
        **{name: row[name] for name in ("breakdown", "category", "statistic", "vintage", "published_on")},
        lower_95=_number(row["lower_95"]),
        upper_95=_number(row["upper_95"]),
        numerator=_number(row["numerator"]),
        denominator=_number(row["denominator"]),
        markers=markers | {"x"} if missing else markers,
        note=row["note"] or "",
        origin=come.origin,
        fit=come.fit,
        trace=split(row["trace"]),
    )


def _number(cell: Any) -> float | None:
    """Read a number as the warehouse keeps it: an expression such as `value * 1.5` gives a decimal."""
    return None if cell is None else float(cell)
