"""The fixed words of infographics, and how long names are cut. Sentences about figures come from `wording`."""

from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.standing.result import Change, Standing
from pipeline.render.infographics.sheet import Term
from pipeline.render.wording import status
from pipeline.render.wording.change import CANNOT_TELL, briefly, change_sentence, told_change
from pipeline.render.wording.numbers import rounded
from pipeline.render.wording.phrases import capital
from pipeline.render.wording.status import Shape

HEADING = "How we are doing"
FRAMEWORK_HEADING = "What we want, and how we check"
REPORT_ON = "We can report on"
DEMONSTRATION = "Demonstration: not an official publication"
DRAFT = "Draft. The figures and the words may still change."
NUMBERS, ONE_NUMBER, MORE = "Numbers to know", "A number to know", "More figures"
NO_NUMBERS = "There is no figure that we can lead with yet."
PROGRESS, TO_IMPROVE = "Areas of progress", "Areas to improve"
NO_CHANGES, NOT_TESTED = "No clear changes", "We cannot tell yet"
UNUSUAL, SAME = "{count} {are} unusual.", "The same as before."
NONE_BETTER, NONE_WORSE = "No {measure} clearly got better.", "No {measure} clearly got worse."
WITHOUT = "Where we have no figure, and why"
WAYS: dict[Shape, str] = {"up": "Up", "down": "Down", "level": "No clear change"}

CLEAR = Term("Clear change", "A change too big to be chance alone.")
CHANCE = Term("No clear change", "It may have moved, but no more than chance could move it.")
UNTESTED = Term("Perhaps by chance", "We lack the numbers to test if it is real.")
BETTER = Term("Higher or lower is better", "Which way we want the figure to go.")
MEASURE = Term("Measure", "Something we count to see if life gets better for people here.")
MARKS = "Marks"
OTHER_FORMS = "Large print, braille, audio, British Sign Language (BSL), other languages:"


def way_of(change: Change, unit: Unit) -> tuple[Shape, str]:
    """Return the arrow and the word for the way a figure went; none where it cannot be compared."""
    if change.direction in CANNOT_TELL or change.change is None:
        return "", ""
    if change.direction == "no_clear_change" or rounded(change.change, unit.decimals) == 0:
        return "level", f"{WAYS['level']}." if change.tested else SAME
    shape: Shape = "up" if change.change > 0 else "down"
    return shape, f"{WAYS[shape]}."


def change_told(measure: Measure, standing: Standing, *, before: bool) -> str:
    """Say what a figure was before and how sure the change is; `before` is False where a picture shows the figure.

    Empty where there is nothing that the word for the way does not say.
    """
    change = told_change(standing)
    if change.period is None:
        return "We hold no earlier figure to compare it with."
    if before or change.direction in CANNOT_TELL:
        return change_sentence(measure, standing)
    return "" if way_of(change, measure.unit)[0] == "level" else f"{capital(briefly(change))}."


def way_wanted(polarity: str) -> str:
    """Return which way is better, as a short sentence."""
    return f"{status.WISHES[polarity]}." if polarity in status.WISHES else ""  # type: ignore[index]


def cut(text: str, most: int) -> str:
    """Return a text of at most `most` signs, cut at a word and marked with three dots where it was longer."""
    if len(text) <= most:
        return text
    whole = text[: most - 1]
    head = whole.rsplit(" ", 1)[0] if " " in whole[most // 2 :] else whole
    return head.rstrip(" ,;:.") + "…"


def ended(text: str) -> str:
    """Return a text with a full stop, unless it was cut or has one."""
    return text if text.endswith((".", "…")) else f"{text}."


def numbers_title(count: int) -> str:
    """Return the heading over so many big numbers."""
    return ONE_NUMBER if count == 1 else NUMBERS
