"""A tutorial as a list of steps: every command to run, every file to save, every place to fill, in the order written.

What the steps must do is asserted by the test; here the page is only read and carried out.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"(?:<!-- exit (?P<exit>\d) -->\n)?```(?P<kind>sh|yaml|csv)\n(?P<body>.*?)```", re.DOTALL)
FILE = re.compile(r"`([\w./-]+\.(?:yaml|csv))`")
COMMAND = "outcomes "


@dataclass(frozen=True)
class Step:
    """One block of the page: a command with its exit code, or a text with the file that it belongs to and how."""

    kind: str
    body: str
    exit: int = 0
    file: str = ""


def steps(page: str) -> Iterator[Step]:
    """Give the page's blocks; a text belongs to the file that was named last before it."""
    for block in FENCE.finditer(page):
        before = page[: block.start()].rstrip()
        named = FILE.findall(before)
        how = {
            "yaml": "add"
            if before.splitlines()[-1].startswith(("Is ", "Add ")) or "Add to" in before[-120:]
            else "fill"
        }
        kind = how.get(block["kind"], block["kind"])
        yield Step(kind, block["body"], int(block["exit"] or 0), named[-1] if named else "")


def commands(step: Step) -> list[list[str]]:
    """Return the arguments of each command of a block."""
    lines = [line for line in step.body.splitlines() if line]
    assert all(line.startswith(COMMAND) for line in lines), lines
    return [shlex.split(line.removeprefix(COMMAND)) for line in lines]


def carry_out(step: Step, root: Path) -> None:
    """Save, add to, or fill a file as the page says."""
    file = root / step.file
    if step.kind == "csv":
        file.write_text(step.body, "utf-8")
    elif step.kind == "add":
        file.write_text(file.read_text("utf-8") + step.body, "utf-8")
    elif step.kind == "fill":
        lines = file.read_text("utf-8").splitlines()
        for wanted in step.body.splitlines():
            (at,) = [n for n, line in enumerate(lines) if _is_marked(line, wanted)]
            lines[at] = lines[at][: lines[at].index(wanted.split(":")[0])] + wanted
        file.write_text("\n".join([*lines, ""]), "utf-8")


def _is_marked(line: str, wanted: str) -> bool:
    return line.lstrip(" -").startswith(f"{wanted.split(':', maxsplit=1)[0]}: ") and "TODO" in line
