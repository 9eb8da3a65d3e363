"""Throwing away the records and logs of old runs: so many of the newest stay, as `keep` in project.yaml says."""

import shutil
from pathlib import Path

import dagster as dg

FINISHED = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]


def prune(instance: dg.DagsterInstance, folder: Path, keep: int) -> int:
    """Delete all but the newest `keep` finished runs, and what lies of them under `folder`. Returns how many."""
    finished = instance.get_run_records(filters=dg.RunsFilter(statuses=FINISHED))
    old = [record.dagster_run.run_id for record in finished[keep:]]
    for run in old:
        instance.delete_run(run)
        _clear(folder, run)
    return len(old)


def _clear(folder: Path, run: str) -> None:
    """Take away the run's own database and its folders of logs, which Dagster leaves behind."""
    for path in sorted(folder.rglob(f"{run}*")) if folder.is_dir() else []:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
