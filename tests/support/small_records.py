"""A small record-level source of two invented providers, written into a folder of a test's own."""

import gzip
from pathlib import Path

from pipeline.areas import Areas, load
from pipeline.sources.descriptor import Source, read_source
from pipeline.sources.extracts import placed

AREAS = """\
code,name,short_name,kind,members,part_of
W,Twin Valleys,Twin Valleys,partnership,A1;A2,
A1,Upper Valley,Upper,ccg,,W
A2,Lower Valley,Lower,ccg,,W
C,The County,County,county,,
"""
ALIASES = "alias,scheme,code\n01A,ods,A1\n02B,ods,A2\n"
DESCRIPTOR = """\
name: stays
title: Stays in two invented hospitals
licenses: [{name: none, title: Not for sharing}]
outcomes:
  publisher: The partnership
  publication: Extracts
  origin: official
  records: true
  pseudonymised: true
  disclosure: sus_by_date
  layout: records
  frequency: quarterly
  lag_days: 60
  options: {partition_date: discharge_date}
resources:
  - name: episodes
    path: stays_*.csv
    schema:
      fields:
        - {name: record, type: string, constraints: {required: true}}
        - {name: spell, type: string}
        - {name: episode_order, type: integer}
        - {name: ccg, type: string}
        - {name: county, type: string}
        - {name: person, type: string}
        - {name: age, type: integer, constraints: {minimum: 0, maximum: 120}}
        - {name: admission_method, type: string, constraints: {enum: ["11", "21", "2A", "82"]}}
        - {name: admission_date, type: date}
        - {name: discharge_date, type: date}
      primaryKey: [record]
      missingValues: [""]
"""
EPISODES = "SELECT * FROM episodes WHERE discharge_date IS NULL OR discharge_date > DATE '1801-01-01'\n"
SPELLS = """\
SELECT
    _file, _sheet, min(_row) AS _row, spell, min(ccg) AS ccg, min(county) AS county, min(person) AS person,
    min(age) AS age, min(admission_method) AS admission_method, max(discharge_date) AS discharge_date,
    DATE_DIFF('day', min(admission_date), max(discharge_date)) AS los_days
FROM episodes_kept
GROUP BY _file, _sheet, spell
"""
HEADER = "record,spell,episode_order,ccg,county,person,age,admission_method,admission_date,discharge_date"


def small_areas() -> Areas:
    """The invented areas."""
    return load(AREAS, ALIASES)


def write_source(root: Path) -> Path:
    """Write the descriptor and cleaning files; give back the source's folder."""
    folder = root / "data_raw" / "stays"
    (folder / "clean").mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.yaml").write_text(DESCRIPTOR, "utf-8")
    (folder / "clean" / "1_episodes_kept.sql").write_text(EPISODES, "utf-8")
    (folder / "clean" / "2_spells.sql").write_text(SPELLS, "utf-8")
    return folder


def small_source(root: Path, *, sample: bool = False) -> Source:
    """The source as read, its real files in `extracts`, its synthetic ones (where wanted) in `sample`."""
    source, problems = read_source(write_source(root))
    assert source is not None, problems
    return placed(source, root / "extracts", root / "sample" if sample else None)


def stay(record: str, **cells: object) -> str:
    """One row; what is not said is an ordinary emergency stay of two nights in May 2017."""
    row = {
        "record": record,
        "spell": record,
        "episode_order": 1,
        "ccg": "01A",
        "county": "C",
        "person": "p" + record,
        "age": 70,
        "admission_method": "21",
        "admission_date": "2017-05-02",
        "discharge_date": "2017-05-04",
        **cells,
    }
    return ",".join(str(row[name]) for name in HEADER.split(","))


def deliver(root: Path, name: str, *rows: str, folder: str = "extracts") -> Path:
    """Write a file of rows under the heading; `.gz` is packed."""
    path = root / folder / "stays" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = "\n".join([HEADER, *rows, ""]).encode()
    path.write_bytes(gzip.compress(data, mtime=0) if name.endswith(".gz") else data)
    return path
