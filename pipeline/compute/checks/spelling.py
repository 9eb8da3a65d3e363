"""Names of groups that look like slips of the pen: nearly the name of another group, and where that one is missing."""

import re
from collections import defaultdict
from difflib import SequenceMatcher

from pipeline.compute.checks.finding import Finding
from pipeline.compute.series import ALL, Series

ALIKE = 0.8
Places = set[tuple[str, str]]


def spelling(series: Series) -> list[Finding]:
    """Return a finding for each group that stands only where another of nearly the same name does not."""
    found: dict[str, dict[str, Places]] = defaultdict(lambda: defaultdict(set))
    for v in series.values:
        if v.breakdown != ALL:
            found[v.breakdown][v.category].add((v.area, v.period.label))
    return [
        _finding(series.measure, one, other, groups[one])
        for groups in found.values()
        for one in sorted(groups)
        for other in sorted(groups)
        if len(groups[one]) < len(groups[other]) and not groups[one] & groups[other] and _alike(one, other)
    ]


def _alike(one: str, other: str) -> bool:
    """Whether two names differ by a slip; different numbers, as in bands of age, are no slip."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= ALIKE


def _finding(measure: str, one: str, other: str, places: Places) -> Finding:
    area, period = min(places)
    return Finding(measure, "spelling", area, period, f"the group '{one}' stands where '{other}' is missing")
