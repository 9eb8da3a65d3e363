"""Statuses as tags: the words and the shape come from `wording`, how a tag looks is decided here.

Rules that decide a status belong in `compute.standing`.
"""

from pipeline.compute.standing.result import Change, DataState, Quality, Rating, Standing
from pipeline.periods import Period
from pipeline.render.charts.signals import signal_drawing
from pipeline.render.pages.parts import Tag, TagLook
from pipeline.render.wording import status
from pipeline.render.wording.phrases import when
from pipeline.render.wording.signal import assurance, variation

STATE_LOOKS: dict[DataState, TagLook] = {"current": "good", "overdue": "near", "withheld": "plain"}
RATING_LOOKS: dict[Rating, TagLook] = {
    "achieved": "good",
    "on_track": "good",
    "near_plan": "near",
    "off_track": "bad",
}
NOT_OF_NOW: tuple[DataState, ...] = ("overdue", "discontinued")
QUALITY_LOOKS: dict[Quality, TagLook] = {"good": "quiet", "caution": "near", "poor": "bad"}
DIRECTION_LOOKS: dict[str, TagLook] = {
    "improving": "good",
    "worsening": "bad",
    "not_comparable": "quiet",
    "too_few_to_say": "quiet",
}
DOUBTED = Tag("We doubt this figure", "diamond", "near")
LIFECYCLES: dict[str, Tag] = {
    "developmental": Tag("Still being worked out", "half", "quiet"),
    "proposed": Tag("Proposed for later", "ring", "quiet"),
    "part": Tag("Part of another measure", "ring", "quiet"),
    "retired": Tag("No longer in the framework", "dash", "quiet"),
}


def state_tag(state: DataState) -> Tag:
    """Return the tag of a data state."""
    found = status.state(state)
    return Tag(found.words, found.shape, STATE_LOOKS.get(state, "quiet"))


def rating_tag(rating: Rating, state: DataState = "current", period: Period | None = None) -> Tag:
    """Return the tag of a rating against the plan. That of a figure that is not of now says of when it is, quietly."""
    found = status.rating(rating)
    if state in NOT_OF_NOW and period is not None and rating in RATING_LOOKS:
        return Tag(f"{found.words} {when(period)}", found.shape, "quiet")
    return Tag(found.words, found.shape, RATING_LOOKS.get(rating, "quiet"))


def quality_tag(quality: Quality) -> Tag:
    """Return the tag of the quality of the data."""
    found = status.quality(quality)
    return Tag(found.words, found.shape, QUALITY_LOOKS[quality])


def last_figure_tag(period: Period) -> Tag:
    """Return the tag of a series shown as history: which is the last figure, not that a newer one is late."""
    return Tag(f"Last figure: {period.public}", "clock", "quiet")


def signal_tags(standing: Standing, change: Change | None = None) -> tuple[Tag, ...]:
    """Return the tags of what the whole series shows, and of whether it meets an agreed target; each with a drawing.

    `change` is the one that is told beside them, if any.
    """
    found = (variation(standing, change), assurance(standing))
    return tuple(Tag(one.words, look="quiet", drawing=signal_drawing(one.icon)) for one in found if one)


def lifecycle_tag(lifecycle: str) -> Tag | None:
    """Return the tag of a measure that is not a settled part of the framework; None for one that is."""
    return LIFECYCLES.get(lifecycle)


def change_tag(change: Change) -> Tag:
    """Return the tag of a change: better or worse only where the direction says so."""
    found = status.direction(change.direction, change.change, tested=change.tested)
    return Tag(found.words, found.shape, DIRECTION_LOOKS.get(change.direction, "plain"))
