"""Benchmarks compare ratios within one run, never seconds; `OUTCOMES_BENCH_ROWS` sets the size (2 million)."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.sources.descriptor import Source, read_source
from pipeline.sources.sample.generate import generate
from pipeline.sources.sample.plan import read_plan
from pipeline.warehouse import Warehouse, open_memory, open_warehouse
from tests.support.project import REPOSITORY

ROWS = int(os.environ.get("OUTCOMES_BENCH_ROWS", "2000000"))
LIMIT = "2GiB"


def write_sample(source: Source, folder: Path, rows: int) -> None:
    """Write a synthetic extract of about so many rows, as plain CSV."""
    with open_memory(receiving=True) as warehouse:
        warehouse.execute(f"set memory_limit = '{LIMIT}'")
        generate(warehouse.connection, read_plan(source.folder), folder / source.name, rows=rows, form="csv")


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The hospital source with a synthetic extract of the asked size, as plain CSV."""
    folder = tmp_path_factory.mktemp("extracts")
    source, problems = read_source(REPOSITORY / "data_raw/sus_apc")
    assert source is not None, problems
    write_sample(source, folder, ROWS)
    return replace(source, extracts=None, sample=folder)


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """A warehouse on disk with the benchmark's memory limit."""
    path: Path = tmp_path_factory.mktemp("bench") / "warehouse.duckdb"
    with open_warehouse(path, receiving=True) as opened:
        opened.execute(f"set memory_limit = '{LIMIT}'")
        yield opened
