"""The schemas that editors read are the models', are on disk as they are derived, and explain every key."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.catalogue.json_schema import SCHEMAS
from tests.support.project import REPOSITORY

FREE = {"string", "integer", "number"}
"""Types whose values an editor cannot offer: they need an example."""


def keys(schema: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every key of a schema and of the models in it, with what the schema says of it."""
    for name, part in schema.get("properties", {}).items():
        yield f"{place}{name}", part
        yield from keys(part, f"{place}{name}.")
    for name, part in schema.get("$defs", {}).items():
        yield from keys(part, f"{name}.")


def opened(part: dict[str, Any], root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give what may stand at a key: each alternative, entries of lists, and what references lead to."""
    yield part
    inner = [*part.get("anyOf", ()), *part.get("oneOf", ()), *([part["items"]] if "items" in part else ())]
    inner += [part["additionalProperties"]] if isinstance(part.get("additionalProperties"), dict) else []
    for one in inner:
        yield from opened(one, root)
    if "$ref" in part:
        yield root["$defs"][part["$ref"].rsplit("/", 1)[-1]]


def is_free(part: dict[str, Any]) -> bool:
    return part.get("type") in FREE and not {"enum", "const", "format"} & part.keys()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_on_disk_is_the_models(name):
    assert (REPOSITORY / "measures" / name).read_text("utf-8") == SCHEMAS[name](), "run: outcomes schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_and_free_text_and_numbers_have_an_example(name):
    root = json.loads(SCHEMAS[name]())
    found = list(keys(root))
    assert found
    bare = [key for key, part in found if not any({"const", "description"} & one.keys() for one in opened(part, root))]
    assert not bare, f"no description: {bare}"
    lacking = [
        key
        for key, part in found
        if any(is_free(one) for one in opened(part, root)) and not any("examples" in one for one in opened(part, root))
    ]
    assert not lacking, f"no example: {lacking}"
