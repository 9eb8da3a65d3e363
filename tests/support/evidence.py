"""What long tests showed, written where it is committed, with the commit that it was shown of.

`python -m tests.support.evidence RESULTS.xml NAME.md TITLE` makes a page of pytest's own results (`--junitxml`).
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.support.project import REPOSITORY

EVIDENCE = REPOSITORY / "docs" / "evidence"


def write_evidence(
    name: str,
    title: str,
    lines: Mapping[str, int],
    heads: Sequence[str] = ("What was left", "Times"),
    *,
    total: bool = True,
    told: str = "",
) -> None:
    """Write a tally as a table into `docs/evidence/`, after what it means, and print it."""
    rows = [(line, str(count)) for line, count in sorted(lines.items())]
    _write(name, title, heads, [*rows, *([("all", str(sum(lines.values())))] if total else [])], told)


def write_results(results: Path, name: str, title: str) -> None:
    """Write each test of a run with what came of it; raises where one failed."""
    cases = sorted(
        ET.parse(results).getroot().iter("testcase"), key=lambda one: (one.get("classname"), one.get("name"))
    )
    rows = [(f"`{_called(one)}`", _outcome(one), f"{float(one.get('time', 0)):.0f}") for one in cases]
    _write(name, title, ("Test", "Result", "Seconds"), rows)
    assert not [row for row in rows if row[1] == "failed"], "not all of them passed"


def _called(case: ET.Element) -> str:
    file = f"{case.get('classname', '')}".replace(".", "/")
    return f"{file}.py::{case.get('name')}".replace("|", "/")


def _outcome(case: ET.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    skipped = case.find("skipped")
    return "passed" if skipped is None else f"not run: {skipped.get('message', '')}"


def _write(name: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], told: str = "") -> None:
    table = "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows))
    about = f"{told}\n\n" if told else ""
    text = f"# {title}\n\nCommit {_commit()}.\n\n{about}{table}\n"
    (EVIDENCE / name).write_text(text, "utf-8")
    print(text)  # noqa: T201 - for whoever runs it


def _commit() -> str:
    """Name the commit, and say so where anything but evidence was changed: a long run writes several pages of it."""
    changed = _git("status", "--porcelain", "--", ".", ":(exclude)docs/evidence")
    return f"{_git('rev-parse', 'HEAD')}{', with changes' if changed else ''}"


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    write_results(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
