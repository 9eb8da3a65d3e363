"""A refresh that nobody watches (`--unattended`): whatever needs a person is sent the way that project.yaml says.

What is said is in `steps.notice`; a notice that cannot be sent hides nothing of what it was about.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.cli.saying import Voice
from pipeline.errors import ContentProblems, OutcomesError, WarehouseBusy
from pipeline.settings import Project, open_project
from pipeline.steps.notice import Found, notice
from pipeline.steps.sending import NotSent, send_once


class StepsFailed(OutcomesError):
    """Steps of a run failed: told in words, and by name for whoever must not see figures."""

    def __init__(self, told: str, steps: Sequence[str]) -> None:
        super().__init__(told)
        self.steps = tuple(steps)


def watched(root: Path, voice: Voice, work: Callable[[], int], left: Callable[[], Found]) -> int:
    """Do the work, tell a person what needs one, and give the work's exit code. What went wrong is raised on."""
    project = open_project(root)
    try:
        code = work()
    except Exception as error:
        _tell(project, voice, Found(failed=_named(error)), again=True)
        raise
    _tell(project, voice, left(), again=False)
    return code


def _named(error: Exception) -> Sequence[str]:
    if isinstance(error, StepsFailed):
        return error.steps
    if isinstance(error, ContentProblems):
        return [f"reading the project: {len(error.problems)} problems; `outcomes check` lists them"]
    if isinstance(error, WarehouseBusy):
        return ["the warehouse was in use by another program"]
    return [f"the refresh itself ({type(error).__name__})"]


def _tell(project: Project, voice: Voice, found: Found, *, again: bool) -> None:
    try:
        send_once(project, notice(project.settings.title, str(project.root), found), os.environ, again=again)
    except NotSent as error:
        voice.error(str(error))
