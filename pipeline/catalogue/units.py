"""Whether a measure's unit is one that its methods can give: a share is no number of days.

The arithmetic is in `compute`; what each unit looks like to readers belongs in `render.wording`.
"""

from collections.abc import Iterator, Mapping

from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.methods import Gap
from pipeline.errors import Problem
from pipeline.strict_yaml import Document

AMOUNTS = ("count", "days", "money", "points", "score")
UNITS: Mapping[str, tuple[str, ...]] = {
    "count": ("count",),
    "sum": AMOUNTS,
    "proportion": ("percent",),
    "rate": ("rate_per",),
    "directly_standardised_rate": ("rate_per",),
    "mean": (*AMOUNTS, "index"),
    "truncated_mean": (*AMOUNTS, "index"),
    "ratio": ("ratio", "percent", "rate_per", "money", "days", "index", "score"),
    "bundle": ("count", "score"),
}
"""The kinds of unit that each method gives. What is published may be in any; a gap is in its measure's."""


def check_units(measures: Mapping[str, Measure], documents: Mapping[str, Document]) -> list[Problem]:
    """Return a problem for each entry of `sources` whose method cannot give the measure's unit."""
    return [
        Problem(
            *documents[name].place_of(("unit", "kind")),
            "unit.kind",
            f"the method {entry.method.kind} gives no figure in '{measure.unit.kind}'",
            f"for {why}: {', '.join(kinds)}",
            f"unit: {{kind: {kinds[0]}, decimals: 1{', per: 100000' if kinds[0] == 'rate_per' else ''}}}",
            "unit-method",
        )
        for name, measure in measures.items()
        for entry in measure.sources
        for kinds, why in _allowed(entry, measures)
        if measure.unit.kind not in kinds
    ]


def _allowed(entry: MeasureSource, measures: Mapping[str, Measure]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the units of a method; none where it goes with the value and is not the value itself."""
    method = entry.method
    if isinstance(method, Gap):
        part = measures.get(method.of)
        if part is not None:
            kind = part.unit.kind
            yield ("points",) if kind == "percent" else (kind,), f"a gap of '{method.of}', which is in {kind}"
    elif method.kind in UNITS and getattr(method, "statistic", None) is None:
        yield UNITS[method.kind], f"the method {method.kind}"
