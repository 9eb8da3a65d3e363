"""An invented project of any number of measures, areas and editions, for benchmarks of growth."""

import shutil
from itertools import islice, product
from pathlib import Path

from pipeline.cli.new_project import TEMPLATE
from tests.support.small_project import DESCRIPTOR, FRAMEWORK_HEAD, write_files

YEARS = tuple(f"{year}/{(year + 1) % 100:02d}" for year in range(2009, 2017))
PROJECT = "title: Better lives in the Valleys\nsample_hospital_data: false\n"
MEASURE = """\
title: Fewer falls of kind {n}
plain_title: Falls of kind {n}
question: Are fewer people falling in way {n}?
indicator: kind_{n}
order: {order}
definition: Falls of kind {n} that people told us of.
lifecycle: pilot
polarity: lower
unit: {{kind: count, decimals: 0, noun: falls}}
frequency: annual
lag_days: 60
areas: [W{areas}]
sources:
  - source: returns
    fit: exact
    method: {{kind: published, where: "measure = 'kind_{n}'"}}
owner: The partnership
author: An analyst
checker: Another analyst
review: {{last: 2026-01-05, next: 2027-01-05}}
"""
EDITION = """\
title: Report {quarter}
period: {quarter}
cut_off: {cut_off}
reconstructed_on: 2026-01-05
front_sheet:
  report_to: The valley board
  by: [The clerk]
  title: Better lives
  purpose: To say how people are.
  recommendations: [Note the figures]
"""
ENDS = ("08-15", "11-15", "02-15", "05-15")


def _quarters(number: int) -> list[tuple[str, str, str]]:
    """The first quarters from 2019/20 on: label, folder and cut-off."""
    made = (
        (f"{year}/{(year + 1) % 100:02d} Q{q}", f"{year}-{(year + 1) % 100:02d}-q{q}", f"{year + q // 3}-{ENDS[q - 1]}")
        for year, q in product(range(2019, 2030), range(1, 5))
    )
    return list(islice(made, number))


def _figure(measure: int, area: int, year: int) -> int:
    return 100 + (measure * 37 + area * 11 + year * 7) % 90


def grow(root: Path, *, measures: int, areas: int, editions: int) -> Path:
    """Write such a project into a new folder and give it back."""
    members = [f"A{n}" for n in range(areas)]
    names = [f"A{n},Valley {n},Valley {n},council,,W" for n in range(areas)]
    parts = [f"      - {{key: kind_{n}, title: Falls of kind {n}}}" for n in range(measures)]
    whole = f"W,The Valleys,The Valleys,partnership,{';'.join(members)},"
    listed = "".join(f", {member}" for member in members)
    figures = [
        f"kind_{n},{area},{label},{_figure(n, a, y)}"
        for n in range(measures)
        for a, area in enumerate(["W", *members])
        for y, label in enumerate(YEARS)
    ]
    files = {
        "project.yaml": PROJECT,
        "measures/framework.yaml": FRAMEWORK_HEAD + "\n".join(parts) + "\n",
        "measures/areas.csv": "\n".join(["code,name,short_name,kind,members,part_of", whole, *names]) + "\n",
        "measures/area_aliases.csv": "alias,scheme,code\n",
        "data_raw/returns/datapackage.yaml": DESCRIPTOR,
        "data_raw/returns/figures.csv": "\n".join(["measure,area,period,value", *figures]) + "\n",
        **{f"measures/safety/kind_{n}.yaml": MEASURE.format(n=n, order=n + 1, areas=listed) for n in range(measures)},
        **{
            f"site/editions/{folder}/edition.yaml": EDITION.format(quarter=label, cut_off=cut_off)
            for label, folder, cut_off in _quarters(editions)
        },
    }
    shutil.copytree(TEMPLATE / "site", root / "site")
    shutil.copyfile(TEMPLATE / "mkdocs.yml", root / "mkdocs.yml")
    write_files(root, files)
    return root
