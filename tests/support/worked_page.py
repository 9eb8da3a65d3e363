"""A page of instructions as steps: commands to run, what they answer, files to save, add to, change or fill, in order.

A comment before a block says what is done with it: `<!-- save FILE -->`, `<!-- add FILE -->`, `<!-- change FILE -->` (a
diff whose lines with `-` stand in the file once), `<!-- fill FILE -->` (lines that replace those marked TODO),
`<!-- answer -->`. A block of `sh` is run; `<!-- exit N -->` before it says how it ends. What the steps must do, the
tests say.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"(?:<!-- (?P<do>\w+)(?: (?P<what>\S+))? -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)
COMMAND, FOLDER = "outcomes", "cd"


@dataclass(frozen=True)
class Step:
    """One block: what is done (`run`, `answer`, `save`, `add`, `change`, `fill`), with which file or exit code."""

    do: str
    what: str
    body: str

    @property
    def commands(self) -> list[list[str]]:
        """The arguments of each command; going into the project's folder is none."""
        lines = [shlex.split(line) for line in self.body.splitlines() if line.strip()]
        asked = [words for words in lines if words[0] != FOLDER]
        assert all(words[0] == COMMAND for words in asked), asked
        return [words[1:] for words in asked]


def page_steps(page: str) -> Iterator[Step]:
    """Give the blocks of a page. Every block must say what is done with it."""
    for block in BLOCK.finditer(page):
        do, what = block["do"], block["what"] or ""
        if block["kind"] == "sh":
            yield Step("run", what if do == "exit" else "0", block["body"])
        else:
            assert do == "answer" or (do in CARRIED_OUT and what), f"say what is done with this block:\n{block[0]}"
            yield Step(do, what, block["body"])


def carry_out(step: Step, root: Path) -> None:
    """Save, add to, change or fill a file as the page says."""
    file = root / step.what
    file.parent.mkdir(parents=True, exist_ok=True)
    text = file.read_text("utf-8") if file.exists() else ""
    file.write_text(CARRIED_OUT[step.do](text, step), "utf-8")


def _save(text: str, step: Step) -> str:
    assert not text, f"{step.what} is there already"
    return step.body


def _add(text: str, step: Step) -> str:
    return text + step.body


def _change(text: str, step: Step) -> str:
    old, new = ("".join(f"{line[1:]}\n" for line in step.body.splitlines() if line[:1] in (sign, " ")) for sign in "-+")
    assert text.count(old) == 1, f"{old!r} is not once in {step.what}"
    return text.replace(old, new)


def _fill(text: str, step: Step) -> str:
    lines = text.splitlines()
    for wanted in step.body.splitlines():
        key = wanted.split(":", maxsplit=1)[0]
        (at,) = [n for n, line in enumerate(lines) if line.lstrip(" -").startswith(f"{key}: ") and "TODO" in line]
        lines[at] = lines[at][: lines[at].index(key)] + wanted
    return "\n".join([*lines, ""])


CARRIED_OUT = {"save": _save, "add": _add, "change": _change, "fill": _fill}
