"""Definitions that do not fit a record-level source are told with their place before anything is worked out."""

import pytest

from pipeline.errors import ContentProblems
from pipeline.steps.workspace import open_workspace
from tests.support.project import edit
from tests.support.small_project import write_small_project
from tests.support.small_records import write_source

ENTRY = """\
sources:
  - source: stays
    method:
      kind: count
      table: spells
      where: age >= 65
      date: discharge_date
      area: ccg
      periods: [financial_quarter]
    fit: exact
no_data:"""
FILE = "measures/health/visits.yaml"


def project(root):
    write_small_project(root)
    write_source(root)
    edit(root / FILE, "no_data:", ENTRY)
    return root


def test_a_definition_that_fits_is_let_through(tmp_path):
    assert open_workspace(project(tmp_path)).catalogue.measures["visits"].sources


SPOILT = {
    "a column that is not there": ("date: discharge_date", "date: discharged", "did you mean 'discharge_date'"),
    "a date that is none": (
        "date: discharge_date",
        "date: los_days",
        f"{FILE}:19  method.date  the column 'los_days' holds no dates (it is bigint); a column of dates: discharge",
    ),
    "a table that is not there": ("table: spells", "table: visits", "has no table 'visits'"),
    "a table misspelt": ("table: spells", "table: spels", "no table 'spels', did you mean 'spells'?"),
    "no table named": ("      table: spells\n", "", "none is named"),
    "a word that is no column": ("age >= 65", "aged >= 65", "no column 'aged'"),
    "types that do not go together": ("age >= 65", "county + 1 > 2", "method.kind"),
    "a population that is not there": (
        "kind: count\n      table",
        "kind: rate\n      population: folk\n      table",
        "no source 'folk'",
    ),
    "groups that nothing tells apart": (
        "sources:\n",
        "breakdowns: [sex]\nsources:\n",
        f"{FILE}:13  breakdowns.of  nothing says which records belong to which group of 'sex'; an expression under of",
    ),
    "a date without an area": ("      area: ccg\n", "", "date, area and periods, all three"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_does_not_fit_is_told(tmp_path, name):
    old, new, told = SPOILT[name]
    root = project(tmp_path)
    edit(root / FILE, old, new)
    with pytest.raises(ContentProblems) as raised:
        open_workspace(root)
    assert told in str(raised.value)
    assert FILE in str(raised.value)
