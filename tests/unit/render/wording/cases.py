"""Measures, areas and standings made up for the wording tests. Places are invented."""

from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.areas import Area, Areas
from pipeline.catalogue.measure import Measure
from pipeline.compute.standing.result import Change, Standing
from pipeline.periods import Period, financial_quarter, financial_year

NOW, AGO, BEFORE = financial_quarter(2017, 1), financial_quarter(2016, 1), financial_quarter(2016, 4)
LONG_NAME = "Two Rivers, Northmoor and the Lower Valley Health and Care Partnership area"
AREAS = Areas(
    (
        Area("E92000001", "England", "England", "country"),
        Area("TR", "Two Rivers area", "Two Rivers", "partnership", ("N", "S")),
        Area("N", "Northmoor CCG", "Northmoor", "ccg"),
        Area("S", "Southmoor CCG", "Southmoor", "ccg"),
        Area("LONG", LONG_NAME, "Long", "partnership"),
    )
)


def measure(**others: Any) -> Measure:
    """Make a measure of admissions, lower is better, unless told otherwise."""
    base: dict[str, Any] = {
        "title": "Reduction in admissions",
        "plain_title": "Emergency admissions",
        "question": "Are fewer people admitted?",
        "indicator": "admissions",
        "order": 1,
        "definition": "Admissions that ended in the period.",
        "lifecycle": "pilot",
        "polarity": "lower",
        "unit": {"kind": "percent", "decimals": 1},
        "frequency": "quarterly",
        "lag_days": 56,
        "areas": ["TR", "N", "S"],
        "comparator": "E92000001",
        "no_data": {"state": "awaiting", "reason": "No figure yet."},
        "owner": "The partnership",
        "author": "Somebody",
        "checker": "Somebody else",
        "review": {"last": date(2026, 1, 1), "next": date(2027, 1, 1)},
    }
    return Measure(**{**base, **others})


def change(direction: str, value: float | None, period: Period | None = AGO, *, tested: bool = True) -> Change:
    """Make a change from `value` to 10; the limits only say that chance was looked at."""
    limits = (-1.0, -0.1) if tested else (None, None)
    moved = None if value is None else 10 - value
    return Change(period, value, moved, *limits, direction, "The rule says so.")  # type: ignore[arg-type]


NOTHING = Change(None, None, None, None, None, "not_comparable", "There is no earlier figure.")


def standing(**others: Any) -> Standing:
    """Make a standing with a figure of 10 and nothing to compare with, unless told otherwise."""
    base = Standing(
        measure="admissions",
        area="TR",
        edition="latest",
        state="current",
        period=NOW,
        value=10.0,
        previous=NOTHING,
        year_ago=NOTHING,
        baseline=NOTHING,
        target=None,
        target_by=None,
        target_status="",
        planned=None,
        gap=None,
        rating="no_target",
        rule="",
        comparator="",
        comparator_value=None,
        against_comparator="not_compared",
        trend="",
        spc_variation="",
        spc_assurance="",
        quality="good",
        quality_reason="",
    )
    return replace(base, **others)


YEAR = financial_year(2016)
