"""`outcomes stat` as a person runs it: what it lists, the examples, edge rows, and faults with their exit codes."""

import json

import pytest

from pipeline.cli.main import main
from pipeline.cli.stat_tables.examples import STATISTICS
from tests.oracles.described import run

PROMISED = ["wilson", "byar", "rate", "dsr", "mean", "truncated_mean", "quantiles", "gap", "compare", "trend", "spc"]


@pytest.fixture
def stat(tmp_path, capsys):
    """Run the command on a text as a file; gives the exit code, what it wrote, and what it said beside it."""

    def run_it(name, text=None, file="figures.csv"):
        arguments = ["stat", *([name] if name else [])]
        if text is not None:
            (tmp_path / file).write_bytes(text if isinstance(text, bytes) else text.encode())
            arguments.append(str(tmp_path / file))
        code = main(arguments)
        return code, *capsys.readouterr()

    return run_it


def test_it_lists_what_there_is_with_the_columns_and_an_example(stat):
    code, out, _ = stat("")
    assert code == 0
    for name, statistic in STATISTICS.items():
        assert f"\n{name}: {statistic.does}\n  columns  {statistic.takes}\n" in out
        assert ",".join(statistic.example[0].split(",")) in out
    assert set(PROMISED) <= set(STATISTICS)


def test_one_name_alone_tells_what_it_takes(stat):
    code, out, _ = stat("dsr")
    assert (code, "ageband" in out, "wilson" in out) == (0, True, False)


@pytest.mark.parametrize("name", STATISTICS)
def test_each_example_runs_as_it_is_told(stat, name):
    header, row = STATISTICS[name].example
    code, out, said = stat(name, f"{header}\n{row}\n")
    assert (code, said) == (0, "")
    assert len(out.splitlines()) >= 2


@pytest.mark.parametrize("name", STATISTICS)
def test_a_file_of_something_else_is_told_plainly(stat, name):
    code, out, said = stat(name, "colour,shape\nred,round\n")
    assert code == 1
    assert "no such column" in out
    assert "Traceback" not in out + said


def test_an_unknown_statistic_a_missing_file_and_a_file_that_is_no_text(stat, tmp_path, capsys):
    assert stat("wilsen", "x,n\n1,2\n")[0] == 2
    assert main(["stat", "wilson", str(tmp_path / "none.csv")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    code, out, _ = stat("wilson", b"x,n\n\xff\xfe,2\n")
    assert (code, "UTF-8" in out) == (1, True)
    assert stat("wilson", "[]")[0] == 2


def test_the_same_facts_as_json_lines(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("x,n\n3,8\n,8\n")
    assert main(["stat", "wilson", str(tmp_path / "a.csv"), "--json"]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["x"], first["value"], first["method"], second["value"]) == (3, 37.5, "Wilson", None)


@pytest.mark.parametrize("name", STATISTICS)
def test_a_header_alone_gives_a_header(stat, name):
    code, out, _ = stat(name, STATISTICS[name].example[0] + "\n")
    assert (code, len(out.splitlines())) == (0, 1)


@pytest.mark.parametrize("missing", ["", "NA", "[c]", "*", "null"])
def test_marks_for_no_figure_are_missing_and_never_zero(missing):
    assert run("wilson", "x,n", [(missing, 8)])[0]["value"] == ""
    assert run("mean", "area,values", [("a", missing), ("a", 4)])[0]["value"] == "4"
    (point,) = run("spc", "date,value", [("2017-04-01", missing)])
    assert (point["y"], point["mean"], point["variation_type"]) == ("", "", "common_cause")


SLOPE = "area,quantile,population,value,se"
LIFE = "startage,pops,deaths"


@pytest.mark.parametrize(
    "values",
    [[1, 2, 3, 4], [None] * 5, [0, 1, None, 2, 3]],
    ids=["too few groups", "all missing", "one missing"],
)
def test_a_slope_that_cannot_be_worked_has_no_value(values):
    (row,) = run("sii", SLOPE, [("a", rank, 100, value, 0.1) for rank, value in enumerate(values, 1)])
    assert (row["sii"], row["rii"], row["intercept"]) == ("", "", "")


def test_a_constant_slope_and_one_with_nobody_in_a_group():
    (flat,) = run("sii", SLOPE, [("a", rank, 100, 7, 0.1) for rank in range(1, 6)])
    assert (float(flat["sii"]), float(flat["rii"])) == pytest.approx((0, 1))
    (empty,) = run("sii", SLOPE, [("a", rank, 0 if rank == 3 else 100, 7, 0.1) for rank in range(1, 6)])
    assert empty["sii"] == ""
    zero = run("sii", "quantile,population,x", [(rank, 100, 0) for rank in range(1, 6)])
    assert [row["rii"] for row in zero] == [""]


def life(change=None, deaths_at_90=50):
    ages = [0, 1, *range(5, 91, 5)]
    rows = {age: (age, 1000, deaths_at_90 if age == 90 else 5) for age in ages} | (change or {})
    return run("life_expectancy", LIFE, list(rows.values()))


@pytest.mark.parametrize(
    "change",
    [{0: (0, 0, 0)}, {0: (0, 1000, None)}, {0: (0, 1000, 1001)}, {90: (90, 1000, 0)}, {95: (95, 1000, 5)}],
    ids=["nobody", "missing", "more deaths than people", "no death in the last band", "another band"],
)
def test_a_life_table_that_cannot_be_made_has_no_value(change):
    assert {row["value"] for row in life(change)} == {""}


def test_a_life_table_with_bands_in_words_and_without_deaths_in_some():
    assert {row["value"] != "" for row in life({5: ("5-9", 1000, 0)})} == {True}
    wide = life(deaths_at_90=1)
    assert [(row["value"], row["lowercl"] != "") for row in wide[-1:]] == [("", True)]
