"""Ten million bad rows: one readable report, exact numbers, no cell's value, and memory within bounds."""

import os

import pytest

from tests.benchmarks.conftest import LIMIT
from tests.benchmarks.programs import run_program
from tests.support.small_records import HEADER, small_source

ROWS_OF_BAD = int(os.environ.get("OUTCOMES_BENCH_BAD", "10000000"))
BAD = "{n},s,x,01A,C,SECRET,200,77,2017-04-01,2017-05-01\n"
MOST_MEMORY = 3 * 2**30
LONGEST_REPORT = 2_000


@pytest.mark.system
def test_ten_million_bad_rows_make_one_readable_report(tmp_path):
    source = small_source(tmp_path, sample=True)
    folder = tmp_path / "sample" / source.name
    folder.mkdir(parents=True)
    with (folder / "stays_2017-18-q1_abc.csv").open("w", encoding="utf-8") as stream:
        stream.write(HEADER + "\n")
        stream.writelines(BAD.format(n=n) for n in range(ROWS_OF_BAD))
    words = ("-m", "tests.benchmarks.our_program", source.folder, tmp_path / "sample", tmp_path / "w.duckdb", LIMIT)
    done = run_program(*words)
    told = "\n".join(done["problems"])
    print(f"\n{ROWS_OF_BAD:,} bad rows: {done['receive']:.1f} s, {done['peak']:,} B\n{told}")
    assert len(done["problems"]) == 3
    assert told.count(f"{ROWS_OF_BAD:,} times, rows 2, 3, 4") == 3
    assert len(told) < LONGEST_REPORT
    assert "SECRET" not in told
    assert done["rows"] == 0
    assert done["peak"] < MOST_MEMORY
