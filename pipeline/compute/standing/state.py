"""Whether there is a current figure, and if not why: late, withheld, ended, never collected, or still awaited."""

from datetime import date

from pipeline.catalogue.measure import Frequency, Measure
from pipeline.compute.series import Value
from pipeline.compute.standing.result import DataState, Quality
from pipeline.periods import Period, PeriodKind, due, from_label, shift

MONTHS: dict[Frequency, int] = {"monthly": 1, "quarterly": 3, "two_yearly": 24}
NAMES = {"q": "we doubt it", "p": "it is provisional", "e": "it is an estimate", "b": "the way it is made changed"}


def data_state(measure: Measure, latest: Value | None, today: date) -> tuple[DataState, str]:
    """Return the state of a measure's data at `today`, and the reason in words.

    A figure is current until the next one of its kind is due by the measure's lag. One whose collection has ended is
    never late: `no_data` says so in the measure, beside the figures that there are.
    """
    if latest is None or latest.value is None:
        if latest is not None and "c" in latest.markers:
            return "withheld", latest.note
        state = measure.no_data.state if measure.no_data else "awaiting"
        return state, measure.no_data.reason if measure.no_data else "No figure has been received yet."
    if measure.no_data and measure.no_data.state == "discontinued":
        return "discontinued", measure.no_data.reason
    expected = due(_following(latest.period, measure.frequency), measure.lag_days)
    if today > expected:
        return "overdue", f"A newer figure was due on {expected.day} {expected:%B %Y}."
    return "current", ""


def _following(period: Period, frequency: Frequency) -> Period:
    """Return the next period to have a figure: a survey every second year skips one, a day's count has its months."""
    if period.kind is PeriodKind.SNAPSHOT:
        return shift(from_label(f"{period.end:%Y-%m}"), MONTHS.get(frequency, 12))
    whole_years = period.kind in (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.SCHOOL_YEAR)
    return shift(period, 2 if frequency == "two_yearly" and whole_years else 1)


def quality(latest: Value | None) -> tuple[Quality, str]:
    """Return how far the latest figure can be relied on, and why."""
    if latest is None or latest.value is None:
        return "poor", "There is no figure."
    if "q" in latest.markers:
        return "poor", latest.note or "We doubt this figure."
    reasons = [NAMES[m] for m in sorted(latest.markers) if m in NAMES]
    if latest.fit != "exact":
        reasons.append("it does not measure quite the same thing")
    return ("caution", f"Take care: {', and '.join(reasons)}.") if reasons else ("good", "")
