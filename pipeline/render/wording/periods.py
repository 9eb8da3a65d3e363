"""Periods inside sentences that people wrote: `2016/17` becomes "2016 to 2017", as the public text has them.

Labels in data stay as they are; which texts are public is decided in `render.public_text`.
"""

import re

from pipeline.periods import PeriodProblem, parse

LABEL = r"(?:19|20)\d\d/\d\d(?: Q[1-4])?(?![\d/])"
RANGE = re.compile(rf"(?<![\d/])({LABEL}) to (?={LABEL})")
SINGLE = re.compile(rf"(?<![\d/])({LABEL})")


def in_words(text: str) -> str:
    """Return the text with every label of a period in the words of the public text; anything else stays."""
    return SINGLE.sub(_words, RANGE.sub(lambda found: f"{found[1]} up to ", text))


def _words(found: re.Match[str]) -> str:
    try:
        return parse(found[1]).public
    except PeriodProblem:
        return found[0]
