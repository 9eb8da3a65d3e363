"""Each state of a delivery in words that a reader understands."""

from datetime import date

import pytest

from pipeline.periods import from_label
from pipeline.render.wording.arrivals import arrival_sentence
from pipeline.sources.arrivals import Arrival

QUARTER, MAY = from_label("2017/18 Q4"), date(2018, 5, 14)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Arrival("s", "late", QUARTER, MAY), "Expected 14 May 2018, not received."),
        (Arrival("s", "late", QUARTER, MAY, more=1), "Expected 14 May 2018, not received. 1 later one is late too."),
        (Arrival("s", "late", QUARTER, MAY, more=3), "Expected 14 May 2018, not received. 3 later ones are late too."),
        (Arrival("s", "not_due", QUARTER, MAY), "Expected 14 May 2018."),
        (Arrival("s", "received", QUARTER, MAY, date(2018, 5, 17)), "Received 17 May 2018, 3 days late."),
        (Arrival("s", "received", QUARTER, MAY, date(2018, 5, 15)), "Received 15 May 2018, 1 day late."),
        (Arrival("s", "received", QUARTER, MAY, MAY), "Received 14 May 2018, on time."),
        (Arrival("s", "received", QUARTER, None, MAY), "Received 14 May 2018."),
        (Arrival("s", "received", QUARTER, MAY), "Received. Nobody wrote down on which day."),
        (
            Arrival("s", "refused", QUARTER, MAY, carried=True),
            "Expected 14 May 2018. The newest file could not be used. The last good figures are shown.",
        ),
        (Arrival("s", "refused"), "The newest file could not be used."),
        (Arrival("s", "no_day"), "Nothing says when more figures come."),
        (Arrival("s", "none_yet"), "No file has come yet."),
        (Arrival("s", "ended", QUARTER), "No more figures come after January to March 2018."),
    ],
)
def test_each_state_in_words(line, said):
    assert arrival_sentence(line) == said
