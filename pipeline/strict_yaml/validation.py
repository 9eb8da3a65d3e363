"""Checking a document against a pydantic model, each mistake told in plain words at the line of its key.

What the model expects at a place is looked up in `expected`; the words of one kind of mistake are in `wording`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.errors import Problem
from pipeline.strict_yaml.document import Document, Path, spelt
from pipeline.strict_yaml.expected import schemas_at
from pipeline.strict_yaml.unfinished import unfinished
from pipeline.strict_yaml.wording import Mistake, reworded

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], document: Document) -> tuple[M | None, list[Problem]]:
    """Make the model from a document. Gives it, or None with every problem, sorted by line.

    A place that is left for a person to fill is told as that, and not as a text of the wrong type.
    """
    left = unfinished(document)
    try:
        made = model.model_validate(document.data)
        return (None, left) if left else (made, [])
    except ValidationError as error:
        found = [_mistake(model, dict(one), document.data) for one in error.errors(include_url=False)]
        problems = [_problem(mistake, document) for mistake in _without_other_branches(found)]
        told = {(problem.line, problem.field) for problem in left}
        return None, sorted([*left, *(p for p in _merged(problems) if (p.line, p.field) not in told)])


def _mistake(model: type[BaseModel], error: dict[str, Any], data: Any) -> Mistake:
    """Settle which part of a pydantic `loc` is in the file: tags of unions and missing keys are not."""
    path: list[str | int] = []
    for part in error["loc"]:
        if _has(data, part):
            path.append(part)
            data = data[part]
    return Mistake(
        kind=error["type"],
        path=tuple(path),
        last=str(error["loc"][-1]) if error["loc"] else "",
        value=data,
        facts=error.get("ctx", {}),
        expected=tuple(schemas_at(model, error["loc"])),
        around=tuple(schemas_at(model, error["loc"][:-1])),
        in_branch=len(path) < len(error["loc"]),
    )


def _has(data: Any, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(data, Sequence) and not isinstance(data, str) and part < len(data)
    return isinstance(data, Mapping) and part in data


def _without_other_branches(mistakes: list[Mistake]) -> list[Mistake]:
    """Leave out `not a number` and the like where the writer plainly meant another branch of the union."""
    told = [m.path for m in mistakes if not m.is_wrong_type]
    deeper = [m.path for m in mistakes]
    return [m for m in mistakes if not (m.is_wrong_type and m.in_branch and _meant_otherwise(m, told, deeper))]


def _meant_otherwise(mistake: Mistake, told: list[Path], deeper: list[Path]) -> bool:
    size = len(mistake.path)
    same = any(path == mistake.path for path in told)
    return same or any(len(path) > size and path[:size] == mistake.path for path in deeper)


def _problem(mistake: Mistake, document: Document) -> Problem:
    words = reworded(mistake)
    path = (*mistake.path, words.key) if words.key else mistake.path
    return Problem(
        *document.place_of(path),
        spelt(path),
        words.found,
        words.allowed,
        words.example,
        words.rule,
    )


def _merged(problems: list[Problem]) -> list[Problem]:
    """Tell one place that may hold this or that once, with both allowed."""
    merged: dict[tuple[int, str, str, str], Problem] = {}
    for problem in dict.fromkeys(problems):
        key = (problem.line, problem.field, problem.found, problem.rule)
        if key not in merged:
            merged[key] = problem
        elif problem.allowed not in merged[key].allowed.split(" or "):
            merged[key] = replace(merged[key], allowed=f"{merged[key].allowed} or {problem.allowed}")
    return list(merged.values())
