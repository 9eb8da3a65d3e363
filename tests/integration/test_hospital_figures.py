"""The paper's four series come out of the synthetic records again, under each disclosure rule, as origin synthetic.

One warehouse is filled for all tests here: the sample made, received, cleaned and worked out as a refresh does it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.compute.protect.describe import of_statistic
from pipeline.compute.series import PublishedSeries, Value
from pipeline.steps.figures import headline, protected, read_protected, standings, synthetic, work_out, yearly
from pipeline.steps.figures import moments as all_moments
from pipeline.steps.protection import protection_on
from pipeline.steps.sample import ensure_sample
from pipeline.steps.site import source_facts
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import Warehouse, open_warehouse
from tests.support.project import copy_project

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("hospital")]
TODAY = date(2026, 11, 22)
SOURCES = ("board_paper_2017_10", "gp_registered", "ons_population", "sus_apc", "sus_ecds")
PERIODS = ("2014/15", "2015/16", "2016/17", "2017/18 Q1")
PLACES = {
    "non_elective_admissions": "ESBT",
    "emergency_length_of_stay": "ESBT",
    "falls_emergency_admissions": "E10000011",
}
PAPER = {
    "non_elective_admissions": (38_669, 37_823, 37_517, 9_342),
    "emergency_length_of_stay": (7.35, 7.80, 7.87, 7.20),
    "falls_emergency_admissions": (2_332, None, None, 577),
}
"""Board paper, 2 October 2017, appendix 2; two of the falls cannot be read in our copy."""


@dataclass(frozen=True)
class Filled:
    """A project with its warehouse, every measure worked out, nothing protected yet."""

    workspace: Workspace
    warehouse: Warehouse

    def published(self, rule: str) -> dict[str, PublishedSeries]:
        """Send everything through the door with this rule for hospital records."""
        project = self.workspace.project
        settings = project.settings.model_copy(
            update={"disclosure": project.settings.disclosure.model_copy(update={"sus": rule})}
        )
        ruled = replace(self.workspace, project=replace(project, settings=settings))
        protected(self.warehouse, ruled, TODAY)
        return read_protected(self.warehouse, ruled)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    root = copy_project(tmp_path_factory.mktemp("hospital"))
    workspace = open_workspace(root)
    ensure_sample(workspace)
    path = root / "build" / "warehouse.duckdb"
    with open_warehouse(path, receiving=True) as warehouse:
        for name in SOURCES:
            assert receive(warehouse, workspace.sources[name], workspace.catalogue.areas).accepted
    with open_warehouse(path) as warehouse:
        for name in SOURCES:
            make_clean(warehouse, workspace.sources[name])
        for name in workspace.catalogue.measures:
            work_out(warehouse, workspace, name)
        yield Filled(workspace, warehouse)


@pytest.fixture(scope="module")
def before_2018(filled: Filled) -> dict[str, PublishedSeries]:
    return filled.published("hes_pre2018")


@pytest.fixture(scope="module")
def since_2018(filled: Filled) -> dict[str, PublishedSeries]:
    return filled.published("hes2018")


def made_up(series: PublishedSeries, area: str, statistic: str = "value") -> dict[str, Value]:
    return {
        v.period.label: v
        for v in series.values
        if (v.source, v.area, v.statistic, v.breakdown) == ("sus_apc", area, statistic, "all")
    }


def figures(series: dict[str, PublishedSeries], name: str) -> list[float | None]:
    values = made_up(series[name], PLACES[name])
    return [values[period].value for period in PERIODS]


def test_under_the_rule_before_september_2018(before_2018: dict[str, PublishedSeries]) -> None:
    assert figures(before_2018, "non_elective_admissions") == [38_669, 37_823, 37_517, 9_342]
    first, second, third, quarter = figures(before_2018, "falls_emergency_admissions")
    assert (first, quarter) == (2_332, 577)
    assert second in (2_330, 2_331, 2_332)
    assert third in (2_330, 2_331, 2_332)
    stays = figures(before_2018, "emergency_length_of_stay")
    assert [f"{days:.2f}" for days in stays] == ["7.35", "7.80", "7.87", "7.20"]


def test_under_the_rule_since_september_2018(since_2018: dict[str, PublishedSeries]) -> None:
    assert figures(since_2018, "non_elective_admissions") == [38_670, 37_825, 37_515, 9_340]
    assert figures(since_2018, "falls_emergency_admissions") == [2_330, 2_330, 2_330, 575]
    stays = figures(since_2018, "emergency_length_of_stay")
    assert [f"{days:.2f}" for days in stays] == ["7.35", "7.80", "7.87", "7.20"]


def test_every_figure_from_the_records_is_synthetic_and_none_is_preferred(
    before_2018: dict[str, PublishedSeries], since_2018: dict[str, PublishedSeries]
) -> None:
    of_records = [
        v for series in (before_2018, since_2018) for one in series.values() for v in one.values if "sus" in v.source
    ]
    assert len(of_records) > 500
    assert {(v.origin, v.preferred) for v in of_records} == {("synthetic", False)}


def test_the_national_rate_of_falls_stands_beside_their_number_and_rests_on_it(
    before_2018: dict[str, PublishedSeries],
) -> None:
    series, area = before_2018["falls_emergency_admissions"], "E10000011"
    counts, rates = made_up(series, area), made_up(series, area, "rate")
    assert {p: rates[p].numerator for p in PERIODS[1:3]} == {p: counts[p].value for p in PERIODS[1:3]}
    assert [rates[p].denominator for p in PERIODS[1:3]] == [135_632, 138_264]
    assert rates["2014/15"].value is None, "there are no people of that year"
    assert all(1_400 < (rates[p].lower_95 or 0) < (rates[p].value or 0) < 1_800 for p in PERIODS[1:3])


def test_to_the_door_a_count_and_its_rate_are_one_and_the_same_count(filled: Filled) -> None:
    counted = protection_on(filled.workspace, TODAY).counted
    falls, attended = "falls_emergency_admissions", "self_harm_attendances"
    assert counted[falls].of == counted[of_statistic(falls, "rate", "sus_apc")].of
    assert (counted[falls].kind, counted[of_statistic(falls, "rate", "sus_apc")].kind) == ("count", "standardised")
    assert counted[attended].of == counted[of_statistic(attended, "count", "sus_ecds")].of
    assert (counted[attended].kind, counted[attended].per) == ("rate", 100_000)
    assert counted[of_statistic(attended, "value", "sus_apc")].kind == "standardised", (
        "the county's admissions beside it"
    )


def test_the_rate_of_self_harm_is_for_registered_people_and_only_where_they_are_known(
    since_2018: dict[str, PublishedSeries],
) -> None:
    values = since_2018["self_harm_attendances"].values
    rates = {v.period.label: v for v in values if (v.source, v.area, v.statistic) == ("sus_ecds", "ESBT", "value")}
    assert rates["2015/16"].value is None and rates["2015/16"].numerator is None
    year, quarter = rates["2016/17"], rates["2017/18 Q1"]
    assert year.denominator == 391_736
    assert year.value == pytest.approx((year.numerator or 0) / 391_736 * 100_000)
    assert "e" in quarter.markers and (quarter.numerator or 1) % 5 == 0


@pytest.mark.parametrize("name", PAPER)
def test_the_papers_own_row_stays_the_public_figure(before_2018: dict[str, PublishedSeries], name: str) -> None:
    public = before_2018[name].of(PLACES[name])
    assert {v.source for v in public} == {"board_paper_2017_10"}
    assert tuple(v.value for v in public) == PAPER[name]


def test_n_and_the_number_left_out_stand_beside_the_mean(before_2018: dict[str, PublishedSeries]) -> None:
    series, area = before_2018["emergency_length_of_stay"], "ESBT"
    for period in PERIODS:
        told = {s: made_up(series, area, s)[period].value for s in ("value", "n", "k", "median", "untrimmed_mean")}
        assert told["n"] is not None
        assert told["k"] == told["n"] * 10 // 100
        assert told["value"] < told["untrimmed_mean"], "the longest tenth is left out"


def test_no_standing_headline_or_yearly_rests_on_them(filled: Filled, before_2018: dict[str, PublishedSeries]) -> None:
    now = all_moments(filled.workspace, TODAY)[0]
    real_only = {
        name: replace(one, values=tuple(v for v in one.values if v.origin != "synthetic"))
        for name, one in before_2018.items()
    }
    with_, without = (standings(filled.workspace, one, now) for one in (before_2018, real_only))
    assert with_ == without
    assert headline(filled.workspace, with_) == headline(filled.workspace, without)
    assert yearly(filled.workspace, before_2018, now) == yearly(filled.workspace, real_only, now)


def test_each_hospital_measure_has_a_standing_of_its_own_marked_synthetic(
    filled: Filled, before_2018: dict[str, PublishedSeries]
) -> None:
    made = synthetic(filled.workspace, before_2018, all_moments(filled.workspace, TODAY)[0])
    assert set(made) == {
        *PLACES,
        "ae_attendances",
        "self_harm_attendances",
        "chronic_condition_emergency_admissions",
    }
    assert all(one.synthetic and one.value is not None for one in made.values())


def test_the_files_of_the_sample_are_told_to_be_synthetic_and_counted_in_fives(filled: Filled) -> None:
    facts = source_facts(filled.warehouse, filled.workspace)
    assert {f.origin for f in facts if f.source.startswith("sus")} == {"synthetic"}
    assert {f.origin for f in facts if f.source == "board_paper_2017_10"} == {"official"}
    assert all(f.rows is None or f.rows % 5 == 0 for f in facts if f.source.startswith("sus"))


def test_the_sample_is_private_and_inside_the_copy(filled: Filled) -> None:
    folder: Path = filled.workspace.project.build / "sample"
    assert all((path.stat().st_mode & 0o077) == 0 for path in folder.rglob("*.gz"))
