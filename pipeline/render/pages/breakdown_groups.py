"""The groups that a measure's figures are split into: of people or kinds of care, or the two that a gap lies between.

How they are shown is in `breakdowns`.
"""

from dataclasses import dataclass

from pipeline.catalogue.methods import Gap
from pipeline.compute.series import ALL, Value
from pipeline.render.pages.context import Context
from pipeline.render.pages.summary import Known
from pipeline.render.wording.phrases import capital

NAMES = {"people": "group of people", "procedure": "kind of operation", "deprivation": "how poor the area is"}
GROUPS = {("deprivation", "1"): "Poorest areas", ("deprivation", "5"): "Least poor areas"}
"""The groups that a gap is between, where the published name is a number."""
SYNTHETIC = "synthetic"
BY_AREA, GAP_ID, GAP = "area", "gap", "The two groups side by side"


@dataclass(frozen=True)
class Groups:
    """Values of one split, ready to be shown: what it is called, the groups in order, who they are of."""

    id: str
    title: str
    names: dict[str, str]
    values: tuple[Value, ...]


def groups_of(known: Known, context: Context, synthetic: bool) -> list[Groups]:
    """Return each split in which two groups have a figure at least: the real ones, or those of synthetic records."""
    several = [*_gap_groups(known, context, synthetic), *_splits(known, synthetic)]
    return [one for one in several if _has_figures(one)]


def _splits(known: Known, synthetic: bool) -> list[Groups]:
    values = [v for v in (known.series.values if known.series else ()) if v.breakdown != ALL and _fits(v, synthetic)]
    names = sorted({v.breakdown for v in values})
    return [_split(name, tuple(v for v in values if v.breakdown == name)) for name in names]


def _split(name: str, values: tuple[Value, ...]) -> Groups:
    groups = {v.category: capital(v.category) for v in values}
    return Groups(f"by-{name.replace('_', '-')}", f"By {NAMES.get(name, name.replace('_', ' '))}", groups, values)


def _gap_groups(known: Known, context: Context, synthetic: bool) -> list[Groups]:
    """Return the two groups that each gap of a measure is between, as the measure that it is of has them."""
    found: list[Groups] = []
    for method in dict.fromkeys(s.method for s in known.measure.sources if isinstance(s.method, Gap)):
        part = context.series.get(method.of)
        if part is None:
            continue
        pair = (method.most, method.least)
        if method.by == BY_AREA:
            values = tuple(v for v in part.values if v.breakdown == ALL and v.area in pair and _fits(v, synthetic))
            names = {code: context.area(code) for code in pair}
        else:
            of = (v for v in part.values if v.breakdown == method.by and v.category in pair)
            values = tuple(v for v in of if _fits(v, synthetic))
            names = {category: GROUPS.get((method.by, category), capital(category)) for category in pair}
        found.append(Groups(GAP_ID, GAP, names, values))
    return found


def _fits(value: Value, synthetic: bool) -> bool:
    made_up = value.origin == SYNTHETIC
    return (
        value.statistic == "value" and value.fit == "exact" and made_up == synthetic and (synthetic or value.preferred)
    )


def _has_figures(one: Groups) -> bool:
    """Say whether two groups have a figure at least: one alone is no split."""
    return len({group_of(one, v) for v in one.values if v.value is not None}) > 1


def group_of(one: Groups, value: Value) -> str:
    """Return the group that a value is of: its category, or its area where areas are the groups."""
    return value.category if value.breakdown != ALL else value.area
