"""`outcomes doctor`: what this machine and project lack, a line each; lacking something is told, never a failure."""

import argparse
import importlib.util
import shutil
import sys
from collections.abc import Iterator

from pipeline.catalogue.load import read_catalogue
from pipeline.catalogue.reviews import due_reviews
from pipeline.cli.saying import Voice
from pipeline.errors import OutcomesError
from pipeline.settings import Project, open_project
from pipeline.sources.extracts import open_to_others

OLDEST = (3, 11)
PACKAGES = ("dagster", "duckdb", "frictionless", "altair", "vl_convert", "mkdocs", "material", "typst", "gptables")


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("doctor", parents=[common], help="what this machine lacks")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Say what is there and what is lacking."""
    project = open_project(args.project)
    for good, words in (*_machine(), *_project(project), *_reviews(project), *_late(project), *_records(project)):
        voice.fact(f"{'ok     ' if good else 'lacking'}  {words}", ok=good, what=words)
    return 0


def _machine() -> Iterator[tuple[bool, str]]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield sys.version_info >= OLDEST, f"Python {version} (3.11 or newer)"
    for name in PACKAGES:
        yield importlib.util.find_spec(name) is not None, f"package {name}"
    yield shutil.which("chromium") is not None, "chromium, for the browser tests alone"


def _project(project: Project) -> Iterator[tuple[bool, str]]:
    yield project.warehouse.exists(), "a warehouse (made by: outcomes refresh)"
    yield (project.public / "index.html").exists(), "a built website (made by: outcomes refresh)"
    if project.extracts is not None:
        yield project.extracts.is_dir(), f"the folder of extracts, {project.settings.data_path}"


def _records(project: Project) -> Iterator[tuple[bool, str]]:
    """Say which files of records others may read, and which are older than they may be kept."""
    if project.extracts is None or not project.extracts.is_dir():
        return
    from pipeline.cli.forget import kept_from
    from pipeline.defs.project import today
    from pipeline.steps.forgetting import overdue
    from pipeline.steps.workspace import open_workspace

    try:
        workspace = open_workspace(project.root)
    except OutcomesError:
        return
    wide = [name for source in workspace.sources.values() for name in open_to_others(source)]
    yield not wide, f"records that their owner alone may read{_which(wide, 'chmod 600')}"
    before = kept_from(project.settings.keep, today())
    old = overdue(workspace, before) if before else []
    yield before is not None, "how long records may be kept (keep: {records_years: 8} in project.yaml)"
    yield not old, f"no records older than that{_which(old, 'outcomes forget')}"


def _which(names: list[str], mend: str) -> str:
    return f": {', '.join(names[:5])}{' and more' * (len(names) > 5)} ({mend})" if names else ""


def _reviews(project: Project) -> Iterator[tuple[bool, str]]:
    """Say which definitions are due to be looked at again; the page `reviews/` says the same to readers."""
    from pipeline.defs.project import today

    catalogue, problems = read_catalogue(project.measures)
    if catalogue is None or problems:
        yield False, "definitions without a fault (see: outcomes check)"
        return
    late = [one for one in due_reviews(catalogue.measures, today()) if one.overdue]
    yield from ((False, f"a look at the definition of {one.measure}, due on {one.next} ({one.owner})") for one in late)
    if not late:
        yield True, "every definition was looked at in time"


def _late(project: Project) -> Iterator[tuple[bool, str]]:
    """Say which deliveries were expected by now and have not come; the page `arrivals/` says the same to readers."""
    if not project.warehouse.exists():
        return
    from pipeline.defs.project import ProjectResource
    from pipeline.steps.unattended import left_for_a_person

    here = ProjectResource(root=str(project.root))
    try:
        with here.warehouse() as warehouse:
            late = left_for_a_person(warehouse, here.workspace, here.day).late
    except OutcomesError as error:
        yield False, f"a look at what is late: {str(error).splitlines()[-1]}"
        return
    yield from ((False, line) for line in late)
    if not late:
        yield True, "every delivery came that was expected by now"
