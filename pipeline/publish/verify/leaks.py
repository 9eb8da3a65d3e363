"""Looking for what must never be published: text shaped like an NHS number or like a number of a record or person.

A finding says file, line and kind, and never repeats what was found. What may be published is decided in `compute`.
"""

import html
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.errors import Problem
from pipeline.publish.verify.judged import Judged

TEXT = (".html", ".svg", ".json", ".csv", ".txt", ".xml", ".md", ".js", ".css")
DRAWN = (".html", ".svg")
WEIGHTS = range(10, 1, -1)
NHS_SHAPE = re.compile(
    r"[0-9](?<![0-9A-Za-z_.+][0-9])(?<![0-9][-/][0-9])[0-9]{2}([ \u00a0-]?)[0-9]{3}\1[0-9]{4}"
    r"(?![0-9A-Za-z_+=]|[.-][0-9])"
)
"""Ten digits as one word, whole or parted 3-3-4: not inside a fingerprint, after a decimal point or in a longer run."""
SYNTHETIC = re.compile(r"S(?<![A-Za-z]S)YN[A-Z]?-?[0-9]{6,}")
WORD = re.compile(r"[0-9A-Za-z_-](?<![0-9A-Za-z_.-][0-9A-Za-z_-])[0-9A-Za-z_-]{8,63}+(?![0-9A-Za-z_-])")
"""What a pseudonym or the number of a record may look like, if a digit is in it; shorter ones could be any number.

All three say first how they begin and then what must not stand before: so they are found several times as fast.
"""
DIGIT = re.compile("[0-9]")
GEOMETRY = re.compile(r"""\s(?:d|points|viewBox|transform|x|y|x2|y2|dx|dy|width|height)=(?:"[^"]*"|'[^']*')""")
NHS_RULE, ID_RULE = "nhs-number-published", "identifier-published"
TOLD = {
    NHS_RULE: (
        "text shaped like an NHS number",
        "ten digits with the check digit of an NHS number are never published",
    ),
    ID_RULE: ("the number of a record or a person", "such numbers are never published"),
}

Known = Callable[[Collection[str]], Collection[str]]
"""Given words, those of them that are numbers of records or people in the data behind the site."""


def leaks(
    folder: Path, files: Sequence[str], known: Known | None = None, judged: Judged | None = None
) -> list[Problem]:
    """Return a problem for each line of a built site's text files that holds such a thing, sorted by place.

    `files` are paths below `folder`. Without `known` only numbers of synthetic records are told from other words.
    """
    judged = judged or Judged(folder)
    read = {path: judged.of(f"leaks {_is_drawn(path)}", path, _finder(path)) for path in files if path.endswith(TEXT)}
    found = [_problem(path, line, rule) for path, (shaped, _) in read.items() for line, rule in shaped]
    if known is not None:
        held = frozenset(known(frozenset(word for _, words in read.values() for word in words)))
        found += [
            _problem(path, line, ID_RULE)
            for path, (_, words) in read.items()
            if not held.isdisjoint(words)
            for line in _held(_plain(judged.text(path), drawn=_is_drawn(path)), held)
        ]
    return sorted(set(found))


def is_nhs_number(text: str) -> bool:
    """Say whether the digits are ten with the check digit of an NHS number (modulus 11), not all the same.

    NHS Data Dictionary, NHS NUMBER.
    """
    digits = [int(sign) for sign in text if sign.isdecimal()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11
    return check % 11 == digits[9]


def _is_drawn(path: str) -> bool:
    return path.endswith(DRAWN)


def _finder(path: str) -> Callable[[str], list[Any]]:
    return partial(_found, drawn=_is_drawn(path))


def _found(text: str, *, drawn: bool) -> list[Any]:
    """Return what is shaped like such a number, as line and rule, and the words that may be one."""
    plain = _plain(text, drawn=drawn)
    return [list(_shaped(plain)), sorted(word for word in set(WORD.findall(plain)) if DIGIT.search(word))]


def _plain(text: str, *, drawn: bool) -> str:
    """Return the text as it is read: places in drawings left out, character references written out."""
    return html.unescape(GEOMETRY.sub("", text)) if drawn else text


def _shaped(text: str) -> Iterator[tuple[int, str]]:
    for found in NHS_SHAPE.finditer(text):
        if is_nhs_number(found[0]):
            yield _line(text, found), NHS_RULE
    for found in SYNTHETIC.finditer(text):
        yield _line(text, found), ID_RULE


def _held(text: str, held: Collection[str]) -> Iterator[int]:
    for found in WORD.finditer(text):
        if found[0] in held:
            yield _line(text, found)


def _line(text: str, at: re.Match[str]) -> int:
    return text.count("\n", 0, at.start()) + 1


def _problem(path: str, line: int, rule: str) -> Problem:
    found, allowed = TOLD[rule]
    return Problem(path, line, found=found, allowed=allowed, rule=rule)
