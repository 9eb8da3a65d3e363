"""The single rules of process control charts, run on a JSON list of cases: `function`, `args`, `expected`.

For people who hold the rules against cases of their own. The rules are in `pipeline.compute.statistics.spc`.
"""

import json
from collections.abc import Callable, Mapping
from math import isclose
from typing import Any

from pipeline.cli.stat_tables.json_cases import read_list
from pipeline.cli.stat_tables.table import Record, Table, write_table
from pipeline.compute.statistics.spc.limits import Limits, spc_limits
from pipeline.compute.statistics.spc.reading import assurance
from pipeline.compute.statistics.spc.rules import (
    one_side_ends,
    part_of_run,
    part_of_two_in_three,
    trend_ends,
    two_in_three,
)

COLUMNS = ("case", "function", "found", "expected", "same")
TOLERANCE = 1e-9


def _part_of_two_in_three(near: Any, sides: Any) -> list[int]:
    return [int(hit) for hit in part_of_two_in_three(two_in_three(near, sides), near)]


def _limits(values: Any) -> list[float | None]:
    found = spc_limits(values, screen=False)
    return [found.mean, found.lower, found.upper, found.near_lower, found.near_upper]


def _assurance(case: Mapping[str, Any]) -> str | None:
    limits = Limits(None, case["lpl"], case["upl"])
    return assurance(limits, case["target"], case["improvement_direction"])


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "seven_point_one_side_mean": one_side_ends,
    "part_of_seven_trend": lambda ends: [int(part) for part in part_of_run(ends)],
    "seven_point_trend": trend_ends,
    "two_in_three": lambda near, sides: [int(hit) for hit in two_in_three(near, sides)],
    "part_of_two_in_three(two_in_three(close,rtm),close)": _part_of_two_in_three,
    "assurance_type": _assurance,
    "limits_no_screening": _limits,
}
"""Each rule by the name that known answers give it."""


def is_rule_list(text: str) -> bool:
    """Say whether a JSON text is a list of single rules rather than of charts."""
    return '"function"' in text


def spc_rules(text: str, place: str) -> str:
    """Run each case's function; CSV with what was found (as JSON) and whether it is the expected answer."""
    table, cases = read_list(text, place)
    records = [_record(table, number, case) for number, case in enumerate(cases, 1)]
    table.done()
    return write_table(records, COLUMNS)


def _record(table: Table, number: int, case: Mapping[str, Any]) -> Record:
    name, expected = str(case.get("function", "")), case.get("expected")
    if name not in FUNCTIONS:
        table.refuse(0, f"case {number}", f"found function '{name}'", f"one of {', '.join(FUNCTIONS)}")
        return {}
    try:
        found = FUNCTIONS[name](*case.get("args", []))
    except (TypeError, KeyError, ValueError) as fault:
        table.refuse(0, f"case {number}", f"args that {name} cannot read: {fault}", "its arguments as a list")
        return {}
    cells = (number, name, json.dumps(found), json.dumps(expected), _same(found, expected))
    return dict(zip(COLUMNS, cells, strict=True))


def _same(found: Any, expected: Any) -> bool:
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(_same, found, expected))
    if isinstance(found, int | float) and isinstance(expected, int | float):
        return isclose(found, expected, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return found == expected
