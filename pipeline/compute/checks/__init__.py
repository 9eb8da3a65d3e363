"""Checks of figures on every run: known values, possible values, totals, gaps in time, jumps, names of groups.

Each is a pure function that returns findings; what a finding stops is decided by its `blocks`. Checks of files as
delivered are in `sources`; checks of the built website are in `publish.verify`.
"""

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure
from pipeline.compute.checks.acknowledging import Judged, judged
from pipeline.compute.checks.bounds import bounds
from pipeline.compute.checks.finding import NOT_TOLD, Finding, without_figures
from pipeline.compute.checks.holes import holes, no_whole
from pipeline.compute.checks.jumps import jumps, repeated
from pipeline.compute.checks.keys import doubled, early
from pipeline.compute.checks.known import known_values
from pipeline.compute.checks.parts import odd_mixes
from pipeline.compute.checks.spelling import spelling
from pipeline.compute.checks.sums import shares, sums
from pipeline.compute.series import PublishedSeries, Series

CHECKS = {
    "known_values": "Figures already published come out again",
    "bounds": "Every figure is one that can be",
    "doubled": "One figure for each place and time",
    "early": "No figure is from before its time",
    "shares": "Percentages and rates are what their own parts give",
    "odd_mix": "Wholes lie within their parts, in a usual mix",
    "sums": "Counts are the sum of their areas and groups",
    "holes": "No period and no area is left out",
    "no_whole": "Beside figures of groups there is one of the whole",
    "jumps": "No figure is far from those around it",
    "repeated": "The newest figures are not those of the period before again",
    "spelling": "No group is another one misspelt",
}
"""Each check of figures, in words."""
BLOCKING = frozenset({"known_values", "bounds", "doubled", "early", "shares"})


def check_figures(measure: Measure, series: Series, areas: Areas) -> tuple[Finding, ...]:
    """Return what every check finds in the figures of a measure, sorted.

    Published figures that were rounded for disclosure control add up no longer, so totals are not asked of them.
    """
    exact = not isinstance(series, PublishedSeries) or series.rule == "none"
    found = [
        *known_values(measure, series),
        *bounds(measure, series),
        *doubled(series),
        *early(series),
        *(shares(measure, series) if exact else ()),
        *odd_mixes(measure, series, areas),
        *(sums(measure, series, areas) if exact else ()),
        *holes(series, areas),
        *no_whole(measure, series),
        *jumps(measure, series),
        *repeated(series),
        *spelling(series),
    ]
    return tuple(sorted(found))


__all__ = [
    "BLOCKING",
    "CHECKS",
    "NOT_TOLD",
    "Finding",
    "Judged",
    "bounds",
    "check_figures",
    "judged",
    "known_values",
    "odd_mixes",
    "without_figures",
]
