"""Whatever a method can give beside its value is in the list that says its unit."""

import pytest

from pipeline.catalogue.methods import AnyMethod
from pipeline.catalogue.statistics import STATISTICS, unit_of
from pipeline.compute.queries.means import truncated_rows
from pipeline.compute.records_terms import scale
from tests.support.values import measure

RATE = {"kind": "rate", "statistic": "rate", "population": "people"}


def test_all_that_methods_give_is_in_the_list() -> None:
    methods = AnyMethod.__args__[0].__args__
    named = {one.model_fields["statistic"].annotation for one in methods if "statistic" in one.model_fields}
    said = {name for both in named for one in both.__args__ for name in getattr(one, "__args__", ())}
    assert said == {"count", "rate"}
    assert {*said, *truncated_rows({"n": 0})} <= set(STATISTICS)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({"kind": "percent", "decimals": 1}, 100_000),
        ({"kind": "count", "decimals": 0}, 100_000),
        ({"kind": "rate_per", "decimals": 1, "per": 1000}, 1000),
    ],
)
def test_a_rate_beside_a_figure_is_worked_out_for_as_many_people_as_its_unit_says(unit, expected) -> None:
    one = measure(unit=unit, sources=[{"source": "returns", "fit": "exact", "method": RATE}])
    assert scale(one, one.sources[0]) == expected == unit_of(one.unit, "rate").per


def test_a_number_beside_a_share_is_of_those_who_have_it_and_days_stay_no_events() -> None:
    share = measure(unit={"kind": "percent", "decimals": 1, "noun": "people"}).unit
    assert (unit_of(share, "count").noun, unit_of(share, "count").decimals) == ("people", 0)
    days = measure(unit={"kind": "count", "decimals": 0, "noun": "bed days", "separate_events": False}).unit
    assert unit_of(days, "a_day").noun == "bed days a day"
    assert not unit_of(days, "rate").separate_events
