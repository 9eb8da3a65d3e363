"""The form of a period in page addresses, there and back: `2017-18-q1`.

Words and labels are in `labels`; addresses of pages are made elsewhere from these parts.
"""

import re

from pipeline.periods.kinds import PeriodKind
from pipeline.periods.labels import MONTHS
from pipeline.periods.parsing import from_label
from pipeline.periods.period import Period, PeriodProblem

SHORT = tuple(name[:3].casefold() for name in MONTHS)
MONTHLY = frozenset({PeriodKind.MONTH, PeriodKind.ROLLING_YEAR})
_BACK = (
    (re.compile(r"(\d{4})-(\d\d)-school-year"), r"\1/\2 school year"),
    (re.compile(r"(\d{4})-(\d\d)-to-(\d{4})-(\d\d)"), r"\1/\2 to \3/\4"),
    (re.compile(r"(\d{4})-(\d\d)-q(\d)"), r"\1/\2 Q\3"),
    (re.compile(r"(\d{4})-(\d\d)"), r"\1/\2"),
    (re.compile(r"(\d{4})-q(\d)"), r"\1 Q\2"),
)


def slug(period: Period) -> str:
    """Give the period's part of an address: small letters, figures and hyphens; no two periods share one.

    Months are named (`2017-may`), for `2011-12` is a financial year.
    """
    label = period.label.casefold()
    if period.kind in MONTHLY:
        label = re.sub(r"(\d{4})-(\d\d)", lambda m: f"{m[1]}-{SHORT[int(m[2]) - 1]}", label)
    return re.sub(r"[/ ]", "-", label)


def from_slug(text: str) -> Period:
    """Read a slug back. Raises PeriodProblem for any other text."""
    try:
        period = from_label(_label(text))
    except PeriodProblem:
        period = None
    if period is None or slug(period) != text:
        raise PeriodProblem(
            found=f"'{text}' is not a period's part of an address",
            allowed="small letters, figures and hyphens as the site writes them",
            example="2017-18-q1",
        )
    return period


def _label(text: str) -> str:
    for pattern, template in _BACK:
        if pattern.fullmatch(text):
            return pattern.sub(template, text)
    named = re.sub(rf"-({'|'.join(SHORT)})(?![a-z])", lambda m: f"-{SHORT.index(m[1]) + 1:02d}", text)
    return named.replace("-to-", " to ")
