"""Records are forgotten after a report that rests on them was frozen: the report stays as it was, to the byte, and is
shown; no newer page, file or table holds what they gave; what is newer goes on."""

import shutil
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.defs.project import forget
from pipeline.publish.tree import read_tree
from pipeline.warehouse import open_warehouse
from tests.support.project import REPOSITORY, edit
from tests.support.small_project import write_small_project
from tests.support.small_records import ALIASES, AREAS, deliver, stay, write_source
from tests.unit.steps.test_forgetting import LATER, NEW, OLD, STAYS

SLUG, DAY = "2017-18-q1", "2018-02-01"
EDITION = """\
title: April to June 2017
period: 2017/18 Q1
cut_off: 2018-01-10
front_sheet: {report_to: The board, by: [The director], title: How we are, purpose: To tell, recommendations: [Note]}
foreword: We counted stays.
sign_offs:
  - {step: data, by: The analyst, on: 2018-01-11}
  - {step: commentary, by: The director, on: 2018-01-12}
"""
FIRST, SECOND = 37, 53
"""So many stays in each quarter: numbers that stand nowhere else."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("OUTCOMES_PROJECT", "DAGSTER_HOME"):
        monkeypatch.setenv(name, "set by each refresh")
    made = write_small_project(tmp_path / "project")
    shutil.copy(REPOSITORY / "mkdocs.yml", made / "mkdocs.yml")
    for name in ("accessibility", "glossary", "how-to-read-charts", "methods"):
        (made / "site/pages").mkdir(parents=True, exist_ok=True)
        (made / f"site/pages/{name}.md").write_text(f"---\ntitle: {name}\ndescription: Words\n---\nWords.\n", "utf-8")
    write_source(made)
    edit(
        made / "data_raw/stays/datapackage.yaml", "  layout: records\n", "  layout: records\n  views: [episodes_kept]\n"
    )
    (made / "measures/areas.csv").write_text(AREAS, "utf-8")
    (made / "measures/area_aliases.csv").write_text(ALIASES + "Upper,name,A1\n", "utf-8")
    (made / "measures/health/visits.yaml").write_text(STAYS, "utf-8")
    settings = f"title: Better lives\ndata_path: {made / 'extracts'}\ndisclosure: {{sus: hes_pre2018}}\n"
    (made / "project.yaml").write_text(settings, "utf-8")
    (made / "site/editions" / SLUG).mkdir(parents=True)
    (made / "site/editions" / SLUG / "edition.yaml").write_text(EDITION, "utf-8")
    deliver(made, OLD, *(stay(f"old-record-{n}") for n in range(FIRST)))
    deliver(made, NEW, *(stay(f"new-record-{n}", **LATER) for n in range(SECOND)))
    return made


def outcomes(root: Path, *words: str) -> None:
    forget()
    assert main([*words, "--project", str(root), "--as-of", DAY]) == 0, words


def tables(root: Path) -> dict[str, str]:
    """All that the warehouse holds, by table, as text."""
    with open_warehouse(root / "build/warehouse.duckdb") as warehouse:
        names = [
            f"{schema}.{n}" for schema in ("incoming", "raw", "clean", "measure") for n in warehouse.tables(schema)
        ]
        return {name: repr(warehouse.rows("select * from " + name)) for name in names}


@pytest.mark.system
def test_the_frozen_report_stays_and_nothing_else_refers_to_what_is_gone(root: Path) -> None:
    outcomes(root, "refresh")
    outcomes(root, "edition", "freeze", SLUG)
    outcomes(root, "refresh")
    kept, shown = read_tree(root / "site/editions" / SLUG), read_tree(root / "build/public")
    assert f">{FIRST}<" in shown["measures/visits/index.html"].decode("utf-8")
    assert "old-record-1" in "".join(tables(root).values())

    outcomes(root, "forget", "--before", "2017-07-01", "--yes", "--by", "IG lead")
    assert "old-record" not in "".join(tables(root).values()), "gone at once, not only after the next refresh"
    assert "2017/18 Q1" not in tables(root)["measure.visits"]
    outcomes(root, "refresh")

    assert read_tree(root / "site/editions" / SLUG) == kept
    now = read_tree(root / "build/public")
    report = [path for path in shown if path.startswith(f"editions/{SLUG}/")]
    assert report
    assert [path for path in report if now[path] != shown[path]] == [], "the report is shown as it was, to the byte"
    values = [line for line in now["data/values.csv"].decode("utf-8").splitlines() if line.startswith("visits,")]
    assert [line for line in values if "2017/18 Q2" in line]
    assert [line for line in values if "2017/18 Q1" in line] == []
    page = now["measures/visits/index.html"].decode("utf-8")
    assert (f">{FIRST}<" in page, f">{SECOND}<" in page) == (False, True)
    holding = [path for path, content in now.items() if b"old-record" in content]
    assert holding == []


@pytest.mark.system
def test_all_records_may_go(root: Path) -> None:
    edit(root / "site/editions" / SLUG / "edition.yaml", "period: 2017/18 Q1", "period: 2017/18 Q2")
    outcomes(root, "refresh")
    outcomes(root, "edition", "freeze", SLUG)
    outcomes(root, "refresh")
    outcomes(root, "forget", "--before", "2018-01-01", "--yes", "--by", "IG lead")
    outcomes(root, "refresh")
    held = tables(root)
    assert "record-" not in "".join(held.values())
    assert held["measure.visits"] == "[]"
    assert str(SECOND) in read_tree(root / "build/public")[f"editions/{SLUG}/index.html"].decode("utf-8")
