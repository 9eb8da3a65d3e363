"""The table of values: every published figure of every measure, a row each."""

from pipeline.publish.codes import FIT, MARKERS, ORIGIN, CodeList
from pipeline.publish.open_data import common_columns as common
from pipeline.publish.open_data.model import Column, Link, TableSpec

IN_UNIT = "what the column unit says"
KEY = ("measure", "breakdown", "category", "area", "period", "statistic", "source", "vintage")


def values_spec(units: CodeList) -> TableSpec:
    """Return the description of the table of values."""
    return TableSpec(
        "values",
        "Values",
        "Every published figure, with its place, period, limits, parts, marks and source. An empty value is withheld, "
        "missing or not applicable (markers say which); it is never zero.",
        (*_key(), *_numbers(units), *_marks()),
        KEY,
        (common.TO_MEASURES, common.TO_AREAS, Link(("source",), "sources", ("source",), strict=False)),
    )


def _key() -> tuple[Column, ...]:
    return (
        common.MEASURE,
        common.BREAKDOWN,
        common.CATEGORY,
        common.AREA,
        common.PERIOD,
        common.STATISTIC_OF,
        Column("source", "Source", "Id of the source that the figure comes from.", required=True),
        Column("vintage", "Vintage", "Which release of the source, where it has several."),
        Column("area_name", "Area name", "Name of the area.", required=True),
        Column("period_start", "Period start", "First day of the period.", "date", required=True),
        Column("period_end", "Period end", "Last day of the period.", "date", required=True),
    )


def _numbers(units: CodeList) -> tuple[Column, ...]:
    limit = "95 percent confidence limit of the value."
    return (
        Column("value", "Value", "The figure; empty when withheld, missing or not applicable.", "number", IN_UNIT),
        Column("lower_95", "Lower limit", f"Lower {limit}", "number", IN_UNIT),
        Column("upper_95", "Upper limit", f"Upper {limit}", "number", IN_UNIT),
        Column("numerator", "Numerator", "What is counted, where the figure is a share or a rate.", "number"),
        Column("denominator", "Denominator", "What it is counted out of.", "number"),
        Column(
            "unit",
            "Unit",
            "What the value and its limits are counted in; a number that goes with the figure may have another unit.",
            codes=units,
            required=True,
        ),
    )


def _marks() -> tuple[Column, ...]:
    return (
        Column("markers", "Marks", "Marks of the figure, joined by ;", codes=MARKERS, many=True),
        Column("preferred", "Preferred", "true for the one public figure of its key.", "boolean", required=True),
        Column("origin", "Origin", "Where the figure comes from.", codes=ORIGIN, required=True),
        Column("fit", "Fit", "How well the source fits the measure.", codes=FIT, required=True),
        Column("published_on", "Published on", common.PUBLISHED_ON, "date"),
        Column("note", "Note", "Why the figure is marked or missing, in words."),
        Column(
            "difference", "Difference", "How a figure differs from the measure where its fit is not exact, in words."
        ),
    )
