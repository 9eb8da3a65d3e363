"""Days in a draft: they stay days unless each stands for a month, and come behind the area in the key."""

from pathlib import Path

import pytest

from tests.unit.sources.proposal.test_propose import fields, proposed


def table(days: list[str], areas: tuple[str, ...] = ("Upper", "815")) -> str:
    rows = [f"{day},{area},{n}" for n, day in enumerate(days, 1) for area in areas]
    return "\n".join(["date,area,visits", *rows]) + "\n"


@pytest.mark.parametrize(
    "days", [["2016-04-02", "2016-05-09", "2016-06-17"], ["2016-04-02", "2016-04-09", "2016-05-02"]]
)
def test_a_full_day_stays_a_day_and_stands_behind_the_area_in_the_key(tmp_path: Path, days: list[str]) -> None:
    made = proposed(tmp_path, table(days))
    assert fields(made)["date"]["type"] == "date"
    assert made.draft["resources"][0]["schema"]["primaryKey"][-2:] == ["area", "date"]


@pytest.mark.parametrize("days", [["2016-04-01", "2016-05-01"], ["2016-04-30", "2016-05-31"]])
def test_the_first_or_last_day_of_each_month_is_the_month(tmp_path: Path, days: list[str]) -> None:
    assert fields(proposed(tmp_path, table(days)))["date"]["outcomes"] == {"role": "period", "kinds": ["month"]}


def test_days_that_alone_tell_rows_apart_leave_the_area_in_the_key(tmp_path: Path) -> None:
    made = proposed(tmp_path, "date,area,visits\n2016-04-02,Upper,1\n2016-05-09,815,2\n2016-06-17,Upper,3\n")
    key = made.draft["resources"][0]["schema"]["primaryKey"]
    assert "area" in key
