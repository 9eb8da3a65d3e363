"""Figures already published must come out again on every run; one that does not stops publication."""

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.measure_parts import KnownValue
from pipeline.compute.checks.finding import Finding
from pipeline.compute.series import Series, Value


def known_values(measure: Measure, series: Series) -> list[Finding]:
    """Return a finding for each known value that the series does not hold, as far as its unit's decimals go."""
    return [f for known in measure.known_values if (f := _missed(measure, series, known))]


def _missed(measure: Measure, series: Series, known: KnownValue) -> Finding | None:
    found = [v for v in series.values if _is_it(v, known)]
    within = 10**-measure.unit.decimals / 2
    if any(v.value is not None and abs(v.value - known.value) <= within for v in found):
        return None
    got = ", ".join(str(v.value) for v in found) or "nothing"
    told = f"{known.citation} says {known.value}; the run gives {got}"
    return Finding(series.measure, "known_values", known.area, known.period, told, blocks=True)


def _is_it(value: Value, known: KnownValue) -> bool:
    if (value.area, value.period.label, value.statistic) != (known.area, known.period, "value"):
        return False
    if known.source is not None:
        return value.source == known.source
    return value.fit == "exact" and value.origin != "synthetic"
