"""Dagster's entry point: everything in `defs`, for the project named by OUTCOMES_PROJECT or the current folder."""

from pathlib import Path

import dagster as dg


@dg.definitions
def defs() -> dg.Definitions:
    """Load all definitions of the `defs` package."""
    return dg.load_from_defs_folder(path_within_project=Path(__file__).parent)
