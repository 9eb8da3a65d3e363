"""Process control charts against the answers of NHSRplotthedots."""

import json

import pytest

from pipeline.cli.stat import run_stat
from pipeline.compute.statistics.spc.limits import Limits, spc_limits
from pipeline.compute.statistics.spc.reading import assurance
from pipeline.compute.statistics.spc.rules import (
    one_side_ends,
    part_of_run,
    part_of_two_in_three,
    trend_ends,
    two_in_three,
)
from tests.oracles.answers import differences, known, rows_of, text_of, worked

EXPECTED = "spc/ae_type1_breaches_expected.csv"


def limits_without_screening(values):
    found = spc_limits(values, screen=False)
    return [found.mean, found.lower, found.upper, found.near_lower, found.near_upper]


def assured(case):
    limits = Limits(None, case["lpl"], case["upl"])
    return assurance(limits, case["target"], case["improvement_direction"])


FUNCTIONS = {
    "seven_point_one_side_mean": one_side_ends,
    "part_of_seven_trend": lambda ends: [int(part) for part in part_of_run(ends)],
    "seven_point_trend": trend_ends,
    "two_in_three": lambda near, sides: [int(hit) for hit in two_in_three(near, sides)],
    "part_of_two_in_three(two_in_three(close,rtm),close)": lambda near, sides: [
        int(hit) for hit in part_of_two_in_three(two_in_three(near, sides), near)
    ],
    "assurance_type": assured,
    "limits_no_screening": limits_without_screening,
}


def test_every_unit_case():
    cases = json.loads(text_of("spc/spc_unit_cases.json"))
    assert len(cases) == 49
    assert {case["function"] for case in cases} == set(FUNCTIONS)
    for case in cases:
        found = FUNCTIONS[case["function"]](*case["args"])
        assert found == pytest.approx(case["expected"]) if isinstance(found, list) else found == case["expected"], case


def test_real_emergency_department_breaches():
    ours = worked("spc", "spc/ae_type1_input.csv")
    columns = ("breaches", "mean", "lpl", "upl", "special_cause_type", "point_type")
    assert len(ours) == 180
    assert differences(ours, known(EXPECTED), ("org_code", "period"), columns) == []


def test_their_assurance_against_a_target_of_two_thousand():
    lines = text_of("spc/ae_type1_input.csv").splitlines()
    text = "\n".join([f"{lines[0]},target", *(f"{line},2000" for line in lines[1:])])
    last = [row for row in rows_of(run_stat("spc", text)) if row["variation_type"]]
    assert {row["org_code"]: row["assurance_type"] for row in last} == {
        "RAS": "inconsistent",
        "RJ1": "inconsistent",
        "RQM": "inconsistent",
        "RRK": "consistent_fail",
        "RXC": "inconsistent",
    }
