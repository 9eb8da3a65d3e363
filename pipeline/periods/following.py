"""Which period has the next figure, by how often figures come. Nothing here asks what day it is."""

from pipeline.periods.arithmetic import shift
from pipeline.periods.kinds import WHOLE_YEARS, PeriodKind
from pipeline.periods.parsing import from_label
from pipeline.periods.period import Period

MONTHS = {"monthly": 1, "quarterly": 3, "two_yearly": 24}


def following(period: Period, frequency: str) -> Period:
    """Return the next period to have a figure: a survey every second year skips one, a day's count has its months."""
    if period.kind is PeriodKind.SNAPSHOT:
        return shift(from_label(f"{period.end:%Y-%m}"), MONTHS.get(frequency, 12))
    return shift(period, 2 if frequency == "two_yearly" and period.kind in WHOLE_YEARS else 1)
