"""The words under the x axis: which periods are named, and how their names are broken into lines.

Every period keeps its tick; where names would touch, every second, third … is named, counted from the newest.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.render.charts.data import Slot
from pipeline.render.charts.frame import Frame
from pipeline.render.charts.style import text_width

MOST_LINES = 3
AIR = 4.0


@dataclass(frozen=True)
class AxisLabel:
    """The lines of one name and the pixel that they are centred on."""

    lines: tuple[str, ...]
    x: float


def axis_labels(axis: Sequence[Slot], frame: Frame) -> tuple[AxisLabel, ...]:
    """Name as many periods as fit, the newest first; the newest of a group always."""
    together = [slot for slot in axis if not slot.separate]
    apart = [slot for slot in axis if slot.separate]
    block = (frame.right - (frame.apart_from or frame.right)) / max(len(apart), 1)
    return (*_named(together, frame, frame.slot), *_named(apart, frame, block))


def _named(slots: Sequence[Slot], frame: Frame, slot: float) -> Sequence[AxisLabel]:
    for step in range(1, len(slots) + 1):
        made = [_label(one, frame, step * slot) for one in slots[::-1][::step][::-1]]
        if step == len(slots) or all(_fits(label, step * slot) for label in made):
            return made
    return ()


def fold(words: str, room: float) -> tuple[str, ...]:
    """Break words into lines of at most so many pixels where words allow it."""
    lines: list[str] = []
    for word in words.split():
        if lines and text_width(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def wrap(label: str, chars: int) -> tuple[str, ...]:
    """Break a line's name into even lines of about so many characters."""
    lines = textwrap.wrap(label, chars, break_long_words=False, break_on_hyphens=False)
    for narrower in range(chars - 1, 5, -1):
        tighter = textwrap.wrap(label, narrower, break_long_words=False, break_on_hyphens=False)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return tuple(lines)


def _label(slot: Slot, frame: Frame, room: float) -> AxisLabel:
    return AxisLabel(fold(slot.words, room - AIR), frame.places[slot.label])


def _fits(label: AxisLabel, room: float) -> bool:
    wide = max(text_width(line) for line in label.lines)
    return len(label.lines) <= MOST_LINES and wide <= room - AIR and label.x - wide / 2 >= 0
