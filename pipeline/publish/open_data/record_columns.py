"""The tables that say where figures come from and what became of them: sources, deliveries, revisions, corrections."""

from pipeline.publish.codes import ORIGIN, REVISION_KIND
from pipeline.publish.open_data import common_columns as common
from pipeline.publish.open_data.common_columns import IN_UNIT_OF_STATISTIC
from pipeline.publish.open_data.model import Column, TableSpec

FIGURE = (
    common.MEASURE,
    common.BREAKDOWN,
    common.CATEGORY,
    common.AREA,
    common.PERIOD,
    common.STATISTIC_OF,
)
FIGURE_KEY = tuple(column.name for column in FIGURE)


def sources_spec() -> TableSpec:
    """Return the description of the table of files."""
    return TableSpec(
        "sources",
        "Sources",
        "Every file that figures come from: who published it, when, and its fingerprint.",
        (
            Column("source", "Source", "Id of the source.", required=True),
            Column("file", "File", "Name of the file; none for what is worked out here.", required=True),
            Column("title", "Title", "Title of the source.", required=True),
            Column("publisher", "Publisher", "Who published it.", required=True),
            Column("publication", "Publication", "The publication that it is part of.", required=True),
            Column("licence", "Licence", "Licence of the file.", required=True),
            Column("origin", "Origin", "Where its figures come from.", codes=ORIGIN, required=True),
            Column("received_on", "Received on", "Day on which it was received.", "date"),
            Column("published_on", "Published on", common.PUBLISHED_ON, "date"),
            Column("rows", "Rows", "Rows read from it; of records in fives, few not told.", "integer", "rows"),
            Column("sha256", "Fingerprint", "SHA-256 of the file's bytes."),
        ),
        ("source", "file"),
    )


def deliveries_spec() -> TableSpec:
    """Return the description of the table of deliveries."""
    carried = "true when the last good delivery is used instead."
    return TableSpec(
        "deliveries",
        "Deliveries",
        "Deliveries of data, accepted and refused.",
        (
            Column("source", "Source", "Id of the source.", required=True),
            Column("delivery", "Delivery", "Its number among those of the source.", "integer", required=True),
            Column("received_on", "Received on", "Day on which it was received.", "date"),
            Column("accepted", "Accepted", "false when it was refused.", "boolean", required=True),
            Column("carried_forward", "Carried forward", carried, "boolean", required=True),
            Column("problems", "Problems", "What was wrong with it, in words."),
        ),
        ("source", "delivery"),
    )


def revisions_spec() -> TableSpec:
    """Return the description of the table of revisions."""
    return TableSpec(
        "revisions",
        "Revisions",
        "Figures that an edition shows otherwise than the edition before it.",
        (
            common.EDITION,
            *FIGURE,
            Column("value_before", "Value before", "The figure before.", "number", IN_UNIT_OF_STATISTIC),
            Column("value_after", "Value after", "The figure now.", "number", IN_UNIT_OF_STATISTIC),
            Column("kind", "Kind", "Why it changed.", codes=REVISION_KIND, required=True),
            Column("reason", "Reason", "Why it changed, in words.", required=True),
            Column("revised_on", "Revised on", "Day of the change.", "date"),
        ),
        ("edition", *FIGURE_KEY),
        (common.TO_MEASURES, common.TO_AREAS),
    )


def corrections_spec() -> TableSpec:
    """Return the description of the table of corrections."""
    return TableSpec(
        "corrections",
        "Corrections",
        "Mistakes in editions that were put right after they came out.",
        (
            Column("correction", "Correction", "Its number.", "integer", required=True),
            common.EDITION,
            *FIGURE,
            Column("value_before", "Value before", "The wrong figure.", "number", IN_UNIT_OF_STATISTIC),
            Column("value_after", "Value after", "The right figure.", "number", IN_UNIT_OF_STATISTIC),
            Column("reason", "Reason", "What was wrong, in words.", required=True),
            Column("corrected_on", "Corrected on", "Day of the correction.", "date", required=True),
        ),
        ("correction",),
        (common.TO_MEASURES, common.TO_AREAS),
    )
