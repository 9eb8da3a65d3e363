"""Ours beside a straightforward pandas program that does the same checks and writes; each as a program of its own."""

import json

from pipeline.sources.checking import plain_schema
from tests.benchmarks.conftest import ROWS
from tests.benchmarks.programs import run_ours, run_program
from tests.support.project import REPOSITORY


def test_receiving_beside_a_plain_pandas_program(records, tmp_path):
    schema = tmp_path / "schema.json"
    schema.write_text(json.dumps(plain_schema(records, records.package.resources[0]), default=str), "utf-8")
    (tmp_path / "out").mkdir()
    program = REPOSITORY / "tests/benchmarks/pandas_program.py"
    pandas = run_program(program, schema, records.sample / records.name, tmp_path / "out")
    ours = run_ours(records, tmp_path / "warehouse.duckdb")
    ratio = pandas["seconds"] / ours["receive"]
    print(
        f"\n{ROWS:,} rows: pandas {pandas['seconds']:.1f} s, peak {pandas['peak'] / 1e6:,.0f} MB; ours "
        f"{ours['receive']:.1f} s, peak {ours['peak'] / 1e6:,.0f} MB with cleaning; "
        f"pandas takes {ratio:.2f} times as long"
    )
    assert (ours["problems"], pandas["wrong"]) == ([], 0)
    assert ours["rows"] == pandas["rows"]
    assert ratio >= 2
