"""Ten times the rows take at most thirteen times as long; run where OUTCOMES_BENCH_GROWTH is 1 (an hour and 15 GB)."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.sources.descriptor import Source, read_source
from tests.benchmarks.conftest import write_sample
from tests.benchmarks.programs import run_ours
from tests.support.project import REPOSITORY

SMALL = int(os.environ.get("OUTCOMES_BENCH_SMALL", "2000000"))
TIMES, BOUND = 10, 13

pytestmark = pytest.mark.skipif(
    os.environ.get("OUTCOMES_BENCH_GROWTH") != "1", reason="twenty million rows; asked for by OUTCOMES_BENCH_GROWTH=1"
)


def sample_of(rows: int, folder: Path) -> Source:
    source, problems = read_source(REPOSITORY / "data_raw/sus_apc")
    assert source is not None, problems
    write_sample(source, folder, rows)
    return replace(source, extracts=None, sample=folder)


def test_time_grows_no_more_than_thirteenfold(tmp_path):
    took = {}
    for rows in (SMALL, SMALL * TIMES):
        folder = tmp_path / str(rows)
        done = run_ours(sample_of(rows, folder), folder / "warehouse.duckdb")
        assert done["problems"] == []
        took[rows] = done["receive"] + done["clean"]
        parts = f"receive {done['receive']:.1f} s, clean {done['clean']:.1f} s, peak {done['peak'] / 1e6:,.0f} MB"
        print(f"\n{done['rows']:,} rows: {parts}")
    growth = took[SMALL * TIMES] / took[SMALL]
    print(f"{TIMES} times the rows take {growth:.2f} times as long")
    assert growth <= BOUND
