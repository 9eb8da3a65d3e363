"""An exception note: what is done about a measure that is off track or clearly getting worse, beside an edition.

One file a measure, `site/editions/<edition>/actions/<measure>.md`: a strict head, then as many words as it needs. Which
measures need one is worked out from their standing, in `render`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field, model_validator

from pipeline.catalogue.base import Text
from pipeline.catalogue.edition import Edition
from pipeline.catalogue.writing import Written, loose, read_written
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml.authored import text_of

ACTIONS = "actions"


class NoteHead(Written):
    """Why a measure is where it is, what is done about it, by which office, by which day.

    `stated_in` is for a report put together after the event: the document that says so, whose words stand here. Only
    then may owner and day be left out, as nobody can give them afterwards.
    """

    cause: Text = Field(description="Why it is so, as far as its owner knows; 'Not known' is an answer")
    action: Text = Field(description="What is done about it")
    owner: Text | None = Field(default=None, description="Who does it, by office; never a person's name")
    by_when: date | None = Field(default=None, description="The day by which it is done")
    last_time: Text | None = Field(default=None, description="What became of the action of the edition before")
    stated_in: Text | None = Field(default=None, description="The document whose words these are, with its paragraph")

    @model_validator(mode="after")
    def somebody_by_some_day(self) -> "NoteHead":
        """An action of our own has an owner and a day."""
        missing = [name for name in ("owner", "by_when") if getattr(self, name) is None]
        if missing and self.stated_in is None:
            msg = f"an action has an owner and a day: {' and '.join(missing)} must be given"
            raise ValueError(msg)
        return self


@dataclass(frozen=True)
class ExceptionNote:
    """The note of one measure in one edition. `more` holds further paragraphs, plain text."""

    measure: str
    head: NoteHead
    more: tuple[str, ...] = ()


Notes = Mapping[str, Mapping[str, ExceptionNote]]
"""Exception notes by edition, then by measure."""


def read_notes(
    folder: Path, editions: Mapping[str, Edition], measures: Sequence[str], frozen: Collection[str] = ()
) -> tuple[Notes, list[Problem]]:
    """Read the notes of every edition below `site/editions`, with every problem.

    Those of a frozen edition are read as they were frozen; their measures may be gone since.
    """
    notes: dict[str, dict[str, ExceptionNote]] = {}
    problems: list[Problem] = []
    for slug, edition in editions.items():
        place = folder / slug / ("frozen" if slug in frozen else "") / ACTIONS
        for file in sorted(place.glob("*.md")):
            note, found = _read(file, f"{folder.parent.name}/{file.relative_to(folder.parent).as_posix()}")
            if note is not None and slug not in frozen:
                found += _misplaced(note, edition, measures, file)
            if note is not None:
                notes.setdefault(slug, {})[note.measure] = note
            problems += found
    return notes, problems


def _read(file: Path, place: str) -> tuple[ExceptionNote | None, list[Problem]]:
    head, body, problems = read_written(NoteHead, text_of(file), place)
    if head is None:
        return None, problems
    more = tuple(" ".join(part.split()) for part in body.split("\n\n") if part.strip())
    told = "\n\n".join((head.cause, head.action, head.last_time or "", *more))
    return ExceptionNote(file.stem, head, more), [*problems, *loose(head, told, place)]


def _misplaced(note: ExceptionNote, edition: Edition, measures: Sequence[str], file: Path) -> list[Problem]:
    place = "/".join(("site", *file.parts[-4:]))
    found: list[Problem] = []
    if note.measure not in measures:
        told = f"there is no measure '{note.measure}'{nearest(note.measure, measures)}"
        found.append(Problem(place, found=told, allowed="the file is called <measure>.md", rule="unknown-measure"))
    if note.head.by_when and note.head.by_when <= edition.cut_off:
        told = f"{note.head.by_when} is not after the edition's cut-off {edition.cut_off}"
        found.append(Problem(place, field="by_when", found=told, allowed="a day to come", rule="action-in-the-past"))
    if edition.reconstructed_on and not note.head.stated_in:
        told = "this edition was put together after the event, when nobody could promise anything"
        allowed = "no note, or the words of a document of the time, with stated_in"
        found.append(Problem(place, field="stated_in", found=told, allowed=allowed, rule="invented-action"))
    return found
