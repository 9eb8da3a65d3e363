"""Tallies of long tests, written where they are committed, with the commit that they were made of."""

import subprocess
from collections.abc import Mapping

from tests.support.project import REPOSITORY


def write_evidence(name: str, title: str, lines: Mapping[str, int]) -> None:
    """Write a tally as a table into `docs/evidence/` and print it."""
    command = ["git", "describe", "--always", "--abbrev=40", "--exclude", "*", "--dirty"]
    commit = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.strip()
    rows = "\n".join(f"| {line} | {count} |" for line, count in sorted(lines.items()))
    head = f"# {title}\n\nCommit {commit}.\n\n| What was left | Times |\n|---|---|\n"
    text = f"{head}{rows}\n| all | {sum(lines.values())} |\n"
    (REPOSITORY / "docs" / "evidence" / name).write_text(text, "utf-8")
    print(text)  # noqa: T201 - for whoever runs it
