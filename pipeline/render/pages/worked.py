"""The worked example on a measure's page: this period's own numbers put into `wording.worked`.

Only values from behind the disclosure door come in; none is worked out again here.
"""

from collections.abc import Sequence

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import TruncatedMean
from pipeline.compute.series import ALL, Value
from pipeline.compute.standing.result import Standing
from pipeline.render.pages.context import Context
from pipeline.render.wording import phrases
from pipeline.render.wording.change import told_change
from pipeline.render.wording.worked import Behind, against_step, change_step, steps


def worked_steps(
    measure: Measure, value: Value | None, values: Sequence[Value], standing: Standing | None, context: Context
) -> tuple[str, ...]:
    """Return the steps to the figure, its range, its change and its comparison; empty without a figure.

    `values` are all published values of the measure, among them what stands beside the figure.
    """
    if value is None or value.value is None:
        return ()
    told = list(steps(behind(measure, value, values), measure.unit))
    if standing is not None and standing.period == value.period and standing.area == value.area:
        told.append(change_step(value, told_change(standing), measure.unit))
        if standing.comparator:
            told.append(against_step(standing, phrases.place(context.site.areas, standing.comparator), measure.unit))
    return tuple(step for step in told if step)


def behind(measure: Measure, value: Value, values: Sequence[Value]) -> Behind:
    """Gather what is published behind a figure: of the same place, time and source."""
    entry = next((one for one in measure.sources if one.source == value.source), None)
    same = {
        v.statistic: v.value
        for v in values
        if (v.area, v.period, v.source, v.breakdown) == (value.area, value.period, value.source, ALL)
    }
    drop = entry.method.drop_top if entry and isinstance(entry.method, TruncatedMean) else 0
    kind = entry.method.kind if entry else "published"
    return Behind(value, kind, same.get("n"), same.get("k"), same.get("untrimmed_mean"), drop)
