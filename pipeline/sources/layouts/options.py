"""What a descriptor tells a layout reader: `outcomes.options` of the package and of the resource, checked strictly.

Only options that every reader has; each reader adds its own in a model of its own.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import Problem, nearest
from pipeline.sources.descriptor import DESCRIPTOR, Resource, Source
from pipeline.sources.layouts.faults import some, stop

O = TypeVar("O", bound="Options")  # noqa: E741


class Options(BaseModel):
    """Options of every reader. Frozen; unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sheets: list[str] = Field(default=[], description="Sheets to read; every sheet with the right header if empty")
    members: list[str] = Field(default=[], description="Patterns of the names to read in a zip; *.csv and workbooks")
    delimiter: str = Field(default="", description="What parts the cells of a text file; found out if empty")
    constants: dict[str, str] = Field(default={}, description="Field -> text that every record has")
    from_name: str = Field(default="", description="Pattern on the file's name; its named groups become fields")
    only: dict[str, list[str]] = Field(default={}, description="Field -> texts: other records are left out")


def options_of(model: type[O], source: Source, resource: Resource) -> O:
    """Read the options; those of the resource win. Raises ContentProblems with every mistake."""
    own: Any = (resource.model_extra or {}).get("outcomes") or {}
    strange = [key for key in own if key != "options"]
    if strange:
        field = f"resources.{resource.name}.outcomes.{strange[0]}"
        raise stop(descriptor_fault(source, field, f"there is no key '{strange[0]}'", "options"))
    given: Mapping[str, Any] = {**source.package.outcomes.options, **own.get("options", {})}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        place = f"data_raw/{source.name}/{DESCRIPTOR}"
        raise stop(*(_mistake(place, model, dict(one)) for one in error.errors(include_url=False))) from None


def descriptor_fault(source: Source, field: str, found: str, allowed: str) -> Problem:
    """Make a problem in the descriptor itself."""
    return Problem(f"data_raw/{source.name}/{DESCRIPTOR}", 0, field, found, allowed, rule="layout-option")


def _mistake(place: str, model: type[Options], error: dict[str, Any]) -> Problem:
    name = ".".join(str(part) for part in error["loc"])
    known = sorted(model.model_fields)
    if error["type"] == "extra_forbidden":
        allowed = f"the options {some(known, 40)}{nearest(name, known)}"
        return Problem(place, 0, f"options.{name}", f"there is no option '{name}'", allowed, rule="layout-option")
    return Problem(place, 0, f"options.{name}", str(error["msg"]), "see the layout's options", rule="layout-option")
