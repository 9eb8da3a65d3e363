"""Every code that the engine can give has words: the lists are compared with the types that give the codes."""

from typing import get_args

import pytest

from pipeline.catalogue.measure import Frequency, Measure, Polarity
from pipeline.catalogue.targets import Target
from pipeline.compute.series import MARKER_WORDS, Fit, Origin
from pipeline.compute.standing.result import Against, DataState, Direction, Quality, Rating
from pipeline.compute.standing.spc_reading import VARIATIONS
from pipeline.compute.standing.trend_reading import TrendCode
from pipeline.compute.statistics.spc.reading import Assurance
from pipeline.periods import PeriodKind
from pipeline.publish import codes
from pipeline.publish.open_data.inputs import Revision

GIVEN = [
    (codes.POLARITY, get_args(Polarity)),
    (codes.FREQUENCY, get_args(Frequency)),
    (codes.LIFECYCLE, get_args(Measure.model_fields["lifecycle"].annotation)),
    (codes.TARGET_STATUS, get_args(Target.model_fields["status"].annotation)),
    (codes.MARKERS, tuple(MARKER_WORDS)),
    (codes.ORIGIN, get_args(Origin)),
    (codes.FIT, get_args(Fit)),
    (codes.DATA_STATE, get_args(DataState)),
    (codes.DIRECTION, get_args(Direction)),
    (codes.RATING, get_args(Rating)),
    (codes.AGAINST, get_args(Against)),
    (codes.QUALITY, get_args(Quality)),
    (codes.TREND, get_args(TrendCode)),
    (codes.SPC_VARIATION, VARIATIONS),
    (codes.SPC_ASSURANCE, get_args(Assurance)),
    (codes.PERIOD_KIND, tuple(PeriodKind)),
    (codes.REVISION_KIND, get_args(Revision.__annotations__["kind"])),
]


@pytest.mark.parametrize(("listed", "given"), GIVEN, ids=[one.name for one, _ in GIVEN])
def test_a_list_holds_exactly_the_codes_that_are_given(listed: codes.CodeList, given: tuple[str, ...]) -> None:
    assert given
    assert set(listed.words) == set(map(str, given))


def test_lists_have_names_of_their_own_and_words_for_each_code() -> None:
    names = [one.name for one in codes.CODE_LISTS]
    assert len(set(names)) == len(names)
    assert all(words.strip() for one in codes.CODE_LISTS for words in one.words.values())
