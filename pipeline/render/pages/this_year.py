"""A quarter beside its year on a measure's page: year so far, last four quarters, and an estimate called one.

Sums are made in `compute.standing.to_date`; only published values go in.
"""

from collections.abc import Sequence

from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.series import Value
from pipeline.compute.standing.season import year_of
from pipeline.compute.standing.to_date import rolling_four_quarters, times_four, way_to_add, year_to_date
from pipeline.render.pages.parts import Fact, fact, facts
from pipeline.render.wording.to_date import FIRST, estimate_words, total_words, why_none


def year_facts(measure: Measure, values: Sequence[Value], latest: Value | None) -> tuple[Fact, ...]:
    """Return the quarter in the light of its year; empty for other kinds of period and for doubted figures.

    `values` are the published ones of the area of `latest`.
    """
    if latest is None or latest.value is None or year_of(latest.period) is None or "q" in latest.markers:
        return ()
    unit, way = measure.unit, way_to_add(measure, latest.source)
    # A number alone adds up, whatever the method of the rate that it stands behind.
    way = "parts" if unit.kind == "count" and way in ("people", "days") else way
    so_far = year_to_date(values, unit, latest.period, way) if way else None
    rolling = rolling_four_quarters(values, unit, latest.period, way) if way else None
    why = why_none(way, counted=_has_parts(latest, unit))
    first = so_far is not None and len(so_far.quarters) == 1
    # Four quarters that were counted say more than four times one of them.
    estimate = None if rolling else times_four(latest, unit)
    return facts(
        fact("The year so far", FIRST if first else total_words(so_far, unit, why)),
        fact("The last four quarters", total_words(rolling, unit, why)),
        fact("Four times this quarter", estimate_words(estimate, unit)) if estimate is not None else None,
    )


def _has_parts(latest: Value, unit: Unit) -> bool:
    return unit.kind == "count" or (latest.numerator is not None and latest.denominator is not None)
