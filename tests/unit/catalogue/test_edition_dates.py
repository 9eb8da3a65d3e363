"""States, sign-offs, early access and dates of an edition: what is refused, and what is only warned of."""

from datetime import date

import pytest
from pydantic import ValidationError

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.edition_dates import clear_days, date_warnings

FRONT = {"report_to": "B", "by": ["D"], "title": "T", "purpose": "P", "recommendations": ["Note it"]}
PLAIN = {"title": "Q", "period": "2016/17", "cut_off": date(2018, 1, 2), "front_sheet": FRONT}
DATA = {"step": "data", "by": "The analyst", "on": date(2018, 1, 5)}
WORDS = {"step": "commentary", "by": "The director", "on": date(2018, 1, 8)}
OUT = {"step": "release", "by": "The director", "on": date(2018, 1, 10)}
DAY = {"release": date(2018, 1, 10)}
SEES = {"who": "Press office", "why": "To answer questions.", "since": date(2018, 1, 9)}


def edition(**more):
    return Edition.model_validate({**PLAIN, **more})


def test_a_foreword_may_quote_a_figure_that_a_cited_document_has():
    assert edition(foreword="The paper says 12.5%.", quoted=["12.5%"]).quoted == ["12.5%"]


def test_an_edition_goes_from_draft_to_released_step_by_step():
    states = [edition(sign_offs=steps).state for steps in ([], [DATA], [DATA, WORDS], [DATA, WORDS, OUT])]
    assert states == ["draft", "data_signed_off", "signed_off", "signed_off"]
    assert edition(sign_offs=[DATA, WORDS]).released is None
    assert edition(sign_offs=[DATA, WORDS, OUT]).released.by == "The director"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"sign_offs": [WORDS]}, "data first"),
        ({"sign_offs": [DATA, OUT]}, "data first"),
        ({"sign_offs": [DATA, WORDS, {**OUT, "on": date(2018, 1, 7)}]}, "none before the day of another"),
        ({"sign_offs": [DATA, WORDS, OUT], "release": date(2018, 1, 11)}, "before its day of release"),
        ({"pre_release_access": [SEES]}, "not before a day of release"),
        ({"pre_release_access": [{**SEES, "since": date(2018, 1, 11)}], **DAY}, "not before a day of release"),
        ({"foreword": "Falls fell by 12.5%."}, "typed by hand .12.5%."),
        ({"front_sheet": {**FRONT, "recommendations": ["Note the £3 m"]}}, "typed by hand .£3 m."),
        ({"release": date(2018, 1, 1)}, "the cut-off 2018-01-02 is after the release 2018-01-01"),
    ],
)
def test_what_cannot_be_is_refused(more, told):
    with pytest.raises(ValidationError, match=told):
        edition(**more)


def test_papers_before_the_release_and_too_few_clear_days_are_warned_of():
    good = edition(**DAY, agenda=date(2018, 1, 10), meeting=date(2018, 1, 16))
    assert clear_days(good) == 5
    assert date_warnings({"q": good}) == []
    early = edition(**DAY, agenda=date(2018, 1, 9), meeting=date(2018, 1, 14))
    assert date_warnings({"q": early}) == [
        "site/editions/q/edition.yaml  agenda  papers would go out on 2018-01-09, before the release on 2018-01-10",
        "site/editions/q/edition.yaml  agenda  4 clear days lie between the agenda and the meeting; there should be 5",
    ]
    assert clear_days(edition(meeting=date(2018, 1, 14))) is None


def test_readers_see_an_edition_from_its_release_or_where_none_is_set_from_its_cut_off():
    for one, first in ((edition(), date(2018, 1, 2)), (edition(**DAY), date(2018, 1, 10))):
        assert one.shown_from == first and not one.is_embargoed(first)
        assert one.is_embargoed(first.replace(day=first.day - 1))
