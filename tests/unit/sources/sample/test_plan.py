"""The plan's model: unknown keys and names are refused with the nearest one; places may be taken from beside."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from pipeline.errors import ContentProblems
from pipeline.sources.sample import read_plan
from tests.unit.sources.sample.small_plan import FIELDS, small_plan

MINIMAL = """
kind: attendances
seed: 1
first: 2020/21 Q4
last: 2020/21 Q4
season: [1, 1, 1, 1]
totals: [{name: all, places: {9A1: 1}, by: {2020/21 Q4: 10}}]
strata: [{name: anyone, of: all, share: 1, ages: any}]
ages: {any: {20-60: 1}}
"""
PLACES = """
places: [{code: 9A1, practices: [Z00001], homes: [{la: E99000001, lsoas: [E01900001]}], providers: {RZ1: 1}}]
elsewhere: {per_thousand: 0, homes: [{la: E99000002, lsoas: [E01900099]}]}
"""


def stratum(**changed: object) -> list[dict]:
    return [{**FIELDS["strata"][0], **changed}]


@pytest.mark.parametrize(
    ("strata", "told"),
    [
        (stratum(ages="oldr"), "falls: there is no 'oldr', did you mean 'older'?"),
        (stratum(conditions="falling"), "falls: there is no 'falling', did you mean 'falls'?"),
        (stratum(draws={"method": "emergencies"}), "did you mean 'emergency'?"),
        (stratum(of="all"), "falls: there is no 'all'"),
        (stratum(stay="long"), "falls: there is no 'long'"),
        (stratum(per_thousand=3), "give either share or per_thousand"),
        (stratum(fault="lost"), "no_spell_id"),
        (stratum(colour="red"), "Extra inputs"),
    ],
)
def test_a_mistake_is_told(strata: list[dict], told: str) -> None:
    with pytest.raises(ValidationError) as error:
        small_plan(strata=strata)
    assert told in str(error.value)


def test_places_are_taken_from_the_source_beside(tmp_path: Path) -> None:
    for name, text in {"stays": PLACES, "visits": MINIMAL + "places_from: stays\n"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "sample.yaml").write_text(text)
    plan = read_plan(tmp_path / "visits")
    assert [place.code for place in plan.places] == ["9A1"]


def test_a_plan_without_places_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits" / "sample.yaml").write_text(MINIMAL)
    with pytest.raises(ContentProblems) as error:
        read_plan(tmp_path / "visits")
    assert {problem.field for problem in error.value.problems} == {"places", "elsewhere"}
