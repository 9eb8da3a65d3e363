"""Short ways to make values, measures and series for tests of figures; all places and numbers invented."""

from datetime import date
from typing import Any

from pipeline.catalogue.measure import Measure
from pipeline.compute.prefer import prefer
from pipeline.compute.series import PublishedSeries, Series, Value, with_values
from pipeline.periods import from_label

PLAIN: dict[str, Any] = {
    "title": "Reduction in falls",
    "plain_title": "Falls",
    "question": "Are fewer older people falling?",
    "indicator": "falls",
    "order": 1,
    "definition": "Emergency admissions after a fall.",
    "lifecycle": "pilot",
    "polarity": "lower",
    "unit": {"kind": "percent", "decimals": 1},
    "frequency": "annual",
    "lag_days": 60,
    "areas": ["W", "A1", "A2"],
    "sources": [{"source": "returns", "fit": "exact", "method": {"kind": "published"}}],
    "owner": "The partnership",
    "author": "An analyst",
    "checker": "Another analyst",
    "review": {"last": date(2026, 1, 5), "next": date(2027, 1, 5)},
}


def measure(**changes: Any) -> Measure:
    """Make a measure like the plain one, with changes."""
    return Measure.model_validate({**PLAIN, **changes})


def value(period: str, number: float | None, **changes: Any) -> Value:
    """Make a value of the measure `falls` in area W."""
    plain: dict[str, Any] = {"measure": "falls", "area": "W", "source": "returns", "published_on": date(2017, 6, 1)}
    return Value(period=from_label(period), value=number, **{**plain, **changes})


def series(*values: Value, order: tuple[str, ...] = ("returns",)) -> PublishedSeries:
    """Make a published series of values, the public ones marked."""
    made = prefer(with_values(Series("falls"), list(values)), order)
    return PublishedSeries("falls", made.values)
