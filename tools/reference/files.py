"""Every file that people write, key by key, from the models that read them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from pipeline.catalogue.acknowledged import AcknowledgedFile
from pipeline.catalogue.annual import AnnualReport
from pipeline.catalogue.background import Background
from pipeline.catalogue.claims import Claims
from pipeline.catalogue.correction import Corrections
from pipeline.catalogue.defaults import Defaults
from pipeline.catalogue.edition import Edition
from pipeline.catalogue.exception_note import NoteHead
from pipeline.catalogue.findings import SurveyFinding
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.framework_history import Versions
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.owners import Owners
from pipeline.catalogue.places import Places
from pipeline.catalogue.schemes import Schemes
from pipeline.catalogue.tags import Tags
from pipeline.catalogue.targets import Target
from pipeline.catalogue.withdrawal import Withdrawals
from pipeline.catalogue.writing import Head, StoryHead
from pipeline.settings import ProjectFile
from pipeline.sources.compared import MeantDeliveries
from pipeline.sources.corrections import Corrections as SourceCorrections
from pipeline.sources.descriptor import Package
from pipeline.sources.sample.plan import SamplePlan
from tools.reference.markdown import cell, table


@dataclass(frozen=True)
class Written:
    """One kind of file: where it lies, what it is for, and the model that reads it."""

    place: str
    told: str
    model: type[BaseModel]


FILES = (
    Written("project.yaml", "What the project is and who publishes it.", ProjectFile),
    Written("measures/framework.yaml", "Domains, goals, outcomes and indicators in reading order.", Framework),
    Written("measures/versions.yaml", "Versions of the framework, and what changed between them.", Versions),
    Written("measures/<domain>/<id>.yaml", "One measure, or several with `members`.", Measure),
    Written("measures/defaults.yaml", "What measure files may leave out, said once.", Defaults),
    Written("measures/tags.yaml", "Subjects that group measures across domains.", Tags),
    Written("measures/targets.csv", "Targets of many measures, a row each; `measure` and `area` stand first.", Target),
    Written("data_raw/<source>/datapackage.yaml", "One source: a Frictionless Data Package.", Package),
    Written("data_raw/<source>/corrections.yaml", "Mistakes in a publisher's file, put right.", SourceCorrections),
    Written("data_raw/<source>/acknowledged.yaml", "Deliveries that are meant to be odd.", MeantDeliveries),
    Written("data_raw/<source>/sample.yaml", "The plan of synthetic records.", SamplePlan),
    Written("site/editions/<quarter>/edition.yaml", "One report: its dates and its front sheet.", Edition),
    Written("site/annual/<year>/report.yaml", "The report of a year, and what was done and said in it.", AnnualReport),
    Written("site/editions/<quarter>/actions/<measure>.md", "What is being done about a measure.", NoteHead),
    Written("site/acknowledged.yaml", "Odd figures that somebody looked into, and why they stand.", AcknowledgedFile),
    Written("site/corrections.yaml", "Mistakes in frozen reports, and why figures were revised.", Corrections),
    Written("site/withdrawals.yaml", "Figures taken back; the figures are not in it.", Withdrawals),
    Written("site/schemes.yaml", "Schemes and services, and the measures they mean to move.", Schemes),
    Written("site/background.yaml", "Documents that each domain rests on.", Background),
    Written("site/owners.yaml", "Who gives local figures.", Owners),
    Written("site/findings/<name>.yaml", "What a survey or a forum found.", SurveyFinding),
    Written("site/places.yaml", "Towns and the areas they lie in.", Places),
    Written("site/claims/<name>.yaml", "A document's sentences beside ours.", Claims),
    Written("site/pages/<name>.md", "A hand-written page: the head, between two lines of `---`.", Head),
    Written("site/stories/<name>.md", "A story: the head, between two lines of `---`.", StoryHead),
)
WORDS = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "object": "keys"}


def files_page() -> str:
    """Return the page of files."""
    lines = [
        "# The files that people write, key by key",
        "",
        "YAML is read strictly: an unknown key is refused, a key stands once, and only true, false, numbers and dates",
        "(`2026-01-31`) are anything but text. `outcomes check` tells every fault with its line.",
    ]
    for one in FILES:
        lines += ["", f"## {one.place}", "", one.told, "", *_keys(one.model.model_json_schema())]
    return "\n".join([*lines, ""])


def _keys(schema: Mapping[str, Any]) -> Iterator[str]:
    yield from _table(schema, schema.get("$defs", {}))
    for name, part in sorted(schema.get("$defs", {}).items()):
        if "properties" in part:
            yield from ("", f"**{_spoken(name)}**: {cell(part.get('description', ''))}", "")
            yield from _table(part, schema["$defs"])


def _table(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[str]:
    needed = set(schema.get("required", ()))
    rows = [
        (f"`{key}`", "yes" if key in needed else "no", cell(_value(part, defs)), cell(_meaning(part)))
        for key, part in schema.get("properties", {}).items()
    ]
    return table(("Key", "Required", "Value", "Meaning"), rows)


def _meaning(part: Mapping[str, Any]) -> str:
    examples = [str(one) for one in part.get("examples", ())]
    told = part.get("description", "")
    return f"{told}{' ' if told else ''}{'e.g. `' + '`, `'.join(examples) + '`' if examples else ''}"


def _value(part: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    if "$ref" in part:
        name = part["$ref"].rsplit("/", maxsplit=1)[-1]
        inner = defs.get(name, {})
        return _spoken(name) if "properties" in inner else _value(inner, defs)
    for several in ("anyOf", "oneOf", "allOf"):
        if several in part:
            return " or ".join(dict.fromkeys(_value(one, defs) for one in part[several] if one.get("type") != "null"))
    if "enum" in part or "const" in part:
        return ", ".join(f"`{one}`" for one in part.get("enum", [part.get("const")]))
    if part.get("type") == "array":
        return f"list of {_value(part.get('items', {}), defs)}"
    if part.get("format") == "date":
        return "date"
    return WORDS.get(str(part.get("type", "")), "anything")


def _spoken(name: str) -> str:
    """Part the words of a model's name: `MeasureSource` gives `Measure source`."""
    parted = "".join(f" {letter.lower()}" if letter.isupper() and n else letter for n, letter in enumerate(name))
    return parted.removeprefix("_")
