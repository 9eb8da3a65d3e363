"""What a derived measure asks of the measures that it is derived from: groups to compare, a standard to meet.

That these measures exist, and go round in no circle, is in `checks`; nothing here looks at figures.
"""

from collections.abc import Iterator, Mapping

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import Bundle, Gap
from pipeline.errors import Problem
from pipeline.strict_yaml import Document

BY_AREA = "area"
STANDARD = "national_standard"
Found = tuple[str, str, str]


def check_parts(measures: Mapping[str, Measure], documents: Mapping[str, Document]) -> list[Problem]:
    """Return every part that cannot be what its derived measure wants, at the line of the method."""
    return [
        Problem(*documents[name].place_of(("sources", i, "method")), f"method.{field}", *told)
        for name, measure in measures.items()
        for i, entry in enumerate(measure.sources)
        for field, *told in _faults(entry.method, measures)
    ]


def _faults(method: object, measures: Mapping[str, Measure]) -> Iterator[tuple[str, str, str, str, str]]:
    if isinstance(method, Gap) and method.of in measures:
        yield from _gap_faults(method, measures[method.of])
    if isinstance(method, Bundle):
        for name in method.of:
            if name in measures:
                yield from _standard_faults(name, measures[name])


def _gap_faults(method: Gap, part: Measure) -> Iterator[tuple[str, str, str, str, str]]:
    if method.by != BY_AREA and method.by not in {one.by for one in part.breakdowns}:
        found = f"'{method.of}' has no breakdown by '{method.by}'"
        yield "by", found, "a breakdown of the measure that the gap is of, or area", "deprivation", "gap-groups"
    if method.by == BY_AREA and not {method.most, method.least} <= set(part.areas):
        found = f"'{method.of}' is not measured in both {method.most} and {method.least}"
        yield "most", found, f"two of its areas: {', '.join(part.areas)}", part.areas[0], "gap-groups"
    if method.most == method.least:
        yield "least", f"both groups are '{method.most}'", "two groups that differ", "5", "gap-groups"


def _standard_faults(name: str, part: Measure) -> Iterator[tuple[str, str, str, str, str]]:
    standards = [target for target in part.targets if target.status == STANDARD and target.value is not None]
    if not standards:
        example = "{kind: standard, value: 92, status: national_standard}"
        yield "of", f"'{name}' has no national standard", "measures with such a target", example, "bundle-standard"
    if part.polarity not in ("higher", "lower"):
        allowed = "measures of which higher or lower is better"
        yield "of", f"'{name}' does not say which way is better", allowed, "polarity: higher", "bundle-standard"
