"""The tables of measures and of areas: what is measured, and where.

The columns for the place in the framework are named as the framework names its levels.
"""

from collections.abc import Mapping

from pipeline.catalogue.framework import Framework, Part
from pipeline.catalogue.tags import Tag
from pipeline.publish import codes
from pipeline.publish.codes import CodeList
from pipeline.publish.open_data.model import Column, TableSpec


def measures_spec(framework: Framework, units: CodeList, tags: Mapping[str, Tag]) -> TableSpec:
    """Return the description of the table of measures."""
    return TableSpec(
        "measures",
        "Measures",
        "Every measure of the framework: its names, its place, and whether it has figures.",
        (*_names(), *_places(framework), *_facts(units, tags)),
        ("measure",),
    )


def areas_spec() -> TableSpec:
    """Return the description of the table of areas."""
    return TableSpec(
        "areas",
        "Areas",
        "The areas that figures are about, and what they are made of.",
        (
            Column("area", "Area", "Official code of the area.", required=True),
            Column("name", "Name", "Name of the area.", required=True),
            Column("short_name", "Short name", "Short name of the area.", required=True),
            Column("kind", "Kind", "What kind of area it is.", required=True),
            Column("members", "Members", "Codes of the areas that make it up exactly, joined by ;", many=True),
            Column("part_of", "Part of", "Codes of the areas that hold it, joined by ;", many=True),
        ),
        ("area",),
    )


def _names() -> tuple[Column, ...]:
    return (
        Column("measure", "Measure", "Id of the measure.", required=True),
        Column("title", "Title", "Title as in the framework's document.", required=True),
        Column("plain_title", "Plain title", "Title in plain words.", required=True),
        Column("question", "Question", "What the reader wants to know.", required=True),
    )


def _places(framework: Framework) -> list[Column]:
    parts = list(framework.domains)
    made = []
    for level in framework.levels:
        listed = CodeList(level.key, level.plural.capitalize(), {part.key: part.name for part in parts})
        told = f"Which {level.singular} of the framework it belongs to."
        made.append(Column(level.key, level.singular.capitalize(), told, codes=listed, required=True))
        parts = _below(parts)
    return made


def _below(parts: list[Part]) -> list[Part]:
    return [child for part in parts for child in part.parts]


def _facts(units: CodeList, tags: Mapping[str, Tag]) -> tuple[Column, ...]:
    subjects = CodeList("tag", "Subjects that measures share", {key: tag.title for key, tag in tags.items()})
    return (
        Column("lifecycle", "Lifecycle", "Where it is in its life.", codes=codes.LIFECYCLE, required=True),
        Column("data_state", "Data state", "Whether there is a figure.", codes=codes.DATA_STATE, required=True),
        Column("reason", "Reason", "Why there is no figure, or none that is up to date."),
        Column("unit", "Unit", "What the figure is counted in.", codes=units, required=True),
        Column("polarity", "Polarity", "Which way is better.", codes=codes.POLARITY, required=True),
        Column("frequency", "Frequency", "How often there is a new figure.", codes=codes.FREQUENCY, required=True),
        Column("official_codes", "Official codes", "Codes of national indicators, joined by ;", many=True),
        Column("tags", "Tags", "Subjects it is about, joined by ;", codes=subjects if tags else None, many=True),
        Column("owner", "Owner", "Who answers for the measure.", required=True),
        Column("review_next", "Next review", "Day by which the definition is looked at again.", "date", required=True),
        Column("page", "Page", "Address of its page.", required=True),
    )
