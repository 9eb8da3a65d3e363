"""Every step of a full refresh one after the other without Dagster, as a program of its own.

Run as `python -m tests.benchmarks.steps_program PROJECT DAY`; prints one line of JSON: seconds of the processor, with
those of starting up. Cached drawings are thrown away and what was found before is forgotten, as by the full refresh
beside it.
"""

import contextlib
import json
import shutil
import sys
from datetime import date
from pathlib import Path

from pipeline.sources.clean_added import forget_cleaned
from pipeline.sources.partitions import forget_received
from pipeline.steps.build import build
from pipeline.steps.figures import protected, store_standings, work_out
from pipeline.steps.made import forget_given
from pipeline.steps.settling import forget_settled
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.state import node_hashes
from pipeline.steps.uncollected import uncollected
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
from tests.benchmarks.site_program import used


@uncollected()
def main(project: str, day: str) -> None:
    """Do each step in the order of dependence."""
    workspace, today = open_workspace(Path(project).resolve()), date.fromisoformat(day)
    database = workspace.project.warehouse
    shutil.rmtree(workspace.project.build / "cache", ignore_errors=True)
    with open_warehouse(database, receiving=True) as warehouse:
        for forget in (forget_received, forget_cleaned, forget_settled, forget_given):
            forget(warehouse)
        for source in workspace.sources.values():
            receive(warehouse, source, workspace.catalogue.areas)
    with open_warehouse(database) as warehouse, contextlib.chdir(project):
        for source in workspace.sources.values():
            make_clean(warehouse, source)
        for node in node_hashes(workspace, today):
            if node.startswith("measure/"):
                work_out(warehouse, workspace, node.removeprefix("measure/"))
        protected(warehouse, workspace, today)
        store_standings(warehouse, workspace, today)
        build(warehouse, workspace, today)
    print(json.dumps({"seconds": used()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
