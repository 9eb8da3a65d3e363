"""Looking for what must never be published: text shaped like an NHS number or like a number of a record or person.

A finding says file, line and kind, and never repeats what was found. What may be published is decided in `compute`.
"""

import html
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from pipeline.errors import Problem

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
NHS_TOLD = ("text shaped like an NHS number", "ten digits with the check digit of an NHS number are never published")
ID_TOLD = ("the number of a record or a person", "such numbers are never published")

Known = Callable[[Collection[str]], Collection[str]]
"""Given words, those of them that are numbers of records or people in the data behind the site."""


def leaks(folder: Path, files: Sequence[str], known: Known | None = None) -> list[Problem]:
    """Return a problem for each line of a built site's text files that holds such a thing, sorted by place.

    `files` are paths below `folder`. Without `known` only numbers of synthetic records are told from other words.
    """
    texts = {path: _plain(path, (folder / path).read_text("utf-8")) for path in files if path.endswith(TEXT)}
    found = [one for path, text in texts.items() for one in _shaped(path, text)]
    if known is not None:
        words = frozenset().union(*(WORD.findall(text) for text in texts.values()))
        held = frozenset(known(frozenset(word for word in words if DIGIT.search(word))))
        found += [one for path, text in texts.items() for one in _held(path, text, held)] if held else []
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


def _plain(path: str, text: str) -> str:
    """Return the text as it is read: places in drawings left out, character references written out."""
    return html.unescape(GEOMETRY.sub("", text)) if path.endswith(DRAWN) else text


def _shaped(path: str, text: str) -> Iterator[Problem]:
    for found in NHS_SHAPE.finditer(text):
        if is_nhs_number(found[0]):
            yield _problem(path, text, found, ("nhs-number-published", *NHS_TOLD))
    for found in SYNTHETIC.finditer(text):
        yield _problem(path, text, found, ("identifier-published", *ID_TOLD))


def _held(path: str, text: str, held: Collection[str]) -> Iterator[Problem]:
    for found in WORD.finditer(text):
        if found[0] in held:
            yield _problem(path, text, found, ("identifier-published", *ID_TOLD))


def _problem(path: str, text: str, at: re.Match[str], told: tuple[str, str, str]) -> Problem:
    rule, found, allowed = told
    return Problem(path, text.count("\n", 0, at.start()) + 1, found=found, allowed=allowed, rule=rule)
