"""What measure files may leave out: values said once for all, for a domain or for a source, in `defaults.yaml`.

What must be decided for each measure by itself is never said here: what it counts, in what, which way is better, its
place, its targets. How a measure's file and these values are joined belongs in `leaning`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from operator import or_
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import Field, create_model
from pydantic.fields import FieldInfo

from pipeline.catalogue.base import Content, Slug, Text
from pipeline.catalogue.measure import Breakdown, Measure
from pipeline.errors import ContentProblems, Problem, nearest
from pipeline.strict_yaml import Document, read_document, validate
from pipeline.strict_yaml.authored import text_of

DEFAULTS = "defaults.yaml"
DEFAULTED = ("frequency", "lag_days", "areas", "comparator", "support", "owner", "author", "checker", "review")
"""The keys that a measure's file may leave out where they are said here. The list is closed."""


def _optional(model: type[Content], names: Collection[str]) -> dict[str, Any]:
    """Return keys of a model, each with its own rules, so that each may be left out."""
    fields = {name: model.model_fields[name] for name in names}
    return {
        name: (or_(one.annotation, None), FieldInfo.merge_field_infos(one, default=None, default_factory=None))
        for name, one in fields.items()
    }


def _by_name(of: object, description: str) -> Any:
    """Return a field that holds values by name."""
    return GenericAlias(dict, (Slug, of)), Field(default_factory=dict, description=description)


def _model(name: str, told: str, fields: Mapping[str, Any], base: Any = Content) -> Any:
    return create_model(name, __base__=base, __doc__=told, **fields)


Given = _model("Given", "Values for measures that do not say them.", _optional(Measure, DEFAULTED))
Group = _model(
    "Group", "A breakdown that measures of this source name by one word.", _optional(Breakdown, ("of", "additive"))
)
SourceGiven = _model(
    "SourceGiven",
    "Values for measures whose first source this is.",
    {"groups": _by_name(Group, "Breakdowns that its measures list by name, such as sex")},
    Given,
)
Defaults = _model(
    "Defaults",
    "What measure files may leave out.",
    {
        "all": (or_(Given, None), Field(default=None, description="For every measure")),
        "domains": _by_name(Given, "For the measures of a domain, by its key"),
        "sources": _by_name(SourceGiven, "For measures whose first source this is, by its folder's name"),
        "texts": _by_name(Text, "Sentences that several measures say, each by a name: {text: NAME}"),
    },
)


@dataclass(frozen=True)
class Said:
    """What `defaults.yaml` says, with its lines. Nothing, where a project has no such file."""

    document: Document = field(default_factory=lambda: Document(DEFAULTS, {}, {(): 1}))
    problems: tuple[Problem, ...] = ()

    def at(self, *path: str) -> Mapping[str, Any]:
        """Return the keys and values below a place; none where there is no such place."""
        value: Any = self.document.data
        for part in path:
            value = value.get(part) if isinstance(value, Mapping) else None
        return value if isinstance(value, Mapping) else {}

    def unknown(self, section: str, known: Collection[str], told: tuple[str, str]) -> list[Problem]:
        """Return a problem for each key of a section that is not known; `told` is the noun and what is allowed."""
        noun, allowed = told
        return [
            Problem(
                *self.document.place_of((section, name)),
                f"{section}.{name}",
                f"there is no {noun} '{name}'{nearest(name, known)}",
                allowed,
                rule=f"unknown-{noun}",
            )
            for name in self.at(section)
            if name not in known
        ]


NOTHING_SAID = Said()


def read_defaults(folder: Path) -> Said:
    """Read the file of a `measures` folder, with what is wrong with it."""
    file, place = folder / DEFAULTS, f"{folder.name}/{DEFAULTS}"
    if not file.exists():
        return NOTHING_SAID
    try:
        document = read_document(text_of(file), place)
    except ContentProblems as error:
        return Said(problems=error.problems)
    return Said(document, tuple(validate(Defaults, document)[1]))
