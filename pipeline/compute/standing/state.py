"""Whether there is a current figure, and if not why: late, withheld, ended, never collected, or still awaited."""

from datetime import date

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.measure_parts import NoData
from pipeline.compute.series import Value
from pipeline.compute.standing.result import DataState, Quality
from pipeline.periods import Period, due, following, from_label

NAMES = {"q": "we doubt it", "p": "it is provisional", "e": "it is an estimate", "b": "the way it is made changed"}


def data_state(measure: Measure, latest: Value | None, today: date) -> tuple[DataState, str]:
    """Return the state of a measure's data at `today`, and the reason in words.

    A figure is current until the next one of its kind is due by the measure's lag. One whose collection has ended is
    never late: `no_data` says so in the measure, beside the figures that there are.
    """
    if latest is None or latest.value is None:
        if latest is not None and "c" in latest.markers:
            return "withheld", latest.note
        told = measure.no_data
        if told is None or (told.state == "discontinued" and not _ended(told, today)):
            return "awaiting", "No figure has been received yet."
        return told.state, told.reason
    if measure.no_data and measure.no_data.state == "discontinued" and _ended(measure.no_data, today):
        return "discontinued", measure.no_data.reason
    expected = next_due(measure, latest.period)
    if today > expected:
        return "overdue", f"A newer figure was due on {expected.day} {expected:%B %Y}."
    return "current", ""


def _ended(told: NoData, today: date) -> bool:
    """Whether a collection had ended by a day; without its last period it is taken to have ended always."""
    return told.last_period is None or today > from_label(told.last_period).end


def next_due(measure: Measure, latest: Period) -> date:
    """Return the day by which a newer figure than that of `latest` is expected, by the measure's lag."""
    return due(following(latest, measure.frequency), measure.lag_days)


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
