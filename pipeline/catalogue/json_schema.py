"""The JSON Schemas of the files in `measures/` that editors complete and check as one types, derived from the models.

A measure's file may leave out what `defaults.yaml` says, name sentences and breakdowns by a word, and have members: its
schema lets all of that pass. What is missing in the end is told by `check`, which knows the other files.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from pipeline.catalogue.defaults import DEFAULTED, Defaults
from pipeline.catalogue.leaning import TEXT
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.members import MEMBERS, WORDS
from pipeline.catalogue.tags import Tags

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SLUG = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
WORDED_PARTS = (("NoData", "reason"), ("NoData", "needs"), ("Break", "reason"), ("MeasureSource", "difference"))
"""Where a model inside a measure's takes a sentence by its name; `leaning` has the keys of the measure itself."""


def measure_schema() -> str:
    """Return the schema of a measure's file as text, the same bytes for the same model."""
    schema = Measure.model_json_schema()
    keys = schema["properties"]
    schema["$defs"] |= {"NamedText": _named_text()}
    for name in ("lifecycle_note", "polarity_reason"):
        _also(keys[name], "NamedText")
    for model, key in WORDED_PARTS:
        _also(schema["$defs"][model]["properties"][key], "NamedText")
    _also(keys["caveats"]["items"], "NamedText")
    keys["breakdowns"]["items"] = {
        "anyOf": [{**SLUG, "description": "Named by one word", "examples": ["sex"]}, keys["breakdowns"]["items"]]
    }
    schema["$defs"]["Member"] = _member(keys)
    needed = [key for key in schema.pop("required") if key not in DEFAULTED]
    keys[MEMBERS] = _members()
    schema |= {"if": {"required": [MEMBERS]}, "then": {}, "else": {"required": needed}}
    return _text({**schema, "title": "Measure definition"})


def _model_schema(model: type[BaseModel], title: str) -> str:
    return _text({**model.model_json_schema(), "title": title})


SCHEMAS: Mapping[str, Callable[[], str]] = {
    "measure.schema.json": measure_schema,
    "defaults.schema.json": lambda: _model_schema(Defaults, "What measure files may leave out"),
    "tags.schema.json": lambda: _model_schema(Tags, "Tags of measures"),
}
"""Each file of `measures/` that holds a schema, with what writes it."""


def _also(schema: dict[str, Any], name: str) -> None:
    """Let another kind of value stand where a schema says what may."""
    words = {key: schema.pop(key) for key in ("description", "examples", "default", "title") if key in schema}
    choices = schema.pop("anyOf", None) or [dict(schema)]
    schema.clear()
    schema |= {**words, "anyOf": [*choices, {"$ref": f"#/$defs/{name}"}]}


def _named_text() -> dict[str, Any]:
    about = "A sentence that several measures say, by its key under texts in defaults.yaml"
    key = {**SLUG, "description": about, "examples": ["whole_county"]}
    return {"type": "object", "properties": {TEXT: key}, "required": [TEXT], "additionalProperties": False}


def _members() -> dict[str, Any]:
    about = "Several measures from one definition: each one's id, with the keys that are its own"
    member = {"$ref": "#/$defs/Member"}
    return {"type": "object", "description": about, "additionalProperties": member, "minProperties": 1}


def _member(keys: Mapping[str, Any]) -> dict[str, Any]:
    words = {
        "type": "object",
        "description": "What stands in this member's texts for each {blank}; {id} is its id",
        "additionalProperties": {"type": "string"},
        "examples": [{"who": "men"}],
    }
    about = "One of several measures: keys of its own, which go before those that the file shares"
    properties = {**keys, WORDS: words}
    return {"type": "object", "description": about, "properties": properties, "additionalProperties": False}


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps({"$schema": DIALECT, **schema}, indent=2, ensure_ascii=False) + "\n"
