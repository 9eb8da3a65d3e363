"""Values that cannot be: below zero, above 100 %, above a score's highest value, outside their own limits."""

from pipeline.catalogue.measure import Measure, Unit
from pipeline.catalogue.possible import SIGNED, highest
from pipeline.compute.checks.finding import Finding, written
from pipeline.compute.not_finite import NOT_FINITE, is_no_number
from pipeline.compute.series import Series, Value


def bounds(measure: Measure, series: Series) -> list[Finding]:
    """Return a finding for each impossible value; impossible figures are not published, and what is none is missing."""
    missing = [one for one in series.values if one.statistic == "value" and is_no_number(one)]
    return [
        Finding(series.measure, "bounds", one.area, one.period.label, f"{NOT_FINITE}{_row(one)}") for one in missing
    ] + [
        Finding(series.measure, "bounds", value.area, value.period.label, f"{told}{_row(value)}", blocks=True)
        for value in series.values
        if value.statistic == "value" and (told := why_impossible(value, measure.unit))
    ]


def why_impossible(value: Value, unit: Unit) -> str:
    """Say why a figure cannot be; empty where it can, or where there is none."""
    if value.value is None:
        return ""
    top = highest(unit)
    if value.value < 0 and unit.kind not in SIGNED:
        return f"{value.value} is below zero"
    if top is not None and value.value > top:
        return f"{value.value} is above {written(top)}, the highest there can be"
    limits = (value.lower_95, value.upper_95)
    if None not in limits and not limits[0] <= value.value <= limits[1]:  # type: ignore[operator]
        return f"{value.value} lies outside its own limits {limits[0]} to {limits[1]}"
    return ""


def _row(value: Value) -> str:
    """Name the row of the file that gives a figure; one that comes from many is not looked for in them."""
    return f" ({value.trace[0]})" if len(value.trace) == 1 else ""
