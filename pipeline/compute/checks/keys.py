"""Figures that cannot stand as they are: two for one place and time, or one known before its time began."""

from collections import defaultdict

from pipeline.compute.checks.finding import Finding, written
from pipeline.compute.series import Series, Value


def doubled(series: Series) -> list[Finding]:
    """Return a finding for each place and time for which one source gives two figures that differ."""
    groups: dict[tuple[str, ...], list[Value]] = defaultdict(list)
    for value in series.values:
        groups[value.key].append(value)
    return [
        Finding(series.measure, "doubled", group[0].area, group[0].period.label, _told(group), blocks=True)
        for group in groups.values()
        if len({v.value for v in group}) > 1
    ]


def early(series: Series) -> list[Finding]:
    """Return a finding for each figure that was published before the first day of its period."""
    return [
        Finding(series.measure, "early", v.area, v.period.label, _before(v), blocks=True)
        for v in series.values
        if v.value is not None and v.published_on is not None and v.published_on < v.period.start
    ]


def _told(group: list[Value]) -> str:
    numbers = ", ".join(written(number) for number in sorted({v.value for v in group if v.value is not None}))
    return f"{group[0].source} gives {len(group)} figures for one place and time: {numbers or 'none'}"


def _before(value: Value) -> str:
    return f"published on {value.published_on}, before the period begins: is the year right?"
