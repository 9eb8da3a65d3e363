"""Rules across the catalogue's files: names that must exist, folders that must match, periods that must be periods.

Rules within one measure file are in its model; rules that need sources or figures belong in `compute`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pipeline.areas import Areas
from pipeline.catalogue.dependence import circle, needs_by_entry
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.part_checks import check_parts
from pipeline.catalogue.possible import check_possible
from pipeline.catalogue.stated_numbers import check_numbers
from pipeline.errors import Problem, listed, nearest
from pipeline.periods import PeriodProblem, from_label
from pipeline.strict_yaml import Document

Where = tuple[str | int, ...]
_ID = re.compile(r"^[a-z][a-z0-9_]*$")


def check_measures(
    framework: Framework,
    areas: Areas,
    measures: Mapping[str, Measure],
    documents: Mapping[str, Document],
    ids: set[str] | None = None,
) -> list[Problem]:
    """Return every break of the rules across files. `ids`: of all files, those too that could not be read."""
    problems = _orders(measures, documents)
    paths, codes = framework.path_to(), {area.code for area in areas.all}
    for name, measure in measures.items():
        document = documents[name]
        problems += _id(name, document)
        problems += _place(measure, document, {key: path[0].key for key, path in paths.items()})
        problems += _names(_area_uses(measure), codes, document, ("area", f"an area of areas.csv{areas.told}"))
        problems += _names(_measure_uses(measure), ids or set(documents), document, ("measure", "the id of a measure"))
        problems += _periods(measure, document)
    problems += _cycles(measures, documents) + check_parts(measures, documents)
    return problems + check_numbers(measures, documents) + check_possible(measures, documents)


def _id(name: str, document: Document) -> list[Problem]:
    if _ID.match(name):
        return []
    allowed = "small letters, digits and underscores, beginning with a letter"
    return [Problem(*document.place_of(()), found=f"'{name}' is not an id", allowed=allowed, rule="measure-id")]


def _place(measure: Measure, document: Document, domains: Mapping[str, str]) -> list[Problem]:
    where = document.place_of(("indicator",))
    if measure.indicator not in domains:
        found = f"there is no indicator '{measure.indicator}'{nearest(measure.indicator, domains)}"
        return [
            Problem(*where, "indicator", found, f"a key of framework.yaml{listed(domains)}", rule="unknown-indicator")
        ]
    folder = document.file.split("/")[-2]
    domain = domains[measure.indicator]
    if folder == domain:
        return []
    found = f"the indicator belongs to '{domain}', the file lies in '{folder}'"
    return [Problem(*where, "indicator", found, f"the file in measures/{domain}/", rule="wrong-folder")]


def _area_uses(measure: Measure) -> Iterator[tuple[Where, str]]:
    yield from ((("areas", i), code) for i, code in enumerate(measure.areas))
    if measure.comparator:
        yield ("comparator",), measure.comparator
    yield from ((("known_values", i, "area"), known.area) for i, known in enumerate(measure.known_values))
    for i, entry in enumerate(measure.sources):
        yield from ((("sources", i, "areas", j), code) for j, code in enumerate(entry.areas or []))
    yield from ((("targets", i, "area"), t.area) for i, t in enumerate(measure.targets) if t.area)


def _measure_uses(measure: Measure) -> Iterator[tuple[Where, str]]:
    yield from ((("related", i), name) for i, name in enumerate(measure.related))
    for i, name in needs_by_entry(measure):
        yield ("sources", i, "method"), name


def _names(
    uses: Iterable[tuple[Where, str]], known: set[str], document: Document, words: tuple[str, str]
) -> list[Problem]:
    noun, allowed = words
    return [
        Problem(
            *document.place_of(where),
            ".".join(str(part) for part in where if isinstance(part, str)),
            f"there is no {noun} '{name}'{nearest(name, known)}",
            allowed,
            rule=f"unknown-{noun}",
        )
        for where, name in uses
        if name not in known
    ]


def _period_uses(measure: Measure) -> Iterator[tuple[Where, str]]:
    if measure.baseline:
        yield ("baseline", "period"), measure.baseline.period
    yield from ((("known_values", i, "period"), k.period) for i, k in enumerate(measure.known_values))
    yield from ((("breaks", i, "at"), b.at) for i, b in enumerate(measure.breaks))
    yield from ((("targets", i, "by"), t.by) for i, t in enumerate(measure.targets) if t.by)
    if measure.no_data and measure.no_data.last_period:
        yield ("no_data", "last_period"), measure.no_data.last_period
    planned = measure.trajectory.values if measure.trajectory else []
    yield from ((("trajectory", "values", i, "period"), p.period) for i, p in enumerate(planned))


def _periods(measure: Measure, document: Document) -> list[Problem]:
    problems: list[Problem] = []
    for where, label in _period_uses(measure):
        try:
            from_label(label)
        except PeriodProblem as problem:
            field = ".".join(str(part) for part in where if isinstance(part, str))
            told = (problem.found, "a label such as 2016/17, 2017/18 Q1, 2017-05 or 2013 to 2015", "2016/17", "period")
            problems.append(Problem(*document.place_of(where), field, *told))
    return problems


def _orders(measures: Mapping[str, Measure], documents: Mapping[str, Document]) -> list[Problem]:
    by_order: dict[int, list[str]] = defaultdict(list)
    for name, measure in measures.items():
        by_order[measure.order].append(name)
    return [
        Problem(
            *documents[name].place_of(("order",)),
            "order",
            f"{order} is taken by {', '.join(n for n in names if n != name)}",
            "each place in the framework once",
            rule="order-taken",
        )
        for order, names in sorted(by_order.items())
        for name in names
        if len(names) > 1
    ]


def _cycles(measures: Mapping[str, Measure], documents: Mapping[str, Document]) -> list[Problem]:
    return [
        Problem(
            *documents[name].place_of(("sources",)),
            "sources",
            f"the measure is derived from itself: {' from '.join(way)}",
            "a chain of derived measures that ends",
            rule="cycle",
        )
        for name in sorted(measures)
        if (way := circle(name, measures))
    ]
