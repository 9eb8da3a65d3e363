"""How a measure stands in its single areas, beside its headline area.

What is said of them is in `render.pages.single_areas`. A count or verdict of the whole is never made from these.
"""

from collections.abc import Mapping

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.result import InArea, Standing
from pipeline.compute.standing.stand import When, stand_year


def stand_elsewhere(
    measure: Measure, series: PublishedSeries, by_area: Mapping[str, Standing], when: When, *, years: bool
) -> tuple[InArea, ...]:
    """Return the standing of each single area; with `years` also that of its last whole year.

    The headline area comes first among a measure's areas. A place that is there only to compare with is not one.
    """
    return tuple(
        InArea(by_area[area], stand_year(measure, series, area, when) if years else None)
        for area in measure.areas[1:]
        if area != measure.comparator
    )
