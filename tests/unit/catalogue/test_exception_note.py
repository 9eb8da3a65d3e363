"""Exception notes beside an edition: what they must say, and that none is invented after the event."""

import pytest

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.exception_note import read_notes

FRONT = {"report_to": "B", "by": ["D"], "title": "T", "purpose": "P", "recommendations": ["Note it"]}
EDITION = Edition.model_validate({"title": "Q", "period": "2016/17", "cut_off": "2017-10-02", "front_sheet": FRONT})
LATER = EDITION.model_copy(update={"reconstructed_on": EDITION.cut_off})
GOOD = """---
cause: More people live alone.
action: We visit everyone who fell.
owner: Head of community care
by_when: 2018-03-31
---
The visits began in May.

They go on.
"""


def notes(tmp_path, text, *, name="falls", edition=EDITION, frozen=()):
    folder = tmp_path / "site" / "editions"
    place = folder / "q1" / ("frozen" if frozen else "") / "actions"
    place.mkdir(parents=True)
    (place / f"{name}.md").write_text(text, "utf-8")
    return read_notes(folder, {"q1": edition}, ["falls", "walks"], frozen)


def test_a_note_is_read_with_its_paragraphs(tmp_path):
    found, problems = notes(tmp_path, GOOD)
    assert problems == []
    note = found["q1"]["falls"]
    assert (note.head.owner, str(note.head.by_when)) == ("Head of community care", "2018-03-31")
    assert note.more == ("The visits began in May.", "They go on.")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("cause: More people live alone.\n", "", "cause"),
        ("owner: Head of community care\n", "", "owner must be given"),
        ("by_when: 2018-03-31\n", "", "by_when must be given"),
        ("2018-03-31", "2017-10-02", "is not after the edition's cut-off"),
        ("in May.", "in May, for 12.5% of them.", "'12.5%' is a figure typed by hand"),
        ("live alone.", "live alone, 1,200 of them.", "'1,200' is a figure typed by hand"),
        ("cause:", "reason:", "reason"),
    ],
)
def test_what_is_missing_or_cannot_be_is_told_with_its_place(tmp_path, old, new, told):
    _, problems = notes(tmp_path, GOOD.replace(old, new))
    said = [str(problem) for problem in problems]
    assert any(told in line and "site/editions/q1/actions/falls.md" in line for line in said), said


def test_a_note_of_no_measure_is_told_with_the_nearest(tmp_path):
    _, problems = notes(tmp_path, GOOD, name="fals")
    assert ["did you mean 'falls'" in str(problem) for problem in problems] == [True]


def test_nothing_is_promised_after_the_event_but_a_document_may_be_quoted(tmp_path):
    _, problems = notes(tmp_path / "a", GOOD, edition=LATER)
    assert ["put together after the event" in str(problem) for problem in problems] == [True]
    quoted = GOOD.replace("owner: Head of community care\nby_when: 2018-03-31\n", "stated_in: The paper, 2.7\n")
    found, problems = notes(tmp_path / "b", quoted, edition=LATER)
    assert problems == []
    assert found["q1"]["falls"].head.owner is None


def test_a_frozen_edition_has_the_notes_that_were_frozen_even_of_measures_that_are_gone(tmp_path):
    found, problems = notes(tmp_path, GOOD, name="gone", frozen=("q1",))
    assert problems == []
    assert list(found["q1"]) == ["gone"]
