"""A page of commands and changes as a list of steps, and carrying them out; what they must do, the test says."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = "sh|yaml|csv|sql|diff|text"
FENCE = re.compile(rf"(?:<!-- exit (?P<exit>\d) -->\n)?```(?P<kind>{KINDS})\n(?P<body>.*?)```", re.DOTALL)
FILE = re.compile(r"`([\w./-]+\.(?:yaml|csv|sql))`")
ADD, SAVE = "Add to the end of", "Save this as"


@dataclass(frozen=True)
class Step:
    """One block: `sh` with its exit code, `text` that was said, or a change of a file: `diff`, `save`, `add`."""

    kind: str
    body: str
    exit: int = 0
    file: str = ""


def steps(page: str) -> Iterator[Step]:
    """Give the page's blocks; a change belongs to the file that was named last before it."""
    for block in FENCE.finditer(page):
        paragraph = page[: block.start()].rstrip().rsplit("\n\n", 1)[-1]
        named = FILE.findall(paragraph)
        kind = block["kind"]
        if kind in ("yaml", "csv", "sql"):
            kind = "add" if ADD in paragraph else "save"
            assert kind == "add" or SAVE in paragraph, paragraph
        yield Step(kind, block["body"], int(block["exit"] or 0), named[-1] if named else "")


def commands(step: Step) -> list[list[str]]:
    """Return the words of each command of a block."""
    return [shlex.split(line) for line in step.body.splitlines() if line]


def change(step: Step, root: Path) -> None:
    """Save, add to, or change a file as the page says; what is to go must be there once."""
    file = root / step.file
    if step.kind == "save":
        assert not file.exists(), f"{step.file} is there already"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(step.body, "utf-8")
    elif step.kind == "add":
        file.write_text(file.read_text("utf-8") + step.body, "utf-8")
    else:
        old, new = (_lines(step.body, mark) for mark in "-+")
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} is not once in {step.file}"
        file.write_text(text.replace(old, new), "utf-8")


def _lines(body: str, mark: str) -> str:
    lines = [line[1:] for line in body.splitlines() if line.startswith(mark)]
    assert lines, body
    return "".join(f"{line}\n" for line in lines)
