"""A password that stood in the environment of a run is in nothing that the run made."""

from pathlib import Path

from tests.support.built_site import CANARY


def test_a_run_leaves_none_behind(smallest_built: Path) -> None:
    """Neither site nor warehouse, logs or Dagster's records hold the password that stood in the environment."""
    files = [path for path in smallest_built.rglob("*") if path.is_file()]
    assert {".db", ".duckdb", ".html"} <= {path.suffix for path in files}
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []
