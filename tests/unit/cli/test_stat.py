"""The `stat` tables: columns, other names of columns, missing cells, and what is said about faults."""

import csv
import io

import pytest

from pipeline.cli.stat import run_stat
from pipeline.cli.stat_tables.examples import STATISTICS
from pipeline.errors import ContentProblems, UsageError


def rows(statistic, text):
    return list(csv.DictReader(io.StringIO(run_stat(statistic, text))))


def problems(statistic, text):
    with pytest.raises(ContentProblems) as caught:
        run_stat(statistic, text, "figures.csv")
    return caught.value.problems


def test_the_statistics_are_those_of_the_command():
    promised = "wilson byar rate dsr mean truncated_mean quantiles gap compare trend spc"
    assert set(promised.split()) <= set(STATISTICS)


def test_an_unknown_statistic_is_named_with_the_nearest():
    with pytest.raises(UsageError, match="'wilsen', did you mean 'wilson'"):
        run_stat("wilsen", "x,n\n")


def test_columns_of_a_proportion():
    text = "area,x,n\nNorthby,3,8\n"
    assert list(rows("wilson", text)[0]) == [
        "area", "x", "n", "value", "lower95_0cl", "upper95_0cl", "lower99_8cl", "upper99_8cl",
        "confidence", "statistic", "method",
    ]  # fmt: skip
    assert rows("wilson", text)[0]["value"] == "37.5"


def test_empty_is_missing_never_zero():
    found = rows("wilson", "x,n\n,8\n3,\n0,0\n0,8\n")
    assert [row["value"] for row in found] == ["", "", "", "0"]
    assert [row["value"] for row in rows("rate", "x,n\n,8\n0,0\n0,8\n")] == ["", "", "0"]
    assert rows("byar", 'x\n""\n0\n')[0]["upper95_0cl"] == ""


def test_more_than_the_whole_is_refused_with_its_line():
    (problem,) = problems("wilson", "x,n\n3,8\n9,8\n")
    assert str(problem).startswith("figures.csv:3  x  9 is more than n, 8; no more than n")


def test_every_fault_is_said_at_once():
    found = problems("rate", "x,n\nmany,8\n3,-1\n3\n")
    assert [(problem.line, problem.field) for problem in found] == [(2, "x"), (3, "n"), (4, "")]


def test_a_missing_column_says_which_there_are():
    (problem,) = problems("dsr", "area,ageband,count,popu,stdpop\nA,65-69,1,2,3\n")[:1]
    assert problem.field == "pop"
    assert "did you mean 'popu'" in problem.found
    assert "area, ageband, count, popu, stdpop" in problem.allowed


@pytest.mark.parametrize("text", ["", "\n", "\ufeff"])
def test_a_table_without_header(text):
    assert "no header line" in problems("wilson", text)[0].found


def test_a_header_alone_gives_a_header():
    for statistic, header in [("wilson", "x,n"), ("trend", "case,year,value_type"), ("spc", "date,value")]:
        assert rows(statistic, header + "\n") == []


@pytest.mark.parametrize("cell", ["nan", "inf", "1,5", "c"])
def test_what_is_no_number_is_refused(cell):
    assert problems("byar", f'x\n"{cell}"\n')[0].found == f"'{cell}' is not a number"


def test_windows_line_ends_and_marks_are_read():
    assert rows("wilson", "\ufeffx,n\r\n3,8\r\n\r\n")[0]["value"] == "37.5"


def test_another_multiplier():
    assert rows("rate", "x,n,multiplier\n5,1000,1000\n")[0]["value"] == "5"
    assert rows("wilson", "numerator,denominator,multiplier\n5,10,1\n")[0]["value"] == "0.5"
    assert problems("rate", "x,n,multiplier\n5,1000,0\n")[0].field == "multiplier"


def test_people_with_several_events():
    header = "area,ageband,eventfreq,count,pop,stdpop\n"
    text = header + "A,65-69,1,10,1000,3\nA,65-69,2,5,1000,3\nA,70-74,1,30,500,1\n"
    (row,) = rows("dsr", text)
    assert (row["total_count"], row["total_pop"]) == ("50", "1500")
    assert "non-independent" in row["method"]
    assert problems("dsr", text + "A,70-74,2,3,501,1\n")[0].line == 5


