"""The files of `spc/` as they are described: 28 series worked out here point by point, as JSON and as CSV."""

import json
import random
from datetime import date
from itertools import pairwise

import pytest

from pipeline.cli.stat import run_stat, work_out
from pipeline.errors import ContentProblems
from tests.oracles.answers import rows_of, same
from tests.oracles.described import written

LIMITS_OF_1_AND_2 = [1.5, 1.5 - 2.66, 1.5 + 2.66, 1.5 - 2.66 * 2 / 3, 1.5 + 2.66 * 2 / 3]
DIRECTIONS = ("increase", "decrease", "neutral")
EDGES = {
    "constant": [5.0] * 15,
    "one": [5.0],
    "all missing": [None] * 6,
    "gaps": [5, 6, None, 7, 5, None, None, 6, 5, 7, 6, 5, 8, 30, 5],
    "rise": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
    "turn": [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1, 0],
    "none": [],
}


def months(n):
    return [date(2016 + i // 12, i % 12 + 1, 1).isoformat() for i in range(n)]


def cases():
    """28 series with every choice: rebase (one date, several, one that is not there), fixing, screening, targets."""
    draw, made = random.Random(20_171_002), []
    for number in range(28 - len(EDGES)):
        values = [round(draw.gauss(50, 6) + (8 if i > 24 else 0), 1) for i in range(36)]
        if number % 4 == 1:
            values[draw.randrange(36)] = None
        if number % 5 == 2:
            values[draw.randrange(36)] = 95.5
        rebase = (None, "2018-02-01", ["2017-03-01", "2018-02-01"], "2018-02-15")[number % 4]
        fix, screen = (None, 12, 15)[number % 3], number % 2 == 0
        made.append(
            case(f"drawn {number}", values, DIRECTIONS[number % 3], (None, 40, 80, 52)[number % 4], rebase, fix, screen)
        )
    return made + [case(name, values, "increase", 6) for name, values in EDGES.items()]


def case(name, values, direction, target, rebase=None, fix=None, screen=1):
    return {
        "case_id": name, "values": values, "dates": months(len(values)), "improvement_direction": direction,
        "target": target, "rebase_date": rebase, "fix_after_n_points": fix, "screen_outliers": bool(screen), "note": "",
    }  # fmt: skip


def average(numbers):
    return sum(numbers) / len(numbers)


def limits(values, fix, screen):
    base = values[:fix] if fix else values
    there = [v for v in base if v is not None]
    if not there:
        return None, None, None
    ranges = [abs(b - a) for a, b in pairwise(base) if a is not None and b is not None]
    if not ranges:
        return average(there), None, None
    middle = average(ranges)
    kept = [r for r in ranges if r < 3.267 * middle] if screen else ranges
    step = 2.66 * (average(kept) if kept else middle)
    return average(there), average(there) - step, average(there) + step


def one_sided(side, size):
    """Every window whose points all lie on one side of the mean."""
    found = [range(start, start + size) for start in range(len(side) - size + 1)]
    return [run for run in found if side[run[0]] in (1, -1) and len({side[i] for i in run}) == 1]


def causes(values, mean, low, high):
    """The cause of each point: the rules in turn from the last to the first, each over what was there."""
    side = [None if v is None or mean is None else (v > mean) - (v < mean) for v in values]
    word = {1: "Above", -1: "Below"}
    found = dict.fromkeys(range(len(values)), "Common Cause")
    found |= {i: f"7 Points {word[side[i]]} CL" for run in one_sided(side, 7) for i in run}
    if low is None:
        return list((found | trends(values)).values())
    far = [v is not None and not low <= v <= high for v in values]
    third = (high - low) / 6
    near = [v is not None and not f and abs(v - mean) > 2 * third for v, f in zip(values, far, strict=True)]
    pairs = [run for run in one_sided(side, 3) if sum(near[i] for i in run) >= 2]
    found |= {i: f"2 in 3 {word[side[i]]} CL" for run in pairs for i in run if near[i]}
    found |= trends(values)
    found |= {i: "Above UCL" if values[i] > high else "Below LCL" for i, f in enumerate(far) if f}
    return list(found.values())


def trends(values):
    """Points of seven that rise or fall throughout. Where two meet, the step out of the point decides."""
    told = {}
    for run in (range(start, start + 7) for start in range(len(values) - 6)):
        part = [values[i] for i in run]
        if None not in part:
            steps = {(b > a) - (b < a) for a, b in pairwise(part)}
            if steps in ({1}, {-1}):
                told |= dict.fromkeys(run, steps.pop())
    return {
        i: f"7 Point Trend ({'In' if values[max(pair)] > values[min(pair)] else 'De'}creasing)"
        for i in told
        if (pair := (i, i + 1) if i + 1 in told else (i - 1, i))
    }


def kind(cause, direction):
    if cause == "Common Cause":
        return "common_cause"
    high = "Above" in cause or "Increasing" in cause
    if direction == "neutral":
        return f"special_cause_neutral_{'high' if high else 'low'}"
    return f"special_cause_{'improvement' if high == (direction == 'increase') else 'concern'}"


def assurance(one, low, high):
    if one["target"] is None or one["improvement_direction"] == "neutral" or low is None:
        return None
    if low <= one["target"] <= high:
        return "inconsistent"
    return (
        "consistent_pass"
        if (one["target"] < low) == (one["improvement_direction"] == "increase")
        else "consistent_fail"
    )


def points(one):
    """The rows of one case in the columns of spc_points.csv."""
    starts = one["rebase_date"] if isinstance(one["rebase_date"], list) else [one["rebase_date"]]
    group, groups = 0, []
    for day in one["dates"]:
        group += day in starts
        groups.append(group)
    rows = []
    for number in sorted(set(groups)):
        members = [i for i, g in enumerate(groups) if g == number]
        values = [one["values"][i] for i in members]
        mean, low, high = limits(values, one["fix_after_n_points"], one["screen_outliers"])
        for i, v, cause in zip(members, values, causes(values, mean, low, high), strict=True):
            outside = None if v is None or low is None else not low <= v <= high
            rows.append({
                "case_id": one["case_id"], "idx": i + 1, "date": one["dates"][i], "y": v, "rebase_group": number,
                "mean": mean, "lpl": low, "upl": high, "outside_limits": outside,
                "relative_to_mean": None if v is None else (v > mean) - (v < mean),
                "special_cause_type": cause, "special_cause_flag": cause != "Common Cause",
                "point_type": kind(cause, one["improvement_direction"]), "short_group_warning": len(members) < 13,
            })  # fmt: skip
    return rows


def cell(value):
    return "" if value is None else str(value).upper() if isinstance(value, bool) else str(value)


ALL = cases()


def test_there_are_as_many_series_as_the_known_answers_have():
    assert len(ALL) == 28
    told = {row["special_cause_type"] for one in ALL for row in points(one)}
    assert len(told) == 9 - 1, "every rule is met by some point"


@pytest.mark.parametrize("one", ALL, ids=[one["case_id"] for one in ALL])
def test_every_point_of_every_series(one):
    ours, theirs = rows_of(run_stat("spc", json.dumps([one]))), points(one)
    assert len(ours) == len(theirs)
    for row, wanted in zip(ours, theirs, strict=True):
        unlike = {name: (row[name], cell(value)) for name, value in wanted.items() if not same(row[name], cell(value))}
        assert not unlike, (row["date"], unlike)
    if theirs:
        last, read = theirs[-1], ours[-1]
        wanted = (last["point_type"], cell(assurance(one, last["lpl"], last["upl"])))
        assert (read["variation_type"], read["assurance_type"]) == wanted
        assert read["n_special"] == str(sum(row["special_cause_flag"] for row in theirs))
        assert all(same(read[f"{end}_last"], cell(last[end])) for end in ("mean", "lpl", "upl"))


def test_a_list_of_all_of_them_and_the_same_as_csv():
    together = run_stat("spc", json.dumps(ALL))
    columns = "case_id,date,value,improvement_direction,target,rebase_date,fix_after_n_points,screen_outliers"
    rows = [
        (one["case_id"], day, value, *(one[name] for name in ("improvement_direction", "target")),
         ";".join(one["rebase_date"]) if isinstance(one["rebase_date"], list) else one["rebase_date"],
         one["fix_after_n_points"], one["screen_outliers"])
        for one in ALL for day, value in zip(one["dates"], one["values"], strict=True)
    ]  # fmt: skip
    assert run_stat("spc", written(columns, rows)) == together


def test_points_alone_keep_their_groups_and_say_where_the_choices_are():
    one = next(one for one in ALL if isinstance(one["rebase_date"], list) and not one["fix_after_n_points"])
    made = points(one)
    text = written(",".join(made[0]), [[cell(value) for value in row.values()] for row in made])
    worked = work_out("spc", text)
    assert [row["rebase_group"] for row in rows_of(worked.csv)] == [str(row["rebase_group"]) for row in made]
    assert "outcomes stat spc spc_cases.json" in worked.notes[0]


def test_single_rules_from_a_list():
    rules = [
        {"function": "seven_point_trend", "args": [[1, 2, 3, 4, 5, 6, 7]], "expected": [0, 0, 0, 0, 0, 0, 1]},
        {"function": "limits_no_screening", "args": [[1, 2]], "expected": LIMITS_OF_1_AND_2},
        {"function": "two_in_three", "args": [[1, 0, 1], [1, 1, 1]], "expected": [1, 1, 0]},
    ]  # fmt: skip
    assert [row["same"] for row in rows_of(run_stat("spc", json.dumps(rules)))] == ["TRUE", "TRUE", "FALSE"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1]", "an object with names"),
        ("[{", "not JSON"),
        ('[{"case_id": "a", "dates": ["2017-04-01"], "values": []}]', "1 dates and 0 values"),
        ('[{"function": "median", "args": []}]', "function 'median'"),
        ('[{"case_id": "a", "dates": ["soon"], "values": [1]}]', "not a date"),
        ('[{"dates": ["2017-04-01"], "values": [1], "fix_after_n_points": 5}]', "a whole number from 12 on"),
    ],
)  # fmt: skip
def test_bad_json_is_told_plainly(text, told):
    with pytest.raises(ContentProblems, match=told):
        run_stat("spc", text)
