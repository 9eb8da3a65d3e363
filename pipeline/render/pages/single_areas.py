"""What changed by more than chance in the single areas of a measure, beside what is told of its whole area.

One rule for better and for worse, the same as for the whole. Verdicts and counts of the whole are in `rollup`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.catalogue.measure import Measure
from pipeline.compute.standing.result import Change, Direction, InArea, Standing
from pipeline.render.wording import rollup
from pipeline.render.wording.change import CANNOT_TELL, told_among
from pipeline.render.wording.numbers import bare, figure
from pipeline.render.wording.phrases import when


@dataclass(frozen=True)
class AreaChange:
    """A figure of one area that changed by more than chance, in finished words; the rest puts several in order."""

    lead: str
    title: str
    url: str
    figures: str
    way: Direction
    sensitive: bool
    strength: float


@dataclass(frozen=True)
class Parts:
    """What was tested in the single areas of a measure, and what came of it."""

    tests: int = 0
    changes: tuple[AreaChange, ...] = ()


@dataclass(frozen=True)
class SingleAreas:
    """What is said of single areas: a heading with its lines, or that nothing changed; how many tests there were.

    All is empty where no figure of a single area could be tested.
    """

    title: str
    changes: tuple[AreaChange, ...]
    tests: str

    @property
    def got_worse(self) -> bool:
        """Whether a figure got worse in one of them."""
        return any(one.way == "worsening" for one in self.changes)


def parts_of(
    measure: Measure, url: str, elsewhere: Sequence[InArea], left_out: str, area_name: Callable[[str], str]
) -> Parts:
    """Return what is to be told of a measure's single areas; `left_out` is the area that its page tells already."""
    told = [told_among((one.standing, one.yearly)) for one in elsewhere if one.standing.area != left_out]
    tested = [(s, c) for s, c in told if s and c and c.tested and c.direction not in CANNOT_TELL]
    found = (_changed(measure, url, standing, change, area_name) for standing, change in tested)
    return Parts(len(tested), tuple(one for one in found if one))


def _changed(
    measure: Measure, url: str, standing: Standing, change: Change, area_name: Callable[[str], str]
) -> AreaChange | None:
    verb = rollup.IN_AREA.get(change.direction)
    if verb is None or standing.value is None or standing.period is None or change.value is None or not change.period:
        return None
    before = f"{bare(change.value, measure.unit)} {when(change.period)}"
    return AreaChange(
        f"{verb} in {area_name(standing.area)}",
        measure.plain_title,
        url,
        f"{before}, then {figure(standing.value, measure.unit)} {when(standing.period)}",
        change.direction,
        bool(measure.support),
        change.strength,
    )


def single_areas(several: Iterable[Parts]) -> SingleAreas:
    """Put together what is said of the single areas of many measures: the clearest first, harm and death last."""
    known = tuple(several)
    tests = sum(one.tests for one in known)
    changed = (change for one in known for change in one.changes)
    found = tuple(sorted(changed, key=lambda c: (c.sensitive, -c.strength, c.title, c.lead)))
    return SingleAreas(rollup.areas_title(tests, len(found)), found, rollup.area_tests(tests))