def test_an_age_band_needs_people():
    found = problems("dsr", "area,ageband,count,pop,stdpop\nA,65-69,1,0,5500\nA,70-74,1,,5000\n")
    assert [(problem.line, problem.found) for problem in found] == [(2, "found 0"), (3, "empty")]


def test_a_mean_of_one_and_of_none():
    one, none = rows("mean", "area,values\nA,4\nB,\n")
    assert (one["value"], one["lower95_0cl"], one["stdev"]) == ("4", "", "")
    assert (none["value"], none["value_count"]) == ("", "0")


def test_truncated_means_of_few_and_none_and_of_another_share():
    none, few = rows("truncated_mean", "case,los_days\nempty,\nfew,3\nfew,5\n")
    assert (none["n"], none["truncated_mean"], none["max_kept"]) == ("0", "", "")
    assert (few["k_excluded"], few["truncated_mean"]) == ("0", "4")
    text = "value,drop_percent\n" + "".join(f"{value},20\n" for value in range(10))
    assert rows("truncated_mean", text)[0]["k_excluded"] == "2"
    assert problems("truncated_mean", "value,drop_percent\n1,100\n")[0].field == "drop_percent"


def test_gap_is_positive_where_the_deprived_are_worse():
    text = "most,most_lower95,most_upper95,least,least_lower95,least_upper95,polarity\n"
    low, high, bare = rows("gap", text + "30,26,34,20,17,23,0\n20,17,23,30,26,34,1\n30,,,20,,,0\n")
    assert low["absolute_gap"] == high["absolute_gap"] == "10"
    assert low["ratio_gap_lower95"] == high["ratio_gap_lower95"] != ""
    assert (bare["absolute_gap"], bare["absolute_gap_lower95"]) == ("10", "")


def test_quantiles_of_rows_without_groups_and_with_thirds():
    assert [row["quintile_invert_FALSE_q1_is_lowest"] for row in rows("quantiles", "v\n1\n2\n3\n4\n5\n")] == list(
        "12345"
    )
    found = rows("quantiles", "v,groups\n1,3\n2,3\n3,3\n")
    assert [row["quintile_invert_TRUE_q1_is_highest"] for row in found] == list("321")


def test_compare_takes_its_kind_from_its_columns():
    both = "value,lower95,upper95,benchmark_value,benchmark_lower95,benchmark_upper95,polarity\n"
    found = rows("compare", both + "3,2.7,3.1,4,3.5,4.5,0\n3,2.7,3.6,4,3.5,4.5,0\n3,2.7,3.1,4,,,0\n3,2,4,9,8,9,-1\n")
    assert [row["expected"] for row in found] == ["better", "same", "none", "none"]
    share = "value,denominator,unit,benchmark_value,z,polarity\n7.7065767,5930,100,8.9611087,1.96,0\n"
    assert rows("compare", share)[0]["expected"] == "better"
    events = "value,denominator,benchmark_value,tail_p,polarity\n4.15152,409489,2.13271,0.025,0\n"
    assert rows("compare", events)[0]["expected"] == "worse"
    target = "kind,value,lower95,upper95,lower_limit,upper_limit,uses,polarity\n"
    text = target + "single,10,,,10,,value,0\nrange,1,,,1,2,value,1\nsingle,,8,9,10,,CI,0\nsingle,,,,10,,CI,0\n"
    assert [row["expected"] for row in rows("compare", text)] == ["better", "same", "better", "none"]


def test_compare_faults():
    assert problems("compare", "value,lower95,upper95,polarity\n1,0,2,0\n")[0].field == "benchmark_value"
    assert problems("compare", "value,benchmark_value,polarity\n1,0,up\n")[0].field == "polarity"
    assert problems("compare", "value,lower_limit,upper_limit,polarity\n1,3,2,0\n")[0].field == "upper_limit"
    assert problems("compare", "value,benchmark_value,denominator,tail_p\n1,3,2,0.7\n")[0].field == "tail_p"


