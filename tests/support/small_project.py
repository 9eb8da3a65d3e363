"""A whole small project with invented places, written into a folder of a test's own."""

from collections.abc import Mapping
from pathlib import Path

from tests.support.project import edit

FRAMEWORK_HEAD = """\
title: Better lives
introduction: [What we want for people in our valleys.]
citation: The partnership's paper of 2016
first_year: 2016/17
last_year: 2020/21
headline_area: W
levels:
  - {key: domain, singular: aim, plural: aims}
  - {key: indicator, singular: sign, plural: signs}
domains:
  - key: safety
    title: People are safe
    introduction: Being safe matters.
    parts:
"""
FRAMEWORK = f"""\
{FRAMEWORK_HEAD}\
      - {{key: falls, title: The number of falls}}
  - key: health
    title: People are well
    introduction: Being well matters.
    parts:
      - {{key: walks, title: The number of walks}}
"""
AREAS = """\
code,name,short_name,kind,members,part_of
W,Twin Valleys,Twin Valleys,partnership,A1;A2,
A1,Upper Valley,Upper,council,,W
A2,Lower Valley,Lower,council,,W
"""
ALIASES = "alias,scheme,code\nUpper,name,A1\n"
VISITS = """\
title: Increase in walks
plain_title: Walks
question: Do more people walk?
indicator: walks
order: 2
definition: Walks that people take.
lifecycle: pilot
polarity: higher
unit: {kind: count, decimals: 0, noun: walks}
frequency: annual
lag_days: 90
areas: [W]
no_data: {state: awaiting, reason: Nobody has counted yet., needs: A count by the rangers}
owner: The rangers
author: An analyst
checker: Another analyst
review: {last: 2026-01-05, next: 2027-01-05}
"""
DESCRIPTOR = """\
name: returns
title: Returns of the two councils
licenses: [{name: OGL-UK-3.0, title: Open Government Licence v3.0}]
outcomes:
  publisher: The partnership
  publication: Returns
  published_on: 2017-06-01
  origin: local
resources:
  - name: figures
    path: figures.csv
    format: csv
    encoding: utf-8
    schema:
      fields:
        - {name: measure, type: string, constraints: {required: true}}
        - {name: area, type: string, constraints: {required: true}, outcomes: {role: area}}
        - {name: period, type: string, constraints: {required: true}, outcomes: {role: period, kinds: [financial_year]}}
        - {name: value, type: number, constraints: {minimum: 0}}
      primaryKey: [measure, area, period]
      missingValues: [""]
"""
FIGURES = """\
measure,area,period,value
falls,Upper,2015/16,110
falls,A2,2015-16,95
falls,Upper,2016/17,120
falls,A2,2016/17,90
"""
GOOD = Path(__file__).resolve().parents[1] / "fixtures" / "measures_good" / "falls.yaml"


def write_small_project(root: Path) -> Path:
    """Write the project into `root` and give it back."""
    files = {
        "project.yaml": "title: Better lives in Twin Valleys\n",
        "measures/framework.yaml": FRAMEWORK,
        "measures/areas.csv": AREAS,
        "measures/area_aliases.csv": ALIASES,
        "measures/safety/falls.yaml": GOOD.read_text("utf-8"),
        "measures/health/visits.yaml": VISITS,
        "data_raw/returns/datapackage.yaml": DESCRIPTOR,
        "data_raw/returns/figures.csv": FIGURES,
    }
    write_files(root, files)
    (root / "site").mkdir(exist_ok=True)
    return root


def write_quiet_project(root: Path) -> Path:
    """Write the project with a source that may give quarters too, so that `check` warns of nothing in it."""
    made = write_small_project(root)
    descriptor = made / "data_raw/returns/datapackage.yaml"
    edit(descriptor, "kinds: [financial_year]", "kinds: [financial_year, financial_quarter]")
    return made


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Write texts below a folder by their paths."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
