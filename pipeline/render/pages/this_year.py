"""A quarter beside its year on a measure's page: year so far, last four quarters, and an estimate called one.

Sums are made in `compute.standing.to_date`; only published values go in.
"""

from collections.abc import Sequence

from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.series import Value
from pipeline.compute.standing.to_date import adds_up, rolling_four_quarters, times_four, year_to_date
from pipeline.compute.standing.trajectory import year_of
from pipeline.render.pages.parts import Fact, fact, facts
from pipeline.render.wording.to_date import FIRST, estimate_words, total_words


def year_facts(measure: Measure, values: Sequence[Value], latest: Value | None) -> tuple[Fact, ...]:
    """Return the quarter in the light of its year; empty for other kinds of period and for doubted figures.

    `values` are the published ones of the area of `latest`.
    """
    if latest is None or latest.value is None or year_of(latest.period) is None or "q" in latest.markers:
        return ()
    unit, known = measure.unit, values if adds_up(measure, latest.source) else ()
    so_far = year_to_date(known, unit, latest.period)
    rolling = rolling_four_quarters(known, unit, latest.period)
    counted = _has_parts(latest, unit)
    first = so_far is not None and len(so_far.quarters) == 1
    estimate = times_four(latest, unit)
    return facts(
        fact("The year so far", FIRST if first else total_words(so_far, unit, counted=counted)),
        fact("The last four quarters", total_words(rolling, unit, counted=counted)),
        fact("Four times this quarter", estimate_words(estimate, unit)) if estimate is not None else None,
    )


def _has_parts(latest: Value, unit: Unit) -> bool:
    return unit.kind == "count" or (latest.numerator is not None and latest.denominator is not None)
