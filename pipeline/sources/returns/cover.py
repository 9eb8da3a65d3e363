"""The cover of the sheet in plain words: what is asked, by when, whom to ask, and that nobody may be named in it.

Only its lines; how cells look is in `writing`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.sources.returns import labels
from pipeline.sources.returns.model import FIGURES, SHEET_VERSION, ReturnSheet

Kind = Literal["title", "heading", "text", "pair", "fill"]


@dataclass(frozen=True)
class Line:
    """One line of the cover: its words, and for a pair what stands beside them."""

    kind: Kind
    words: str
    beside: str = ""


def cover_lines(sheet: ReturnSheet) -> Iterator[Line]:
    """Give the lines of the cover from top to bottom; none is blank."""
    yield Line("title", f"Figures we ask you for: {sheet.edition_title}")
    yield Line("text", f"{sheet.project}. This sheet is for {sheet.owner}.")
    yield Line("heading", "What we ask of you")
    yield Line("text", f"Please fill in the {_rows(len(sheet.rows))} of the sheet called {FIGURES}. Send it back by "
               f"{day(sheet.back_by)}. Each row also says when its figure is due.")  # fmt: skip
    yield from (Line("text", words) for words in HOW)
    yield Line("heading", "No personal data")
    yield from (Line("text", words) for words in NOBODY)
    yield Line("heading", "Whom to ask")
    yield Line("text", sheet.ask)
    yield Line("heading", "The marks you can choose")
    yield from (Line("pair", mark, words) for mark, words in labels.MARK_WORDS.items())
    yield Line("heading", "About this sheet: please leave these four lines as they are")
    yield Line("pair", labels.PROJECT, sheet.project)
    yield Line("pair", labels.EDITION, sheet.edition)
    yield Line("pair", labels.OWNER, sheet.owner)
    yield Line("pair", labels.VERSION, SHEET_VERSION)
    yield Line("heading", "Who filled this in")
    yield Line("fill", labels.ROLE)


HOW = (
    "The columns to fill in are the last five. All other cells are locked, so that nothing is changed by mistake.",
    "Type numbers, not formulas. If you copy from another sheet, paste the values only.",
    "A percentage may be typed as 45.3 or as 45.3%. Please do not type it as 0.453.",
    "Where a figure is made of two numbers, please give both. You may then leave the figure itself empty.",
    "If there is no figure, leave it empty and choose a mark that says why. Never type 0 for a figure you do not have.",
    "If you have nothing to say on a row yet, leave it empty. We will go on waiting for it.",
    "If a figure that you gave before has changed, give the new one. We keep both and mark the new one as revised.",
)
NOBODY = (
    "Never enter anything about one person: no names, NHS numbers, dates of birth, addresses or lists of people.",
    "Never enter a number so small that someone could be recognised: choose the mark 'too small to publish'.",
    "What you write in a note may be published. Sign with your role or team, not with your name.",
)


def day(when: date) -> str:
    """Return `2 October 2017`."""
    return f"{when.day} {when:%B %Y}"


def _rows(number: int) -> str:
    return "one row" if number == 1 else f"{number} rows"
