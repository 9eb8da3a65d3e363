"""Statuses as tags: the words and the shape come from `wording`, how a tag looks is decided here.

Rules that decide a status belong in `compute.standing`.
"""

from pipeline.compute.standing.result import Change, DataState, Rating
from pipeline.render.pages.parts import Tag, TagLook
from pipeline.render.wording import status

STATE_LOOKS: dict[DataState, TagLook] = {"current": "good", "overdue": "near", "withheld": "plain"}
RATING_LOOKS: dict[Rating, TagLook] = {
    "achieved": "good",
    "on_track": "good",
    "near_plan": "near",
    "off_track": "bad",
}
DIRECTION_LOOKS: dict[str, TagLook] = {
    "improving": "good",
    "worsening": "bad",
    "not_comparable": "quiet",
    "too_few_to_say": "quiet",
}
DOUBTED = Tag("We doubt this figure", "diamond", "near")
MADE_UP = Tag("Made-up figures", "diamond", "near")
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


def rating_tag(rating: Rating) -> Tag:
    """Return the tag of a rating against the plan."""
    found = status.rating(rating)
    return Tag(found.words, found.shape, RATING_LOOKS.get(rating, "quiet"))


def lifecycle_tag(lifecycle: str) -> Tag | None:
    """Return the tag of a measure that is not a settled part of the framework; None for one that is."""
    return LIFECYCLES.get(lifecycle)


def change_tag(change: Change) -> Tag:
    """Return the tag of a change: better or worse only where the direction says so."""
    found = status.direction(change.direction, change.change, tested=change.tested)
    return Tag(found.words, found.shape, DIRECTION_LOOKS.get(change.direction, "plain"))
