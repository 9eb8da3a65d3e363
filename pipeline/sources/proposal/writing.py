"""The text of a proposed descriptor: strict YAML in the house's order, a field a line.

What is written is decided elsewhere; no file is touched here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.strict_yaml.writing import block, flow

HEAD = "# A draft made from the files. What begins with TODO only a person can say; `outcomes check` lists it."


def descriptor_text(draft: Mapping[str, Any]) -> str:
    """Return the whole file."""
    return "\n".join([HEAD, *_lines(draft), ""])


def _lines(draft: Mapping[str, Any]) -> Iterator[str]:
    yield from block({key: value for key, value in draft.items() if key != "resources"})
    yield "resources:"
    for resource in draft["resources"]:
        first, *more = block({key: value for key, value in resource.items() if key != "schema"})
        yield from [f"  - {first}", *(f"    {line}" for line in more)]
        yield from (f"    {line}" for line in _schema(resource["schema"]))


def _schema(schema: Mapping[str, Any]) -> Iterator[str]:
    yield "schema:"
    yield "  fields:"
    for field in schema["fields"]:
        yield f"    - {flow(field)}"
    for key, value in schema.items():
        if key != "fields":
            yield f"  {key}: {flow(value)}"
