"""A page of how-to as steps: commands to run, and files to save, to add to, or to change, in the order written.

A comment before a block says what is done with it: `<!-- save FILE -->`, `<!-- add FILE -->`, `<!-- change FILE -->`
(a diff whose lines with `-` stand in the file). A block of `sh` is run; `<!-- exit N -->` before it says how it ends.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"(?:<!-- (?P<do>\w+) (?P<what>\S+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)
COMMAND = "outcomes "


@dataclass(frozen=True)
class Step:
    """One block: what is done (`run`, `save`, `add`, `change`), with which file or exit code, and the text."""

    do: str
    what: str
    body: str

    @property
    def commands(self) -> list[list[str]]:
        """The arguments of each command."""
        lines = [line for line in self.body.splitlines() if line.strip()]
        assert all(line.startswith(COMMAND) for line in lines), lines
        return [shlex.split(line.removeprefix(COMMAND)) for line in lines]


def page_steps(page: str) -> Iterator[Step]:
    """Give the blocks of a page. Every block must say what is done with it."""
    for block in BLOCK.finditer(page):
        do, what = block["do"], block["what"]
        if block["kind"] == "sh":
            yield Step("run", what if do == "exit" else "0", block["body"])
        else:
            assert do in ("save", "add", "change"), f"say what is done with this block:\n{block[0]}"
            yield Step(do, what, block["body"])


def carry_out(step: Step, root: Path) -> None:
    """Save, add to, or change a file as the page says."""
    file = root / step.what
    file.parent.mkdir(parents=True, exist_ok=True)
    text = file.read_text("utf-8") if file.exists() else ""
    if step.do == "change":
        old, new = (_side(step.body, sign) for sign in "-+")
        assert old in text, f"{step.what} has no\n{old}"
        file.write_text(text.replace(old, new, 1), "utf-8")
    else:
        file.write_text(text + step.body if step.do == "add" else step.body, "utf-8")


def _side(body: str, sign: str) -> str:
    return "".join(f"{line[1:]}\n" for line in body.splitlines() if line[:1] in (sign, " "))
