"""What stands in place of a figure: why there is none, what would bring one, who looks after the measure."""

from dataclasses import dataclass

from pipeline.catalogue.measure import Measure
from pipeline.render.pages.summary import Summary

NO_FIGURE = {
    "current": "There is nothing that we can show.",
    "awaiting": "We are waiting for figures.",
    "overdue": "The figures are late.",
    "withheld": "The numbers are so small that people could be recognised, so we do not show them.",
    "discontinued": "This figure is no longer collected.",
    "never_collected": "This figure has never been collected.",
}


@dataclass(frozen=True)
class Missing:
    """Why there is no figure, what would bring one, and who looks after the measure."""

    title: str
    reason: str
    needs: str
    owner: str


def missing(measure: Measure, summary: Summary) -> Missing:
    """Return what the page says in place of a figure."""
    why = measure.no_data
    return Missing(
        NO_FIGURE[summary.state],
        summary.reason,
        (why.needs if why else None) or "",
        measure.owner,
    )
