"""Text that a spreadsheet leaves alone when it opens a CSV file: nothing that it takes for a date, number or formula.

Spreadsheets turn `2011/12` into December 2011, `2017-05` and `May 2017` into the first of May, `5-9` into a day of
September and `1E5` into 100,000, and do not turn them back on saving. A cell with a word in it stays as it is.
"""

import re
from functools import lru_cache

from pipeline.periods import Period, PeriodKind
from pipeline.periods.labels import MONTHS

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + "|sept"
_APART = r"[\s/.,-]*"
TAKEN_FOR_SOMETHING_ELSE = re.compile(
    rf"""^\s*(?:
        [-+(]?\s*[\d.,:/\s-]+[%)]?                           # 2011/12, 2017-05, 5-9, 1:2, 003, 12 %
        | \d+(?:\.\d+)?e[+-]?\d+                             # 1E5
        | \d+{_APART}(?:{_MONTH})(?:{_APART}\d+)?             # 29 September 2017, 5-May
        | (?:{_MONTH}){_APART}\d+(?:{_APART}\d+)?             # May 2017, MAR1
        | true | false
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_period(period: Period) -> str:
    """Return the words of a period so that no spreadsheet takes them for a date: `month of May 2017`.

    Every kind of period keeps words of its own, so no two periods share a text. A calendar year stays a bare year,
    which reads the same as a number.
    """
    if period.kind is PeriodKind.MONTH:
        return f"month of {period.public}"
    if period.kind is PeriodKind.SNAPSHOT:
        return f"on {period.public}"
    return period.public


@lru_cache(maxsize=1 << 14)
def safe_text(text: str, word: str) -> str:
    """Return a text with `word` before it where a spreadsheet would change it: age band `5-9` becomes `age 5-9`.

    A text that it would run as a formula gets an apostrophe in front.
    """
    if not text:
        return text
    if TAKEN_FOR_SOMETHING_ELSE.match(text):
        return f"{word} {text.strip()}"
    return f"'{text}" if text.startswith(FORMULA) else text
