"""Faults of hand-written texts that can be seen before any figure is there, so that `check` tells them.

What a text may name is in `render`; its head, and figures typed by hand, are looked at in `catalogue.writing`.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from pipeline.areas import Areas
from pipeline.catalogue.claims import Claims
from pipeline.catalogue.writing import body_line, parted
from pipeline.errors import Problem
from pipeline.render.pages.text_check import NOTE_NAMES, Stands, text_faults
from pipeline.steps.frozen_files import FOLDER as FROZEN
from pipeline.steps.plain_words import plain_words_faults
from pipeline.steps.text_markup import markup_faults
from pipeline.strict_yaml.authored import not_utf_8, text_of

Text = tuple[str, Stands]
"""The words of a text, and where they stand; their line is 0 where they are a part of a file of YAML."""


def text_problems(
    site: Path, claims: Mapping[str, Claims], measures: Collection[str], areas: Areas | None = None
) -> list[Problem]:
    """Return every fault of pages, stories, exception notes, claims and plain words that can be seen without figures.

    Pages and stories are read from their files: a fault in the head hides none in the words.
    """
    written = [*_below(site / "pages"), *_below(site / "stories")]
    texts = [*written, *_notes(site), *_claims(claims)]
    named = [fault for words, at in texts for fault in text_faults(words, at, measures, areas)]
    marked = [fault for words, at in written for fault in markup_faults(words, at.place, at.line)]
    return [*named, *marked, *plain_words_faults(site)]


def _below(folder: Path) -> Iterator[Text]:
    for file in sorted(folder.glob("*.md")):
        place, text = f"{folder.parent.name}/{folder.name}/{file.name}", text_of(file)
        if not not_utf_8(text, place):
            body = parted(text)[1]
            yield body, Stands(place, body_line(text, body))


def _notes(site: Path) -> Iterator[Text]:
    """Give the exception notes whole: all their words are in the head. Those of frozen reports stay as they are."""
    for file in sorted(site.glob("editions/*/actions/*.md")):
        place, text = f"{site.name}/{file.relative_to(site).as_posix()}", text_of(file)
        if not not_utf_8(text, place) and not (file.parents[1] / FROZEN).exists():
            yield text, Stands(place, 1, NOTE_NAMES)


def _claims(claims: Mapping[str, Claims]) -> Iterator[Text]:
    for name, one in sorted(claims.items()):
        for text in (*one.introduction, *(" ".join(claim.why) for claim in one.claims)):
            yield text, Stands(f"site/claims/{name}.yaml", 0)
