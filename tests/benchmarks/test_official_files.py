"""Every published file beside the project from the file to the clean table: megabytes a second, share spent parsing.

Parsing is the layout reader: from bytes to records of text. The rest is meaning, the Schema check, typing and loading.
"""

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pytest

from pipeline import areas
from pipeline.sources.files import files_of
from pipeline.sources.layouts import read
from pipeline.sources.receive import read_delivery, swap_in
from pipeline.steps.source_steps import make_clean
from pipeline.warehouse import open_memory
from tests.support.official_files import FILES, REPOSITORY, deliver
from tests.support.shared import DATA, need

MOST_BESIDE_PARSING = 12.0


@dataclass(frozen=True)
class Pace:
    """How one family went: its megabytes as delivered, rows kept, and seconds parsing and in all."""

    name: str
    megabytes: float
    rows: int
    parsing: float
    whole: float


def _pace(name: str, folder: Path) -> Pace:
    source = deliver(name, folder)
    files = {file.name: file for resource in source.package.resources for file in files_of(source, resource)[0]}
    size = sum(file.path.stat().st_size for file in files.values()) / 1e6
    start = perf_counter()
    for resource in source.package.resources:
        read(source, resource, files_of(source, resource)[0])
    parsing = perf_counter() - start
    known = areas.read(REPOSITORY / "measures")
    with open_memory(receiving=True) as warehouse:
        start = perf_counter()
        receipt = read_delivery(source, known)
        assert receipt.accepted, [str(problem) for problem in receipt.problems[:3]]
        swap_in(warehouse, receipt)
        rows = sum(make_clean(warehouse, source).values())
        whole = perf_counter() - start
    return Pace(name, size, rows, min(parsing, whole), whole)


@pytest.fixture(scope="module")
def paces(tmp_path_factory: pytest.TempPathFactory) -> list[Pace]:
    """Each family measured once, in one run."""
    need(DATA)
    return [_pace(name, tmp_path_factory.mktemp(name)) for name in sorted(FILES)]


def _line(name: str, one: tuple[float, float, float, float]) -> str:
    megabytes, rows, parsing, whole = one
    return f"| {name} | {megabytes:.1f} | {rows:,.0f} | {megabytes / whole:.2f} | {parsing / whole:.0%} |"


def test_all_published_files_end_to_end(paces: list[Pace], capsys: pytest.CaptureFixture[str]) -> None:
    sums = tuple(sum(getattr(p, part) for p in paces) for part in ("megabytes", "rows", "parsing", "whole"))
    with capsys.disabled():
        print("\n| Family | MB | Rows | MB/s | Share spent parsing |\n|---|---|---|---|---|")
        for pace in paces:
            print(_line(pace.name, (pace.megabytes, pace.rows, pace.parsing, pace.whole)))
        print(_line("all", (sums[0], sums[1], sums[2], sums[3])))
    assert all(pace.rows for pace in paces)
    assert sums[3] <= MOST_BESIDE_PARSING * sums[2]
