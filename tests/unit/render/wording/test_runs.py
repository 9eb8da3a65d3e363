"""Many figures in few words: runs of periods by their ends, single ones by name, nothing lost or joined wrongly."""

import pytest

from pipeline.periods import financial_quarter, financial_year, month, pooled_years
from pipeline.render.wording.runs import periods_and_places

MONTHS = [month(2017, number) for number in range(1, 13)]


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (MONTHS, "each month from January 2017 until December 2017, Vale"),
        (MONTHS[:2], "January 2017, Vale; February 2017, Vale"),
        ([*MONTHS[:3], MONTHS[5]], "each month from January 2017 until March 2017, Vale; June 2017, Vale"),
        (
            [financial_year(y) for y in (2013, 2014, 2015)],
            "each year from 2013 to 2014 until 2015 to 2016, Vale",
        ),
        (
            [pooled_years(y, y + 2) for y in (2013, 2014, 2015)],
            "2013 to 2015 together, Vale; 2014 to 2016 together, Vale; 2015 to 2017 together, Vale",
        ),
    ],
)
def test_runs_of_three_or_more_are_told_by_their_ends(periods, told):
    assert periods_and_places([(one, "Vale") for one in reversed(periods)]) == told


def test_a_year_does_not_break_the_run_of_its_quarters_and_places_stay_apart():
    quarters = [financial_quarter(2016, q) for q in (1, 2, 3, 4)]
    told = periods_and_places([*((q, "Vale") for q in quarters), (financial_year(2016), "Vale"), (MONTHS[0], "Hill")])
    assert (
        told
        == "each quarter from April to June 2016 until January to March 2017, Vale; 2016 to 2017, Vale; \
January 2017, Hill"
    )
