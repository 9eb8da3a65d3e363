"""What to mind about a measure's figures: breaks, caveats and notes on single figures. Each sentence is told once.

Whether a figure is doubted is found in `compute`; the words are those of definitions and sources.
"""

import re
from collections.abc import Collection, Iterator

from pipeline.compute.series import ALL
from pipeline.periods import Period
from pipeline.render.pages.context import Context
from pipeline.render.pages.summary import Known
from pipeline.render.wording.phrases import capital
from pipeline.render.wording.runs import periods_and_places

ABOVE = "The rest is said above."
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
SHORT = 40
"""Sentences of at most so many signs are told again: `Queried.` would be missed where it belongs."""


def caveats(known: Known, context: Context) -> tuple[str, ...]:
    """Return the caveats, the breaks, and each note with the figures that it is about.

    What the page has said already, as the reason for how good the data are or in another note, is not said again.
    """
    values = known.series.values if known.series else ()
    about: dict[str, list[tuple[Period, str]]] = {}
    for v in values:
        if v.note and v.preferred and v.breakdown == ALL:
            about.setdefault(v.note, []).append((v.period, context.area(v.area)))
    said = set(sentences(known.standing.quality_reason)) if known.standing else set()
    notes = _once({capital(periods_and_places(figures)): note for note, figures in about.items()}, said)
    return tuple(dict.fromkeys([*known.measure.caveats, *(b.reason for b in known.measure.breaks), *notes]))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return SENTENCE.split(text.strip()) if text.strip() else []


def _once(notes: dict[str, str], said: Collection[str]) -> Iterator[str]:
    told = set(said)
    for places, note in notes.items():
        parts = sentences(note)
        kept = [part for part in parts if part not in told or len(part) <= SHORT]
        told |= set(parts)
        yield f"{places}: {' '.join(kept if len(kept) == len(parts) else [*kept, ABOVE])}"
