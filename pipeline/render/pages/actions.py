"""What is done about measures that are off track or clearly getting worse: who owes an exception note, and its words.

The notes themselves are content (`catalogue.exception_note`).
"""

from pipeline.render.pages.context import counted
from pipeline.render.pages.summary import Summary


def needs_note(summary: Summary) -> bool:
    """Say whether an exception note is owed for a measure: it is off track, or worse by more than chance."""
    return counted(summary) and summary.has_figure and (summary.rating == "off_track" or got_worse(summary))


def got_worse(summary: Summary) -> bool:
    """Say whether a measure is worse than before by more than chance."""
    return summary.tested and summary.direction == "worsening"
