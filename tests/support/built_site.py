"""The shipped project refreshed and built once in a folder of the tests' own, for tests that look at the result."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.project import copy_project

AS_OF = "2026-11-27"
"""After the cut-off of every shipped report: the website as a reader meets it, not as it would have been once."""
CANARY = "a-password-of-nobody-7f3c"
"""Stands in the environment of every such command as the password; a test looks for it in all that is made."""


@dataclass(frozen=True)
class BuiltSite:
    """Where the project and its website are, and what the command said."""

    root: Path
    said: str

    @property
    def public(self) -> Path:
        """The website's folder."""
        return self.root / "build" / "public"


def outcomes(*arguments: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, in a process of its own."""
    command = [sys.executable, "-m", "pipeline.cli.main", *arguments, "--project", str(root)]
    surroundings = {**os.environ, "TZ": "UTC", "OUTCOMES_SMTP_PASSWORD": CANARY}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)


def build_shipped(target: Path) -> BuiltSite:
    """Copy the shipped content to `target`, refresh it, and give back what was made."""
    root = copy_project(target)
    done = outcomes("refresh", "--as-of", AS_OF, root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltSite(root, done.stdout)
