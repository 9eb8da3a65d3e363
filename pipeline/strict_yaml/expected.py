"""What a model expects at a place: its keys, choices, description and examples, from the model's JSON schema.

How a mistake there is worded is in `validation`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

Schema = Mapping[str, Any]
Loc = tuple[str | int, ...]


class _Lenient(GenerateJsonSchema):
    """Leaves a type that JSON schema cannot describe open: a message can do without it."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012 - pydantic's own name

    def handle_invalid_for_json_schema(self, schema: Any, error_info: str) -> JsonSchemaValue:
        return {}


@cache
def _schema(model: type[BaseModel]) -> Schema:
    return model.model_json_schema(schema_generator=_Lenient)


def schemas_at(model: type[BaseModel], loc: Loc) -> list[Schema]:
    """List the schemas of all that may stand at a pydantic error's `loc`, tags of unions and all."""
    root = _schema(model)
    found = list(_opened(root, root))
    for part in loc:
        below = [s for schema in found for s in _below(schema, part)]
        if below:
            found = [s for schema in below for s in _opened(schema, root)]
        else:
            found = [schema for schema in found if _is_tagged(schema, part)] or found
    return found


def keys(schemas: list[Schema]) -> list[str]:
    """List the keys that the schemas allow, in the model's order."""
    return list(dict.fromkeys(name for schema in schemas for name in schema.get("properties", {})))


def first_of(schemas: list[Schema], name: str) -> Any:
    """Give the first value of a schema keyword such as `description`; None without one."""
    return next((schema[name] for schema in schemas if schema.get(name)), None)


def _opened(schema: Schema, root: Schema) -> Iterator[Schema]:
    """Follow references and alternatives; the words beside a reference go before those of its target."""
    words = {name: value for name, value in schema.items() if name in {"description", "examples"}}
    if "$ref" in schema:
        target = root["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
        inner = {**target, **words, "title": schema["$ref"].rsplit("/", 1)[-1]}
        yield from _opened(inner, root)
        return
    choices = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
    for choice in choices:
        yield from _opened({**choice, **words}, root)
    if not choices:
        yield schema


def _below(schema: Schema, part: str | int) -> list[Schema]:
    if isinstance(part, int):
        listed = schema.get("prefixItems", ())
        inner = listed[part] if part < len(listed) else schema.get("items")
    else:
        inner = schema.get("properties", {}).get(part, schema.get("additionalProperties"))
    return [inner] if isinstance(inner, Mapping) else []


def _is_tagged(schema: Schema, tag: str | int) -> bool:
    named = [field.get("const") for field in schema.get("properties", {}).values()]
    return tag in named or schema.get("title") == tag
