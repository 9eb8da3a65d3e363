"""From the rows of a method's SELECT to a measure's series: place and time read, areas rolled up from counts.

Which SELECT is run belongs in `queries`; which value is public in `prefer`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.compute.series import Fit, Origin, Value
from pipeline.compute.table import split
from pipeline.periods import from_label

ADDITIVE = ("count",)


@dataclass(frozen=True)
class From:
    """Which source rows came from: its id, its origin and how well it fits the measure."""

    source: str
    origin: Origin
    fit: Fit


def values_from(measure: str, rows: Iterable[Mapping[str, Any]], come: From, areas: Sequence[str]) -> list[Value]:
    """Return a value a row, for the areas that the measure names; other areas' rows are left out."""
    return [_value(measure, row, come) for row in rows if row["area"] in areas]


def rolled_up(measure: Measure, entry: MeasureSource, values: list[Value], areas: Areas) -> list[Value]:
    """Add the wholes that the source does not give: areas whose members all have counts. Never from ratios.

    A member that has none is itself added up from its own members, at any depth. What goes with a figure, such as the
    rate beside a count, is not in its unit and is not added up.
    """
    wanted = [code for code in (entry.areas or measure.areas) if areas.members(code)]
    groups: dict[tuple[Any, ...], dict[str, Value]] = defaultdict(dict)
    for value in (one for one in values if one.statistic == "value"):
        groups[_apart_from_area(value)][value.area] = value
    made = [whole for code in wanted for group in groups.values() if (whole := _whole(measure, code, group, areas))]
    return [*values, *made]


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


def _apart_from_area(value: Value) -> tuple[Any, ...]:
    return (value.breakdown, value.category, value.period, value.statistic, value.source, value.vintage)


def _whole(measure: Measure, code: str, group: Mapping[str, Value], areas: Areas) -> Value | None:
    if code in group:
        return None
    found = [group.get(member) or _whole(measure, member, group, areas) for member in areas.members(code)]
    parts = [part for part in found if part is not None]
    counts = _counts(measure, parts) if parts and len(parts) == len(found) else None
    return counts and replace(
        counts,
        area=code,
        lower_95=None,
        upper_95=None,
        markers=frozenset().union(*(p.markers for p in parts)),
        note=" ".join(dict.fromkeys(p.note for p in parts if p.note)),
        published_on=_latest(parts),
        trace=tuple(sorted({t for p in parts for t in p.trace})),
    )


def _counts(measure: Measure, parts: list[Value]) -> Value | None:
    """Sum counts, or numerators and denominators; None where the parts are ratios without them."""
    above, below = _total([p.numerator for p in parts]), _total([p.denominator for p in parts])
    if measure.unit.kind in ADDITIVE:
        return replace(parts[0], value=_total([p.value for p in parts]), numerator=above, denominator=below)
    if above is None or not below or measure.unit.kind not in ("percent", "rate_per"):
        return None
    scale = 100 if measure.unit.kind == "percent" else measure.unit.per or 1
    return replace(parts[0], numerator=above, denominator=below, value=above / below * scale)


def _total(numbers: list[float | None]) -> float | None:
    known = [n for n in numbers if n is not None]
    return float(sum(known)) if len(known) == len(numbers) else None


def _latest(parts: list[Value]):
    dates = [p.published_on for p in parts]
    return max(d for d in dates if d) if all(dates) else None
