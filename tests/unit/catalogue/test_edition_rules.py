"""The file of an edition: all that is wrong with it is told in one run, each at its line."""

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.edition_dates import date_warnings
from pipeline.catalogue.edition_rules import read_edition

PLACE = "site/editions/2017-18-q1/edition.yaml"
GOOD = """\
title: April to June 2017
period: 2017/18 Q1
cut_off: 2017-10-02
release: 2017-10-02
front_sheet:
  report_to: The board
  by: [The analysts]
  title: Report
  purpose: To show how we are doing
  recommendations:
    - Note the figures
foreword: >-
  Falls are fewer.
"""
BAD = (
    GOOD.replace("release: 2017-10-02", "release: 2017-09-01\nagenda: soon")
    .replace("Note the figures", "Note the £3 m")
    .replace("Falls are fewer.", "Falls fell by 12.5%.")
    + "sign_offs:\n  - {step: commentary, by: The director, on: 2017-10-03}\ntitel: A\n"
)


def test_a_good_one_is_read():
    made, problems = read_edition(Edition, GOOD, PLACE)
    assert problems == []
    assert made is not None and made.period == "2017/18 Q1"


def test_all_is_told_at_once_at_its_line():
    made, problems = read_edition(Edition, BAD, PLACE)
    assert made is None
    told = {(one.field, one.line, one.rule) for one in problems}
    assert told == {
        ("cut_off", 3, "other"),
        ("agenda", 5, "wrong-type"),
        ("front_sheet.recommendations.1", 12, "loose-number"),
        ("foreword", 13, "loose-number"),
        ("sign_offs", 15, "other"),
        ("titel", 17, "unknown-key"),
    }


def test_a_typed_figure_is_told_with_a_remedy_and_an_example():
    _, (problem,) = read_edition(Edition, GOOD.replace("fewer", "12.5% fewer"), PLACE)
    assert (problem.field, problem.line, problem.rule) == ("foreword", 12, "loose-number")
    assert problem.found == "'12.5%' is a figure typed by hand"
    assert "`quoted`" in problem.allowed
    assert problem.example == 'quoted: ["12.5%"]'


def test_a_folder_of_another_period_is_told():
    made, _ = read_edition(Edition, GOOD, PLACE)
    assert made is not None
    assert date_warnings({"2017-18-q1": made, "pilot": made}) == []
    (line,) = date_warnings({"2017-18-q2": made})
    assert line.startswith("site/editions/2017-18-q2/edition.yaml  period  ")
    assert "called 2017-18-q2 (2017/18 Q2), and the report is about 2017/18 Q1" in line
