"""What of an agreement holds in an area: whose a target, a starting value and a written path are.

Which of several targets is in force, and what follows from it for a period, is in `plan` and `trajectory`.
"""

from collections.abc import Sequence

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.targets import Target
from pipeline.compute.series import Value


def holds_in(measure: Measure, target: Target, area: str) -> bool:
    """Say whether a target is for an area: the one it names, else the headline area, as a total is none of its parts.

    A national standard that names no area is for each: it is set for every place in the country.
    """
    if for_every_area(target):
        return True
    return (target.area or measure.areas[0]) == area


def starting_value(measure: Measure, values: Sequence[Value], area: str) -> float | None:
    """Return the baseline's value as it was agreed, in its own area; else the area's figure of that period.

    `values` are those of the area. None without a baseline, or without a figure.
    """
    base = measure.baseline
    if base is None:
        return None
    if base.value is not None and area == area_of_start(measure):
        return base.value
    return next((v.value for v in values if v.period.label == base.period), None)


def area_of_start(measure: Measure) -> str:
    """Return the area that the baseline was set for: the headline area where it names none."""
    return (measure.baseline.area if measure.baseline else None) or measure.areas[0]


def with_its_path(measure: Measure, target: Target, area: str) -> Measure:
    """Return the measure without a path whose values were written for another area.

    A line leads from any start to its own target. Written values are those of the baseline's area, else of the first
    target's; on the way to a national standard they hold where it does.
    """
    if measure.trajectory is None or not measure.trajectory.values or for_every_area(target):
        return measure
    first = measure.baseline or measure.targets[0]
    return measure if (first.area or measure.areas[0]) == area else measure.model_copy(update={"trajectory": None})


def for_every_area(target: Target) -> bool:
    """Say whether a target is for each area by itself: a national standard that names none."""
    return target.status == "national_standard" and target.area is None
