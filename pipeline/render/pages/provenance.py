"""Where the headline figure of a measure comes from, step by step: rows, files, what was left out, checks, editions.

The definition, the query and the worked example stand on the page already; they are led to, not said again.
"""

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import PopulationMethod
from pipeline.compute.checks import check_figures
from pipeline.compute.series import PublishedSeries, Value
from pipeline.render.pages.annual import report_link
from pipeline.render.pages.chart_view import codes
from pipeline.render.pages.context import Context
from pipeline.render.pages.doubts import in_words
from pipeline.render.pages.home import latest_edition
from pipeline.render.pages.measure_facts import public_label
from pipeline.render.pages.parts import Fact, Link, fact, facts
from pipeline.render.pages.summary import Known, headline
from pipeline.render.pages.words import figure
from pipeline.render.site_input import EditionInput
from pipeline.render.wording.phrases import capital

DATA = Link("All our data", "data/")
FROM_RECORDS = "Many records, counted by the steps below. We never show a single record."
FROM_MEASURES = "No row of a file: it is worked out from other figures on this website."
FEW, NONE = "so few that we do not say how many", "None."
PASSED = "All passed: no figure is impossible, and no part fails to fit its whole."
AFTER_REPORT = "This figure was published after our last {report}."
NO_REPORT = "None. It came after the last {report}, or it has changed since."


def source_line(known: Known, context: Context) -> str:
    """Return publication and publisher of all figures in the chart and its table, the headline's first; or nothing."""
    value = headline(known)
    if value is None or known.series is None:
        return ""
    files = {facts.source: f"{facts.publication}, {facts.publisher}" for facts in reversed(context.site.sources)}
    told = [files[name] for name in _behind_the_chart(known.measure, known.series, value) if name in files]
    return f"Source{'s' if len(told) > 1 else ''}: {'; '.join(told)}." if told else ""


def _behind_the_chart(measure: Measure, series: PublishedSeries, first: Value) -> dict[str, None]:
    """Return the sources of all figures shown, each once, with those of the people that rates are set against."""
    shown = {v.source for code in codes(measure) for v in series.of(code) if v.value is not None}
    entries = [entry for entry in measure.sources if entry.source in shown]
    people = [entry.method.population for entry in entries if isinstance(entry.method, PopulationMethod)]
    return dict.fromkeys([first.source, *(entry.source for entry in entries), *people])


def after_last_report(known: Known, context: Context) -> tuple[str, ...]:
    """Say that the headline figure was published after the cut-off of the last report, where it was."""
    value, report = headline(known), latest_edition(context.site)
    if value is None or value.published_on is None or report is None:
        return ()
    return (AFTER_REPORT.format(report=context.said.report),) if value.published_on > report.edition.cut_off else ()


def provenance(known: Known, context: Context) -> tuple[Fact, ...]:
    """Return what is behind the headline figure, in the order of its making; empty where there is none."""
    value = headline(known)
    if value is None or value.value is None or known.series is None:
        return ()
    told = f"{figure(value.value, known.measure.unit)}, {value.period.public}, {context.area(value.area)}."
    return facts(
        fact("The figure", told),
        Fact("What it counts", links=(Link(f"What this {context.said.measure} means", "#definition"),)),
        fact("Rows that it comes from", *_rows(value)),
        fact("Rows left out", *_left_out(value.source, context)),
        fact("Checks", *_checks(known, known.series, context)),
        _editions(value, context),
        Fact("Whole fingerprints of the files", links=(DATA,)),
    )


def _rows(value: Value) -> list[str]:
    """Name the rows of published tables; the rows of records are told as counts only, with their files."""
    if value.origin != "official":
        return [FROM_RECORDS]
    by_file: dict[str, list[str]] = {}
    for place in value.trace:
        for one in place.split("; "):
            file, _, row = one.rpartition(":")
            by_file.setdefault(file or row, []).extend([row] if file else [])
    return [_row_words(file, rows) for file, rows in by_file.items()] or [FROM_MEASURES]


def _row_words(file: str, rows: list[str]) -> str:
    if not rows:
        return f"File {file}."
    return f"Row{'s' if len(rows) > 1 else ''} {', '.join(rows)} of {file}."


def _left_out(source: str, context: Context) -> list[str]:
    mine = [one for one in context.site.left_out if one.source == source]
    return [f"{one.reason.capitalize()}: {FEW if one.records is None else f'{one.records:,}'}." for one in mine] or [
        NONE
    ]


def _checks(known: Known, series: PublishedSeries, context: Context) -> list[str]:
    """Say that every check was passed, or what was found; the checks are those of each run."""
    found = check_figures(known.measure, series, context.site.areas)
    many = len(known.measure.known_values)
    again = f"{many} figure{'s' if many > 1 else ''} known beforehand came out the same." if many else ""
    told = [f"{context.area(one.area)}, {public_label(one.period)}: {in_words(one.told, context)}" for one in found]
    return told or [line for line in (PASSED, again) if line]


def _editions(value: Value, context: Context) -> Fact | None:
    """Lead to the reports that show this very figure."""
    same = [
        one
        for one in context.site.editions
        if any(v.key == value.key and v.value == value.value for v in _series_of(one, value.measure))
    ]
    links = tuple(report_link(one) for one in same)
    name = f"{capital(context.said.reports)} that show it"
    return Fact(name, links=links) if links else fact(name, NO_REPORT.format(report=context.said.report))


def _series_of(edition: EditionInput, measure: str) -> tuple[Value, ...]:
    found = edition.series.get(measure)
    return found.values if found else ()
