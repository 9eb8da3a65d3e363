"""Rows become values."""

from decimal import Decimal

import pytest

from pipeline.compute.series_build import From, values_from

EXACT = From("returns", "official", "exact")


@pytest.mark.parametrize("cell", [Decimal("1.5"), 1.5])
def test_decimals_of_an_expression_become_plain_numbers(cell):
    row = dict.fromkeys(
        ("lower_95", "upper_95", "numerator", "denominator", "published_on", "markers", "note", "trace")
    )
    row |= {"breakdown": "all", "category": "all", "statistic": "value", "vintage": ""}
    (made,) = values_from("falls", [{**row, "area": "W", "period": "2016/17", "value": cell}], EXACT, ["W"])
    assert (made.value, type(made.value)) == (1.5, float)
