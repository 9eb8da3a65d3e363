"""The three marks of a measure, never merged into one: where it stands in the plan, its signal, how good the data are.

Each is a tag with its reason. The rules are in `compute.standing`, the words in `wording`.
"""

from dataclasses import dataclass

from pipeline.compute.standing.result import Change, Standing
from pipeline.render.pages.parts import Tag
from pipeline.render.pages.tags import change_tag, quality_tag, rating_tag, signal_tags
from pipeline.render.wording.change import CANNOT_TELL
from pipeline.render.wording.signal import NO_TREND, VARIATIONS, assurance, signal_sentence, variation

GOOD = "It is as defined, and nothing beside it says to take care."
LAST = "The last figure we hold{here} is for {period}; newer ones may have been published since."
TOO_FEW = VARIATIONS["too_few_points"]
NOTHING = "We hold no earlier figure of the same kind."


@dataclass(frozen=True)
class Mark:
    """One of the three: its name, one or more tags, and the reason in full sentences."""

    name: str
    tags: tuple[Tag, ...]
    reason: str


def three_marks(
    standing: Standing, change: Change | None, *, historical: bool = False, here: str = ""
) -> tuple[Mark, Mark, Mark]:
    """Return plan, signal and quality, in this order. `change` is the one that is told, if any.

    `historical`: the site shows a past that is over, so nothing is late. `here` is the place of the standing.
    """
    return (
        Mark("Against the plan", (rating_tag(standing.rating, standing.state, standing.period),), standing.rule),
        signal_mark(standing, change),
        Mark("How good the data is", (quality_tag(standing.quality),), _why(standing, here, historical=historical)),
    )


def signal_mark(standing: Standing, change: Change | None) -> Mark:
    """Return the change with what the whole series shows, each as a tag; assurance only beside an agreed target."""
    tags = signal_tags(standing, change)
    whole = (variation(standing) and signal_sentence(standing, change), (sure := assurance(standing)) and sure.sentence)
    series = [sentence for sentence in whole if sentence]
    series += [TOO_FEW] if standing.spc_variation == "too_few_points" else []
    if change is None:
        return Mark("Signal", tags or (Tag("Nothing to compare with", "dash", "quiet"),), " ".join([NOTHING, *series]))
    told = [change.rule, *series]
    if standing.trend == "cannot_be_calculated" and change.direction not in CANNOT_TELL:
        told.append(NO_TREND)
    return Mark("Signal", (change_tag(change), *tags), " ".join(part for part in told if part))


def _why(standing: Standing, here: str, *, historical: bool) -> str:
    if standing.quality == "good" and historical and standing.state == "overdue" and standing.period:
        return f"{GOOD} {LAST.format(here=here and f' for {here}', period=standing.period.public)}"
    return standing.quality_reason or GOOD
