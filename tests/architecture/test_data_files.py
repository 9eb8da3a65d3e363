"""The commit hook for data files: what it lets in and what it refuses."""

from pathlib import Path

import pytest

from tools.data_files import problems

DESCRIPTOR = """
resources:
  - {name: figures, path: figures.csv}
  - {name: quarters, path: [old/*.xlsx, new.xlsx]}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, content in {
        "data_raw/board/datapackage.yaml": DESCRIPTOR,
        "data_raw/board/old/q1.xlsx": "",
        "measures/framework.yaml": "",
        "tests/fixtures/few.csv": "a\n",
        "tests/fixtures/many.csv": "a\n" * 40_000,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "data_raw/board/figures.csv",
        "data_raw/board/old/q1.xlsx",
        "data_raw/board/new.xlsx",
        "measures/areas.csv",
        "measures/codes/wards.csv",
        "tests/fixtures/few.csv",
        "site/notes.md",
    ],
)
def test_described_files_pass(project: Path, name: str) -> None:
    assert problems([name], project) == []


@pytest.mark.parametrize(
    "name",
    [
        "data_raw/board/patients.csv",
        "data_raw/new/figures.csv",
        "figures.csv",
        "site/FIGURES.CSV",
        "measures/extract.xlsx",
        "docs/measures/a.csv",
        "build/warehouse.duckdb",
        "tests/fixtures/many.csv",
    ],
)
def test_undescribed_files_are_refused_with_the_remedy(project: Path, name: str) -> None:
    found = problems([name], project)
    assert len(found) == 1
    assert found[0].startswith(f"{name}  nothing describes this data file; ")
    assert "datapackage.yaml" in found[0]
