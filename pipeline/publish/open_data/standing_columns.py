"""The table of standings: how each measure stands in each area and edition, with the rules behind it."""

from pipeline.publish import codes
from pipeline.publish.open_data import common_columns as common
from pipeline.publish.open_data.common_columns import IN_UNIT
from pipeline.publish.open_data.model import Column, Link, TableSpec

KEY = ("measure", "breakdown", "category", "area", "edition")
EARLIER = {"previous": "the period before", "year_ago": "the same period a year ago", "baseline": "the starting point"}


def standing_spec() -> TableSpec:
    """Return the description of the table of standings."""
    return TableSpec(
        "standing",
        "Standing",
        "How each measure stands: its latest figure against its past, its plan and its comparator.",
        (*_latest(), *(c for name in EARLIER for c in _change(name)), *_plan(), *_comparator(), *_quality()),
        KEY,
        (common.TO_MEASURES, common.TO_AREAS, Link(("comparator",), "areas", ("area",), strict=False)),
    )


def _latest() -> tuple[Column, ...]:
    return (
        common.MEASURE,
        common.BREAKDOWN,
        common.CATEGORY,
        common.AREA,
        common.EDITION,
        Column("period", "Period", "Period of the latest figure; empty when there is none."),
        Column("value", "Value", "The latest figure.", "number", IN_UNIT),
    )


def _change(name: str) -> tuple[Column, ...]:
    when, label = EARLIER[name], name.replace("_", " ").capitalize()
    return (
        Column(f"{name}_period", f"{label}: period", f"Period of {when}."),
        Column(f"{name}_value", f"{label}: value", f"Figure of {when}.", "number", IN_UNIT),
        Column(f"{name}_change", f"{label}: change", f"Latest figure less that of {when}.", "number", IN_UNIT),
        Column(f"{name}_change_lower", f"{label}: change, lower limit", "95 percent limit.", "number", IN_UNIT),
        Column(f"{name}_change_upper", f"{label}: change, upper limit", "95 percent limit.", "number", IN_UNIT),
        Column(
            f"{name}_direction",
            f"{label}: direction",
            "What may be said of the change.",
            codes=codes.DIRECTION,
            required=True,
        ),
    )


def _plan() -> tuple[Column, ...]:
    return (
        Column("target", "Target", "The value to reach.", "number", "the measure's unit, or percent of the baseline"),
        Column("target_by", "Target by", "Period by which it is to be reached."),
        Column("target_status", "Target status", "What kind of target it is.", codes=codes.TARGET_STATUS),
        Column(
            "planned",
            "Planned",
            "Value planned for the period of the latest figure; the target itself once it is due.",
            "number",
            IN_UNIT,
        ),
        Column("gap", "Gap", "Latest figure less the planned value.", "number", IN_UNIT),
        Column("rating", "Rating", "How it stands against the agreed plan.", codes=codes.RATING, required=True),
        Column("rule", "Rule", "The rule that gave the rating, in words."),
    )


def _comparator() -> tuple[Column, ...]:
    against = "How the latest figure stands beside it."
    return (
        Column("comparator", "Comparator", "Official code of the area that it is compared with."),
        Column("comparator_value", "Comparator value", "That area's figure, same period.", "number", IN_UNIT),
        Column("against_comparator", "Against comparator", against, codes=codes.AGAINST, required=True),
        Column("trend", "Trend", "What the last five figures show.", codes=codes.TREND),
        Column("spc_variation", "Variation", "What the latest point shows.", codes=codes.SPC_VARIATION),
        Column("spc_assurance", "Assurance", "Whether the target is met.", codes=codes.SPC_ASSURANCE),
    )


def _quality() -> tuple[Column, ...]:
    return (
        Column("quality", "Quality", "How far the figure can be relied on.", codes=codes.QUALITY, required=True),
        Column("quality_reason", "Quality: reason", "Why."),
        Column("sentence", "Sentence", "The standing in one or two plain sentences."),
        Column("synthetic", "Synthetic", "true when made-up figures stand behind it.", "boolean", required=True),
    )
