"""How ready the framework is: for each measure whether it has a source, a baseline, a target and a planned path.

Only what is agreed counts; targets that somebody merely proposed are not shown to the public.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.catalogue.framework import Framework, Part
from pipeline.catalogue.measure import Measure
from pipeline.render.pages.context import Context, counted, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.said import of_measures
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.words import day
from pipeline.render.wording.phrases import capital

YES, NO = "Yes", "No"
COLUMNS = ("Source", "Baseline", "Target", "Planned path")
WHATS = {"source": "Source", "baseline": "Baseline", "target": "Target", "path": "Planned path"}
NOT_KNOWN = "not known"


@dataclass(frozen=True)
class ReadinessView:
    """What the readiness page says."""

    title: str
    totals: Table
    tables: tuple[Table, ...]


def readiness_page(context: Context) -> Page:
    """Return the page that says what each measure still lacks."""
    groups = [
        (domain, tuple(s for s in context.under(domain) if counted(s) or s.lifecycle == "proposed"))
        for domain in context.domains
    ]
    view = ReadinessView(
        "How ready the framework is",
        _totals(context, groups),
        tuple(_table(context, domain, rows) for domain, rows in groups),
    )
    description = (
        f"Which {context.said.measures} have a source, a baseline, a target and a planned path, and which do not yet."
    )
    return Page("readiness/", view.title, description, "readiness", view, "framework", trail())


def _totals(context: Context, groups: Sequence[tuple[Part, Sequence[Summary]]]) -> Table:
    level = context.site.framework.levels[0].singular.capitalize()
    head = (
        Head(level),
        Head(capital(context.said.measures), number=True),
        *(Head(f"With a {c.lower()}", number=True) for c in COLUMNS),
    )
    rows = [_total(part.name, context, [s for s in group if counted(s)]) for part, group in groups]
    every = [s for _, group in groups for s in group if counted(s)]
    rows.append(_total("All", context, every))
    return Table(
        "totals", f"How many {context.said.measures} are ready, by {level.lower()}", head, tuple(rows), "reasons"
    )


def _total(name: str, context: Context, group: Sequence[Summary]) -> tuple[Cell, ...]:
    ready = [[words(context.site.measures[s.id]).startswith(YES) for words in QUESTIONS] for s in group]
    numbers = [sum(one[n] for one in ready) for n in range(len(QUESTIONS))]
    return (Cell(name), Cell(str(len(group)), number=True), *(Cell(str(n), number=True) for n in numbers))


def _table(context: Context, domain: Part, group: Sequence[Summary]) -> Table:
    rows = tuple(
        (
            Cell(s.title, s.url),
            *(Cell(words(context.site.measures[s.id]), wraps=True) for words in QUESTIONS),
            Cell(expected(context.site.measures[s.id], context.site.framework), wraps=True),
        )
        for s in group
    )
    head = of_measures([Head(column) for column in (*COLUMNS, "Expected")], context.said)
    return Table(f"ready-{domain.key.replace('_', '-')}", domain.name, head, rows, "reasons")


def has_source(measure: Measure) -> str:
    """Say whether there is a source for just this measure."""
    if any(source.fit == "exact" for source in measure.sources):
        return YES
    return "No, only figures near it" if measure.sources else NO


def has_baseline(measure: Measure) -> str:
    """Say whether a baseline is agreed, by whom and when."""
    one = measure.baseline
    if one is None:
        return NO
    if not one.agreed_by:
        return "No, only a starting point that nobody has agreed"
    when = f", {day(one.agreed_on)}" if one.agreed_on else ""
    return f"{YES}: agreed by {one.agreed_by}{when}"


def has_target(measure: Measure) -> str:
    """Say whether a target is agreed or a national standard holds."""
    for one in measure.targets:
        if one.status == "agreed" and one.agreed_on:
            return f"{YES}: agreed by {one.agreed_by}, {day(one.agreed_on)}"
        if one.status == "national_standard":
            return f"{YES}: a national standard"
    return NO


def has_path(measure: Measure) -> str:
    """Say whether a path is planned to a target that counts."""
    return YES if measure.trajectory and any(t.earns_rating for t in measure.targets) else NO


def expected(measure: Measure, framework: Framework) -> str:
    """Say when what the measure lacks is expected and who says so; not known where nobody wrote it down.

    What is expected of the framework as a whole is not expected of a measure that is only proposed for it.
    """
    missing = [what for what, words in zip(WHATS, QUESTIONS, strict=True) if not words(measure).startswith(YES)]
    if not missing:
        return "Nothing is missing"
    general = [] if measure.lifecycle == "proposed" else framework.expected
    said = {one.what: one for one in [*general, *measure.expected] if one.what in missing}
    told = [f"{WHATS[what]} by {one.by} ({one.citation})." for what, one in said.items()]
    rest = [f"For the rest: {NOT_KNOWN}."] if 0 < len(told) < len(missing) else []
    return " ".join([*told, *rest]) or capital(NOT_KNOWN)


QUESTIONS: tuple[Callable[[Measure], str], ...] = (has_source, has_baseline, has_target, has_path)
