"""Faults of a hand-written text that can be seen without any figure: what cannot be read, names that nothing has.

Whether there is such a figure is seen when the text is filled in, in `references`.
"""

from collections.abc import Collection, Iterator

from jinja2 import TemplateSyntaxError, meta, nodes

from pipeline.errors import Problem, nearest
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
REFERENCES = ("cell", "figure", "table")
NAMES = frozenset([*FACTS, *REFERENCES])
PARTS = 3


def text_faults(text: str, measures: Collection[str], place: str, line: int = 1) -> list[Problem]:
    """Return every such fault in order of its line; `line` is where in its file the text begins, 0 where nobody knows.

    Of what cannot be read only the first place is known. Without `measures` nothing is said of those it names.
    """
    environment = text_environment(escape=True)
    try:
        tree = environment.parse(text)
        environment.from_string(tree)
    except TemplateSyntaxError as error:
        return [fault(error, NAMES, place, line and line + error.lineno - 1)]
    except (SyntaxError, RecursionError) as error:  # Python's own, of what Jinja made of the text: no line of it
        return [fault(error, NAMES, place, 0)]
    found = [*_unknown(tree, place), *_references(tree, measures, place)]
    return sorted(Problem(**{**vars(one), "line": line and line + one.line - 1}) for one in found)


def _unknown(tree: nodes.Template, place: str) -> Iterator[Problem]:
    """Give each name that nothing has. What is set in one branch alone is seen when the text is filled in."""
    unknown = meta.find_undeclared_variables(tree) - NAMES - _set_in(tree)
    for node in tree.find_all(nodes.Name):
        if node.name in unknown and node.ctx == "load":
            yield unknown_name(node.name, NAMES, place, node.lineno)


def _set_in(tree: nodes.Template) -> set[str]:
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    return names | {node.name for node in tree.find_all(nodes.Macro)}


def _references(tree: nodes.Template, measures: Collection[str], place: str) -> Iterator[Problem]:
    for call in tree.find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name) or call.node.name != "figure" or call.dyn_args or call.dyn_kwargs:
            continue
        told = len(call.args) + len(call.kwargs)
        first = call.args[0].value if call.args and isinstance(call.args[0], nodes.Const) else None
        if told != PARTS:
            found, allowed = f"figure() names {told} of 3 things", "measure, area and period"
            yield Problem(place, call.lineno, "text", found, allowed, EXAMPLE, "unknown-reference")
        elif measures and isinstance(first, str) and first not in measures:
            found = f"there is no measure '{first}'{nearest(first, measures)}"
            yield Problem(place, call.lineno, "text", found, "the id of a measure", EXAMPLE, "unknown-reference")
