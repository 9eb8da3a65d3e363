"""Totals against what they are made of: counts against the sum of areas or groups, a share against its own parts.

A total may rightly hold people of no known area or group, so a difference there is a doubt; a share that its own
numerator and denominator do not give is wrong.
"""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import DirectlyStandardisedRate, Proportion, Published, Rate
from pipeline.compute.checks.finding import Finding, written
from pipeline.compute.series import ALL, Series, Value

SUMMED = ("count", "money")
SHARES = (Published, Proportion, Rate)
NEAR, STANDARDISED = 0.01, 0.5
Groups = dict[tuple[str, ...], dict[str, Value]]


def sums(measure: Measure, series: Series, areas: Areas) -> list[Finding]:
    """Return a finding for each count that is not the sum of its areas or of its groups, as far as they round."""
    if measure.unit.kind not in SUMMED:
        return []
    known = [v for v in series.values if v.value is not None and v.statistic == "value"]
    return [*_of_areas(measure, known, areas), *_of_groups(measure, known)]


def shares(measure: Measure, series: Series) -> list[Finding]:
    """Return a finding for each percentage or rate that its own numerator and denominator do not give."""
    scale = {"percent": 100, "rate_per": measure.unit.per or 0}.get(measure.unit.kind, 0)
    plain = {e.source for e in measure.sources if isinstance(e.method, SHARES)}
    other = {e.source for e in measure.sources if isinstance(e.method, DirectlyStandardisedRate)}
    wanted = plain - other
    return [
        Finding(series.measure, "shares", v.area, v.period.label, told, blocks=True)
        for v in series.values
        if scale and v.source in wanted and v.statistic == "value" and (told := _not_its_parts(measure, v, scale))
    ]


def _not_its_parts(measure: Measure, value: Value, scale: float) -> str:
    if value.value is None or value.numerator is None or not value.denominator:
        return ""
    worked = value.numerator / value.denominator * scale
    # A published rate may be standardised for age, which moves it by tens of percent and not by half.
    near = NEAR if measure.unit.kind == "percent" else STANDARDISED
    if abs(value.value - worked) <= 10**-measure.unit.decimals + near * abs(worked):
        return ""
    shown = f"{written(value.numerator)} of {written(value.denominator)}"
    return f"{written(value.value)} is printed, and {shown} is {written(worked, 4)}"


def _of_areas(measure: Measure, known: list[Value], areas: Areas) -> Iterator[Finding]:
    groups: Groups = defaultdict(dict)
    for v in known:
        groups[(v.breakdown, v.category, v.period.label, v.source, v.vintage)][v.area] = v
    for group in groups.values():
        for code, whole in group.items():
            members = areas.members(code)
            if members and all(member in group for member in members):
                yield from _differs(measure, whole, [group[member] for member in members], "areas")


def _of_groups(measure: Measure, known: list[Value]) -> Iterator[Finding]:
    wholes = {(v.area, v.period.label, v.source, v.vintage): v for v in known if v.breakdown == ALL}
    for by in (one.by for one in measure.breakdowns if one.additive):
        parts: dict[tuple[str, str, str, str], list[Value]] = defaultdict(list)
        for v in known:
            if v.breakdown == by:
                parts[(v.area, v.period.label, v.source, v.vintage)].append(v)
        for key, group in parts.items():
            if key in wholes and len(group) > 1:
                yield from _differs(measure, wholes[key], group, f"groups by {by}")


def _differs(measure: Measure, whole: Value, parts: list[Value], of: str) -> Iterator[Finding]:
    total = sum(part.value or 0 for part in parts)
    assert whole.value is not None
    if abs(whole.value - total) > 10**-measure.unit.decimals / 2 * (len(parts) + 1):
        told = f"the whole is {written(whole.value)} and its {of} add up to {written(total)}"
        yield Finding(whole.measure, "sums", whole.area, whole.period.label, told)
