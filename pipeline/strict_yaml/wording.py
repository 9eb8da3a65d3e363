"""The words for each kind of mistake in a document: what was found, what is allowed, an example.

Where the mistake is, and what the model expects there, is handed in; no word of pydantic or Python gets out.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.errors import nearest
from pipeline.strict_yaml.expected import Schema, first_of, keys

TYPES = {
    "string": ("text", "Falls"),
    "int": ("a whole number", "12"),
    "float": ("a number", "0.5"),
    "decimal": ("a number", "0.5"),
    "bool": ("true or false", "true"),
    "date": ("a date", "2017-10-02"),
    "list": ("a list", "[low, high]"),
    "tuple": ("a list", "[low, high]"),
    "set": ("a list", "[low, high]"),
    "frozen_set": ("a list", "[low, high]"),
    "dict": ("keys and values", "{title: Falls}"),
    "mapping": ("keys and values", "{title: Falls}"),
    "model": ("keys and values", "{title: Falls}"),
    "model_attributes": ("keys and values", "{title: Falls}"),
    "dataclass": ("keys and values", "{title: Falls}"),
}
TYPED = re.compile(r"(?P<name>[a-z_]+?)_(?:type|parsing|from_float|from_datetime_parsing|from_datetime_inexact)")
LIMITS = {
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than": "less than {lt}",
    "less_than_equal": "{le} or less",
    "multiple_of": "a multiple of {multiple_of}",
    "finite_number": "an ordinary number",
    "too_short": "a list of {min_length} or more",
    "too_long": "a list of {max_length} or fewer",
    "string_too_short": "text of {min_length} letters or more",
    "string_too_long": "text of {max_length} letters or fewer",
}


@dataclass(frozen=True)
class Mistake:
    """One finding of pydantic: its type, the part of its place that is in the file, and what is known there."""

    kind: str
    path: tuple[str | int, ...]
    last: str
    value: Any
    facts: Mapping[str, Any]
    expected: tuple[Schema, ...]
    around: tuple[Schema, ...]
    in_branch: bool

    @property
    def is_wrong_type(self) -> bool:
        """Say whether a value of another type stands there."""
        match = TYPED.fullmatch(self.kind)
        return bool(match and match["name"] in TYPES)


@dataclass(frozen=True)
class Words:
    """A mistake in words; `key` is one that belongs to the place but is not in its path."""

    rule: str
    found: str
    allowed: str
    example: str = ""
    key: str = ""


def reworded(mistake: Mistake) -> Words:
    """Word a mistake for the person who wrote the file."""
    if mistake.is_wrong_type:
        return _wrong_type(mistake)
    return WORDINGS.get(mistake.kind, _other)(mistake)


def seen(value: Any) -> str:
    """Say what stands in the file: the value, short, and what it is."""
    if isinstance(value, bool):
        return f"{str(value).lower()} is not text or a number"
    if isinstance(value, Mapping):
        return "keys and values stand here"
    if isinstance(value, list):
        return "a list stands here"
    sort = "a date" if isinstance(value, date) else "text" if isinstance(value, str) else "a number"
    return f"{_short(value)} is {sort}"


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    text = text if len(text) <= 60 else f"{text[:57]}..."
    return f"'{text}'" if isinstance(value, str) else text


def _example(mistake: Mistake, otherwise: str = "") -> str:
    examples = first_of(list(mistake.expected), "examples")
    return _flow(examples[0]) if examples else otherwise


def _flow(value: Any) -> str:
    """Write a value as it would stand on one line of YAML."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _wrong_type(mistake: Mistake) -> Words:
    match = TYPED.fullmatch(mistake.kind)
    assert match
    allowed, example = TYPES[match["name"]]
    if allowed == "text" and not isinstance(mistake.value, list | Mapping):
        allowed, example = "text: put it in quotes", f'"{_flow(mistake.value)}"'
    return Words("wrong-type", seen(mistake.value), allowed, _example(mistake, example))


def _missing(mistake: Mistake) -> Words:
    about = first_of(list(mistake.expected), "description")
    allowed = f"it is needed: {' '.join(about.split())}" if about else "it is needed"
    example = _example(mistake)
    written = f"{mistake.last}: {example}" if example else ""
    return Words("missing-key", "this key is missing", allowed, written, mistake.last)


def _unknown(mistake: Mistake) -> Words:
    known = keys(list(mistake.around))
    return Words(
        "unknown-key",
        f"there is no key '{mistake.last}' here{nearest(mistake.last, known)}",
        f"keys here are {', '.join(known)}" if known else "no keys of this name",
    )


def _choice(mistake: Mistake) -> Words:
    said = str(mistake.facts.get("expected", ""))
    choices = re.findall(r"'([^']*)'", said) or [said]
    near = nearest(str(mistake.value), choices)
    found = f"{_short(mistake.value)} is not a choice here{near}"
    return Words("wrong-choice", found, f"one of: {', '.join(choices)}", _example(mistake))


def _tag(mistake: Mistake) -> Words:
    key = str(mistake.facts["discriminator"]).strip("'")
    choices = re.findall(r"'([^']*)'", str(mistake.facts["expected_tags"]))
    tag = str(mistake.facts["tag"])
    found = f"{_short(tag)} is not a choice here{nearest(tag, choices)}"
    return Words("wrong-choice", found, f"one of: {', '.join(choices)}", "", key)


def _no_tag(mistake: Mistake) -> Words:
    key = str(mistake.facts["discriminator"]).strip("'")
    choices = sorted(str(const) for s in mistake.expected if (const := _const(s, key)))
    told = f"it is needed, one of: {', '.join(choices)}" if choices else "it is needed"
    return Words("missing-key", "this key is missing", told, f"{key}: {choices[0]}" if choices else "", key)


def _const(schema: Schema, key: str) -> Any:
    return schema.get("properties", {}).get(key, {}).get("const")


def _own(mistake: Mistake) -> Words:
    """Pass on the words of a check of our own; a problem raised in it brings its parts."""
    error = mistake.facts.get("error")
    found = " ".join(str(getattr(error, "found", "") or error or "this does not fit").split())
    allowed = str(getattr(error, "allowed", "") or "")
    rule = str(getattr(error, "rule", "") or "other")
    return Words(rule, found, allowed, str(getattr(error, "example", "") or "") or _example(mistake))


def _other(mistake: Mistake) -> Words:
    about = first_of(list(mistake.expected), "description") or "a value of the form in the example"
    value = mistake.value
    found = "what stands here does not fit" if isinstance(value, list | Mapping) else f"{_short(value)} does not fit"
    limit = LIMITS.get(mistake.kind)
    allowed = limit.format(**mistake.facts) if limit else " ".join(str(about).split())
    return Words("other", found, allowed, _example(mistake))


WORDINGS: dict[str, Callable[[Mistake], Words]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "enum": _choice,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
    "value_error": _own,
    "assertion_error": _own,
}
