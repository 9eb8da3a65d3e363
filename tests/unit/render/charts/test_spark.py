"""Spark lines: small, hidden from screen readers, honest about gaps."""

from xml.etree import ElementTree

import pytest

from pipeline.render.charts import spark_line


def test_it_is_small_valid_and_hidden() -> None:
    drawn = spark_line([46.2, 42.6, 43.8, 41.0, 44.1])
    assert ElementTree.fromstring(drawn).get("aria-hidden") == "true"
    assert len(drawn) < 520
    assert "style" not in drawn


def test_a_gap_parts_the_line() -> None:
    assert spark_line([1, 2, None, 3, 4]).count("<polyline") == 2
    assert spark_line([1, None, 3, 4]).count("<circle") == 2


@pytest.mark.parametrize("values", [[], [None], [3.0], [None, 3.0, None]])
def test_nothing_is_drawn_of_fewer_than_two_values(values: list[float | None]) -> None:
    assert spark_line(values) == ""


def test_a_constant_series_lies_in_the_middle_and_the_last_value_has_the_dot() -> None:
    assert 'points="4.0,14.0 100.0,14.0"' in spark_line([5, 5])
    assert 'cx="4.0"' in spark_line([5, 6, None]) or 'cx="52.0"' in spark_line([5, 6, None])
