"""Which module works out which kind of derived method, for real figures and, apart from them, for synthetic ones."""

from collections.abc import Iterator, Sequence

from pipeline.catalogue.dependence import parts_of
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.methods import Bundle, Gap, Ratio
from pipeline.compute.derived.bundles import bundle_figures
from pipeline.compute.derived.gaps import gap_figures
from pipeline.compute.derived.made import Made, value_of
from pipeline.compute.derived.parts import Parts, View
from pipeline.compute.derived.ratios import ratio_figures
from pipeline.compute.series import Value

VIEWS: tuple[View, ...] = ("public", "synthetic")


def derived_values(name: str, measure: Measure, entry: MeasureSource, parts: Parts) -> list[Value]:
    """Return the values of one derived entry of a measure; none at all where a part has no series.

    Worked out from public figures, and by themselves from synthetic ones, whose vintage is then `synthetic`.
    """
    if any(part not in parts for part in parts_of(entry.method)):
        return []
    areas = [*(entry.areas or measure.areas), *([measure.comparator] if measure.comparator else [])]
    return [
        value_of(name, entry, made, view) for view in VIEWS for made in _figures(measure, entry, parts, (view, areas))
    ]


def _figures(measure: Measure, entry: MeasureSource, parts: Parts, asked: tuple[View, Sequence[str]]) -> Iterator[Made]:
    match entry.method:
        case Gap() as method:
            yield from gap_figures(method, parts, *asked)
        case Ratio() as method:
            yield from ratio_figures(method, parts, *asked, measure.unit)
        case Bundle() as method:
            yield from bundle_figures(method, parts, *asked)
        case _:
            msg = f"{entry.method.kind} is not worked out from other measures"
            raise AssertionError(msg)
