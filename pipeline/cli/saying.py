"""How the command speaks: plain lines, or the same facts as JSON lines; progress on a terminal only.

What is said is decided by the verbs.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from typing import Any
from unicodedata import category

from pipeline.errors import Problem

STEERING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@dataclass(frozen=True)
class Voice:
    """Where a verb says its facts; `said` counts them by their names."""

    json: bool = False
    said: Counter[str] = field(default_factory=Counter)

    def fact(self, words: str, **facts: Any) -> None:
        """Say one fact: the words to a person, the facts to a program."""
        self.said.update(facts.keys())
        self._line(words, facts or {"message": words})

    def problems(self, problems: Sequence[Problem]) -> None:
        """Say every problem, a line each, then how many there are."""
        for problem in problems:
            self._line(str(problem), {"problem": asdict(problem)})
        count = len(problems)
        kinds = ", ".join(sorted({problem.rule for problem in problems if problem.rule}))
        if kinds and not self.json:
            self._line(f"More on each kind in docs/errors.md: {kinds}", {})
        self._line(f"{count} {'problem' if count == 1 else 'problems'}", {"problems": count})

    def error(self, words: str) -> None:
        """Say what stopped the command."""
        if self.json:
            self._line(words, {"error": words})
        else:
            sys.stderr.write(f"{printable(words)}\n")

    def _line(self, words: str, facts: dict[str, Any]) -> None:
        said = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str) if self.json else printable(words)
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


def printable(words: str) -> str:
    """Return words in which signs that steer a terminal, or turn the reading order round, are written out.

    Messages repeat what files hold, and a file may hold anything.
    """
    return "".join(sign if sign == "\n" or category(sign) not in STEERING else escaped(sign) for sign in words)


def escaped(sign: str) -> str:
    """Return a sign as its number, such as `\\x1b`."""
    return sign.encode("unicode_escape").decode("ascii")


@contextmanager
def given_back() -> Iterator[None]:
    """Give standard output and error back afterwards: work that keeps them in files may fail to, on a full disk."""
    kept = {number: os.dup(number) for number in (1, 2)}
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        for number, file in kept.items():
            os.dup2(file, number)
            os.close(file)


@contextmanager
def progress(voice: Voice, total: int, what: str) -> Iterator[Any]:
    """Give a function that is told each step's name; a bar on a terminal, a closing line elsewhere."""
    from tqdm import tqdm

    on_terminal = sys.stderr.isatty() and not voice.json
    with tqdm(total=total, desc=what, unit="step", disable=not on_terminal, leave=False) as bar:

        def step(name: str) -> None:
            bar.set_postfix_str(name, refresh=False)
            bar.update()

        yield step
