"""What was worked out from synthetic records, as a series and a standing of its own beside the real ones.

Nothing here reaches a headline, a roll-up, a comparison or a plan: those ask for preferred values, which these never
are in the series that they come from.
"""

from dataclasses import dataclass, replace

from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.series import ALL, PublishedSeries, Value
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.stand import When, latest_of, stand

SYNTHETIC, VALUE, COUNT = "synthetic", "value", "count"
ALONE: dict[str, object] = {"targets": [], "trajectory": None, "baseline": None, "comparator": None, "no_data": None}
"""A made-up figure is set beside nothing real: no plan, no starting point, no other place, no lack of real figures."""


@dataclass(frozen=True)
class WorkedThrough:
    """The synthetic values of a measure as if they were the public ones, with the measure as they are read by.

    Where only the count behind a rate could be worked out, that count is the figure and the unit is a count.
    """

    measure: Measure
    series: PublishedSeries
    area: str


def worked_through(measure: Measure, series: PublishedSeries) -> WorkedThrough | None:
    """Return the synthetic part of a series, every value preferred; None where there is none with a figure."""
    made = [v for v in series.values if v.origin == SYNTHETIC and v.fit == "exact" and v.breakdown == ALL]
    unit = measure.unit
    if not any(v.statistic == VALUE and v.value is not None for v in made):
        unit = Unit(kind="count", decimals=0, noun=measure.unit.noun)
        made = [replace(v, statistic=VALUE) for v in made if v.statistic == COUNT] or made
    own = replace(series, values=tuple(replace(v, preferred=True) for v in made))
    area = next((code for code in measure.areas if latest_of(own.of(code))), None)
    if area is None:
        return None
    return WorkedThrough(measure.model_copy(update={**ALONE, "unit": unit}), own, area)


def stand_synthetic(measure: Measure, series: PublishedSeries, when: When) -> Standing | None:
    """Return how the synthetic values stand, marked as synthetic; None where there are none."""
    made = worked_through(measure, series)
    return replace(stand(made.measure, made.series, made.area, when), synthetic=True) if made else None


def statistics(made: WorkedThrough) -> dict[str, tuple[Value, ...]]:
    """Return what stands beside the figure in its area: each other statistic in time order, by name."""
    names = sorted({v.statistic for v in made.series.values} - {VALUE})
    return {name: made.series.of(made.area, statistic=name) for name in names}
