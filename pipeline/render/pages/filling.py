"""Filling a hand-written text with what it names, so that each fault in it is told with its place.

What there is to name is in `static` and `references`; faults that can be seen without figures are in `text_check`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from traceback import extract_tb
from typing import TypeVar

from jinja2 import StrictUndefined, Template, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from pipeline.errors import ContentProblems, OutcomesError, Problem, nearest
from pipeline.render.wording.numbers import fixed

EXAMPLE = "{{ figure('falls', 'W', '2016/17') }}"
FILE = "<template>"
"""What Jinja calls the file of a text that it is handed."""
UNDEFINED = re.compile(r"'(?P<name>[^']+)' is undefined")
OURS = re.compile(r"\bReferences\.")
T = TypeVar("T")


def text_environment(*, escape: bool) -> SandboxedEnvironment:
    """Return the sandbox that hand-written text is filled in: an unknown name is an error, `fixed(1)` rounds.

    Cells of tables are escaped once, where they are drawn.
    """
    made = SandboxedEnvironment(undefined=StrictUndefined, autoescape=escape)
    made.filters["fixed"] = lambda value, decimals=0: fixed(float(value), decimals)
    return made


def fill(text: str, values: Mapping[str, object], place: str, line: int = 1, *, escape: bool = True) -> str:
    """Return a text with its names filled in; `line` is where in its file it begins, 0 where nobody knows.

    Raises ContentProblems for whatever is wrong in it: it is an author's mistake, and the sandbox lets it do no harm.
    """
    try:
        return _template(text, escape).render(values)
    except OutcomesError as error:
        if not isinstance(error, ContentProblems):
            raise
        raise ContentProblems([_at(one, _line(error, line)) for one in error.problems]) from error
    except Exception as error:
        raise ContentProblems([fault(error, values, place, _line(error, line))]) from error


@lru_cache(maxsize=256)
def _template(text: str, escape: bool) -> Template:
    """Return a text made ready to be filled: each column of a table is filled once a row."""
    return text_environment(escape=escape).from_string(text)


def fault(error: Exception, names: Iterable[str], place: str, line: int) -> Problem:
    """Return what a failure to read or fill a text means for its author."""
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    told = OURS.sub("", words or type(error).__name__).rstrip(".")
    unknown = UNDEFINED.match(told)
    if unknown:
        return unknown_name(unknown["name"], names, place, line)
    if isinstance(error, TemplateSyntaxError | SyntaxError):
        found, allowed = f"it cannot be read: {told}", "names, references and reckoning between {{ and }}"
        return Problem(place, line, "text", found, allowed, EXAMPLE, "unreadable-text")
    return Problem(place, line, "text", f"it cannot be filled in: {told}", "", EXAMPLE, "unknown-reference")


def unknown_name(name: str, names: Iterable[str], place: str, line: int) -> Problem:
    """Return the problem of a name that a text may not use."""
    there = sorted(names)
    found = f"there is nothing by the name '{name}'{nearest(name, there)}"
    return Problem(place, line, "text", found, f"one of {', '.join(there)}", EXAMPLE, "unknown-reference")


def together(makers: Iterable[Callable[[], T]]) -> list[T]:
    """Make several things. Raises ContentProblems with the problems of all of them, not of the first alone."""
    made, problems = [], []
    for make in makers:
        try:
            made.append(make())
        except ContentProblems as error:
            problems += error.problems
    if problems:
        raise ContentProblems(problems)
    return made


def _line(error: Exception, first: int) -> int:
    """Return the line of the file in which a failure lies; 0 where nobody knows."""
    if not first:
        return 0
    inside = [step.lineno for step in extract_tb(error.__traceback__) if step.filename == FILE and step.lineno]
    own = error.lineno if isinstance(error, TemplateSyntaxError) else (inside[-1] if inside else None)
    return first + own - 1 if own else 0


def _at(problem: Problem, line: int) -> Problem:
    return problem if problem.line else replace(problem, line=line)
