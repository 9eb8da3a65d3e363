"""Periods of time: their kinds and labels, reading every notation that sources use, ordering and steps.

The only date arithmetic of the project. Nothing here reads a clock or a file.
"""

from pipeline.periods.arithmetic import (
    due,
    financial_quarter_of,
    financial_year_of,
    lookup_rows,
    month_of,
    overlaps,
    period_of,
    previous,
    quarters_of,
    shift,
    span,
    year_before,
)
from pipeline.periods.following import following
from pipeline.periods.kinds import WHOLE_YEARS, PeriodKind
from pipeline.periods.parsing import from_label, parse
from pipeline.periods.period import (
    Period,
    PeriodProblem,
    calendar_quarter,
    calendar_year,
    financial_quarter,
    financial_year,
    month,
    pooled_financial_years,
    pooled_years,
    rolling_year,
    school_year,
    snapshot,
)
from pipeline.periods.slugs import from_slug, slug

__all__ = [
    "WHOLE_YEARS",
    "Period",
    "PeriodKind",
    "PeriodProblem",
    "calendar_quarter",
    "calendar_year",
    "due",
    "financial_quarter",
    "financial_quarter_of",
    "financial_year",
    "financial_year_of",
    "following",
    "from_label",
    "from_slug",
    "lookup_rows",
    "month",
    "month_of",
    "overlaps",
    "parse",
    "period_of",
    "pooled_financial_years",
    "pooled_years",
    "previous",
    "quarters_of",
    "rolling_year",
    "school_year",
    "shift",
    "slug",
    "snapshot",
    "span",
    "year_before",
]
