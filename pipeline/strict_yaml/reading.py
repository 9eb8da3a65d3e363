"""From the text of a file to its model in one step, for those who need nothing else of the document."""

from typing import TypeVar

from pydantic import BaseModel

from pipeline.errors import ContentProblems, Problem
from pipeline.strict_yaml.document import read_document
from pipeline.strict_yaml.validation import validate

M = TypeVar("M", bound=BaseModel)


def read_model(model: type[M], text: str, file: str) -> tuple[M | None, list[Problem]]:
    """Read a text against a model. Gives it, or None with every problem; `file` is its place in messages."""
    try:
        document = read_document(text, file)
    except ContentProblems as error:
        return None, list(error.problems)
    return validate(model, document)
