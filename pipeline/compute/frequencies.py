"""Whether what a measure expects how often is what its sources give: told as warnings, as figures may still come.

When a figure is due is worked out in `standing`.
"""

from collections.abc import Iterator, Mapping

from pipeline.catalogue.load import Catalogue
from pipeline.catalogue.measure import Frequency, Measure, MeasureSource
from pipeline.catalogue.methods import RecordMethod
from pipeline.periods import WHOLE_YEARS, PeriodKind
from pipeline.sources.descriptor import Source

YEARS: frozenset[str] = frozenset(WHOLE_YEARS) - {PeriodKind.SCHOOL_YEAR} | {PeriodKind.SNAPSHOT}
KINDS: Mapping[Frequency, frozenset[str]] = {
    "monthly": frozenset({"month"}),
    "quarterly": frozenset({"financial_quarter", "calendar_quarter"}),
    "annual": YEARS | {"school_year", "rolling_year"},
    "school_year": frozenset({"school_year"}),
    "two_yearly": YEARS,
    "three_year_pooled": frozenset({"pooled_years", "pooled_financial_years"}),
    "rolling_year": frozenset({"rolling_year", "financial_year"}),
}
"""The kinds of period that each frequency asks for; one of no fixed time asks for none."""


def frequency_warnings(catalogue: Catalogue, sources: Mapping[str, Source]) -> list[str]:
    """Return a line for each measure of which no exact source gives periods of its frequency."""
    return [line for name, measure in catalogue.measures.items() for line in _of(name, measure, catalogue, sources)]


def _of(name: str, measure: Measure, catalogue: Catalogue, sources: Mapping[str, Source]) -> Iterator[str]:
    wanted = KINDS.get(measure.frequency, frozenset())
    exact = [entry for entry in measure.sources if entry.fit == "exact" and entry.source in sources]
    given = [_kinds(entry, sources[entry.source]) for entry in exact]
    if not wanted or not given or not all(given) or any(kinds & wanted for kinds in given):
        return
    file, line = catalogue.documents[name].place_of(("frequency",))
    there = ", ".join(sorted(frozenset[str]().union(*given)))
    named = ", ".join(dict.fromkeys(entry.source for entry in exact))
    yield f"{file}:{line}  frequency  '{name}' is {measure.frequency}; its source {named} gives only {there}"


def _kinds(entry: MeasureSource, source: Source) -> frozenset[str]:
    """Return the kinds of period that an entry can give; none where its source does not say."""
    if isinstance(entry.method, RecordMethod) and entry.method.periods:
        return frozenset(entry.method.periods)
    fields = [field for resource in source.package.resources for field in resource.schema_.fields]
    return frozenset(kind for field in fields if field.outcomes.role == "period" for kind in field.outcomes.kinds)