TREND = "case,value_type,polarity,year,count,denominator,value,lower95,upper95\n"


def trend_rows(years, polarity="1"):
    return TREND + "".join(
        f"a,other,{polarity},{year},,,{10 + 4 * i},{9 + 4 * i},{11 + 4 * i}\n" for i, year in enumerate(years)
    )


def test_a_trend_is_ordered_by_year_and_judged():
    (row,) = rows("trend", trend_rows(range(2014, 2019)))
    assert (row["marker_by_formula"], row["marker"]) == ("increasing", "increasing_getting_better")
    assert float(row["beta_time_1_to_5"]) == pytest.approx(4)
    lines = trend_rows(range(2014, 2019)).splitlines()
    assert rows("trend", "\n".join([lines[0], *lines[:0:-1]])) == [row]


def test_a_year_left_out_is_missing():
    (row,) = rows("trend", trend_rows([2013, 2014, 2015, 2017, 2018]))
    assert row["marker_by_formula"] == "cannot_be_calculated"


def test_trend_faults():
    found = problems("trend", trend_rows([2014, 2014, "soon", ""]))
    assert [problem.line for problem in found] == [3, 4, 5]


SPC = "case_id,date,value,improvement_direction,target,rebase_date,fix_after_n_points,screen_outliers\n"


def spc_text(values, choices="increase,20,,,True"):
    lines = [f"a,2017-{i // 28 + 1:02}-{i % 28 + 1:02},{value},{choices}\n" for i, value in enumerate(values)]
    return SPC + "".join(lines)


def test_a_chart_has_a_row_a_point_and_its_reading_on_the_last():
    found = rows("spc", spc_text([10, 11, "", 12, 10, 11, 12, 10, 11, 12, 10, 11, 12, 40]))
    assert [row["idx"] for row in found] == [str(i) for i in range(1, 15)]
    assert (found[2]["y"], found[2]["outside_limits"], found[2]["special_cause_flag"]) == ("", "", "FALSE")
    last = found[-1]
    assert (last["special_cause_type"], last["outside_limits"]) == ("Above UCL", "TRUE")
    assert last["n_special"] == str(sum(row["special_cause_flag"] == "TRUE" for row in found))
    assert (last["variation_icon"], last["assurance_type"], last["assurance_icon"]) == (
        "improvement_high", "consistent_fail", "fail",
    )  # fmt: skip
    assert found[0]["variation_type"] == ""


def test_several_rebases_and_the_short_names():
    text = "org_code,period,breaches,rebase_dates\n" + "".join(
        f"X,2017-0{month}-01,{month},2017-03-01;2017-06-01\n" for month in range(1, 9)
    )
    found = rows("spc", text)
    assert list(found[0])[:4] == ["org_code", "idx", "period", "breaches"]
    assert [row["rebase_group"] for row in found] == list("00111222")
    assert {row["short_group_warning"] for row in found} == {"TRUE"}


def test_fewer_breaches_are_better_unless_said_otherwise():
    text = (
        "period,breaches\n" + "".join(f"2017-01-{day:02},{10 + day % 3}\n" for day in range(1, 20)) + "2017-02-01,90\n"
    )
    assert rows("spc", text)[-1]["point_type"] == "special_cause_concern"
    assert rows("spc", text.replace("breaches", "value"))[-1]["point_type"] == "special_cause_improvement"


def test_spc_faults_are_said_with_their_lines():
    assert problems("spc", spc_text([1, 2], "increase,,,11,"))[0].allowed == "a whole number from 12 on"
    assert "did you mean 'increase'" in problems("spc", spc_text([1], "incraese,,,,"))[0].found
    assert problems("spc", "date,value\n2017-04-01,1\n2017-04-01,2\nsoon,3\n,4\n")[0].line == 3
    assert len(problems("spc", "date,value\n2017-04-01,1\n2017-04-01,2\nsoon,3\n,4\n")) == 3
