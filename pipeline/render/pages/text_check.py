"""Faults of a hand-written text that can be seen without any figure: what cannot be read, names that nothing has.

Whether there is such a figure is seen when the text is filled in, in `references`.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, meta, nodes

from pipeline.areas import AreaProblem, Areas
from pipeline.errors import ContentProblems, Problem, nearest
from pipeline.periods import PeriodProblem, from_label, parse
from pipeline.render.pages.filling import EXAMPLE, fault, text_environment, unknown_name

FACTS = (
    "address",
    "as_of",
    "contacts",
    "coverage",
    "demonstration",
    "early_access",
    "feedback",
    "framework",
    "next_report",
    "publisher",
    "report_dates",
    "rules",
    "title",
)
"""What a text may name of the project."""
NAMES = frozenset([*FACTS, "cell", "figure", "table"])
NOTE_NAMES = frozenset(["cell", "figure"])
"""What an exception note may name: it is about figures, and nothing else of the project."""
PARTS = 3


class Stands(NamedTuple):
    """Where a text stands: its file, the line at which it begins (0 where nobody knows), and what it may name."""

    place: str
    line: int = 1
    names: frozenset[str] = NAMES


def text_faults(text: str, at: Stands, measures: Collection[str], areas: Areas | None = None) -> list[Problem]:
    """Return every such fault in order of its line.

    Of what cannot be read only the first place is known. Without `measures` or `areas` nothing is said of them.
    """
    environment = text_environment(escape=True)
    try:
        tree = environment.parse(text)
        environment.from_string(tree)
    except TemplateSyntaxError as error:
        return [fault(error, at.names, at.place, at.line and at.line + error.lineno - 1)]
    except (SyntaxError, RecursionError) as error:  # Python's own, of what Jinja made of the text: no line of it
        return [fault(error, at.names, at.place, 0)]
    found = [*_unknown(tree, at), *_references(tree, measures, areas, at.place)]
    return sorted(replace(one, line=at.line and at.line + one.line - 1) for one in found)


def missing_figures(text: str, figure: Callable[..., object], line: int) -> list[Problem]:
    """Return a problem for each figure that a text names and that is not there, so that all are told and not the first.

    `figure` gives a figure; it raises ContentProblems for one that is not there.
    """
    found: list[Problem] = []
    try:
        tree = text_environment(escape=True).parse(text)
    except (SyntaxError, RecursionError, TemplateSyntaxError):
        return found
    for call in _figures(tree):
        given = _texts(call)
        if None not in given and len(call.args) + len(call.kwargs) == PARTS:
            try:
                figure(*given)
            except ContentProblems as error:
                at = line and line + call.lineno - 1
                found += [replace(one, line=one.line or at) for one in error.problems]
    return found


def _unknown(tree: nodes.Template, at: Stands) -> Iterator[Problem]:
    """Give each name that nothing has. What is set in one branch alone is seen when the text is filled in."""
    unknown = meta.find_undeclared_variables(tree) - at.names - _set_in(tree)
    for node in tree.find_all(nodes.Name):
        if node.name in unknown and node.ctx == "load":
            yield unknown_name(node.name, at.names, at.place, node.lineno)


def _set_in(tree: nodes.Template) -> set[str]:
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    return names | {node.name for node in tree.find_all(nodes.Macro)}


def _references(tree: nodes.Template, measures: Collection[str], areas: Areas | None, place: str) -> Iterator[Problem]:
    for call in _figures(tree):
        told = len(call.args) + len(call.kwargs)
        if told != PARTS:
            found, allowed = f"figure() names {told} of 3 things", "measure, area and period"
            yield _unknown_one(place, call.lineno, found, allowed)
            continue
        measure, area, period = _texts(call)
        if measures and measure is not None and measure not in measures:
            found = f"there is no measure '{measure}'{nearest(measure, measures)}"
            yield _unknown_one(place, call.lineno, found, "the id of a measure")
        if areas and area is not None and areas.find(area) is None:
            found = f"'{area}' is not the code of an area{_area_meant(area, areas)}"
            yield _unknown_one(place, call.lineno, found, f"a code of areas.csv{areas.told}")
        if period is not None and not _is_label(period):
            found = f"'{period}' is not how a period is written here{_period_meant(period)}"
            yield _unknown_one(place, call.lineno, found, "a period as its measure's page shows it in the data")


def _figures(tree: nodes.Template) -> Iterator[nodes.Call]:
    """Give each reference to a figure whose parts can be counted."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "figure" and not (call.dyn_args or call.dyn_kwargs):
            yield call


def _texts(call: nodes.Call) -> tuple[str | None, ...]:
    """Return measure, area and period where they are written as texts; None for each that is not."""
    given = dict(zip(("measure", "area", "period"), call.args, strict=False))
    given |= {one.key: one.value for one in call.kwargs}
    values = [given.get(name) for name in ("measure", "area", "period")]
    return tuple(one.value if isinstance(one, nodes.Const) and isinstance(one.value, str) else None for one in values)


def _area_meant(text: str, areas: Areas) -> str:
    """Return the code that was meant, where it is near or a name was written in its place."""
    try:
        return f", did you mean '{areas.resolve(text)}'?"
    except AreaProblem:
        return nearest(text, [area.code for area in areas.all])


def _is_label(text: str) -> bool:
    try:
        from_label(text)
    except PeriodProblem:
        return False
    return True


def _period_meant(text: str) -> str:
    try:
        return f", did you mean '{parse(text).label}'?"
    except PeriodProblem:
        return ""


def _unknown_one(place: str, line: int, found: str, allowed: str) -> Problem:
    return Problem(place, line, "text", found, allowed, EXAMPLE, "unknown-reference")
