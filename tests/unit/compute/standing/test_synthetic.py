"""A standing of their own for figures from synthetic records: marked, and set beside nothing real."""

from dataclasses import replace
from datetime import date

from pipeline.catalogue.targets import Baseline, Target
from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.stand import When, stand
from pipeline.compute.standing.synthetic import stand_synthetic, statistics, worked_through
from pipeline.periods import parse
from tests.support.site_samples import HOME_AREA, NATION, measure

WHEN = When("latest", date(2017, 10, 2))


def figures(origin: str, numbers: dict[str, float], **more: object) -> list[Value]:
    return [
        Value("babies_fed", HOME_AREA, parse(y), "records", n, origin=origin, **more)  # type: ignore[arg-type]
        for y, n in numbers.items()
    ]


def mixed() -> PublishedSeries:
    real = figures("official", {"2015/16": 10.0, "2016/17": 12.0}, preferred=True)
    made = figures("synthetic", {"2015/16": 50.0, "2016/17": 60.0})
    return PublishedSeries("babies_fed", (*real, *made, *(replace(v, area=NATION) for v in real)), rule="hes2018")


def test_it_is_marked_and_rests_on_the_synthetic_values_alone():
    made = stand_synthetic(measure("babies", 1), mixed(), WHEN)
    assert made is not None
    assert (made.synthetic, made.value, made.previous.value) == (True, 60.0, 50.0)


def test_the_real_standing_does_not_see_them():
    real = stand(measure("babies", 1), mixed(), HOME_AREA, WHEN)
    assert (real.synthetic, real.value, real.comparator_value) == (False, 12.0, 12.0)


def test_it_is_set_beside_no_real_place_plan_or_starting_point():
    plain = measure("babies", 1)
    real = plain.model_copy(
        update={
            "baseline": Baseline(period="2015/16", value=10.0, basis="Agreed"),
            "targets": [Target(kind="level", value=70.0, by="2016/17", status="national_standard")],
        }
    )
    assert stand(real, mixed(), HOME_AREA, WHEN).target == 70.0, "the real figure has a plan"
    made = stand_synthetic(real, mixed(), WHEN)
    assert made is not None
    assert (made.comparator_value, made.against_comparator) == (None, "not_compared")
    assert (made.baseline.value, made.target, made.rating) == (None, None, "no_target")


def test_no_synthetic_value_no_standing():
    real = replace(mixed(), values=tuple(v for v in mixed().values if v.origin == "official"))
    assert stand_synthetic(measure("babies", 1), real, WHEN) is None


def test_the_count_behind_a_rate_stands_as_a_count():
    rate = measure("harm", 2, unit={"kind": "rate_per", "decimals": 1, "per": 1000, "noun": "visits"})
    counts = PublishedSeries("harm", tuple(figures("synthetic", {"2016/17": 305.0}, statistic="count")))
    made = worked_through(rate, counts)
    assert made is not None
    assert (made.measure.unit.kind, made.measure.unit.noun) == ("count", "visits")
    assert [v.value for v in made.series.of(HOME_AREA)] == [305.0]
    assert statistics(made) == {}


def test_only_withheld_values_have_no_standing():
    hidden = figures("synthetic", {"2016/17": 1.0}, markers=frozenset("c"))
    made = PublishedSeries("babies_fed", tuple(replace(v, value=None) for v in hidden))
    assert worked_through(measure("babies", 1), made) is None
