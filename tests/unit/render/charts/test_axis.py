"""Names under the axis and at the ends of lines: broken where words allow, thinned from the oldest."""

import pytest

from pipeline.render.charts.axis import axis_labels, fold, wrap
from pipeline.render.charts.line import picture
from pipeline.render.charts.style import NARROW, WIDE, text_width

from .samples import chart, counts


def test_names_break_into_even_lines() -> None:
    assert wrap("Two Rivers Health and Care Partnership area", 20) == (
        "Two Rivers",
        "Health and Care",
        "Partnership area",
    )
    assert wrap("England", 13) == ("England",)


def test_fold_keeps_to_the_room_where_words_allow() -> None:
    lines = fold("2016 to 2017", 60)
    assert " ".join(lines) == "2016 to 2017" and all(text_width(line) <= 60 for line in lines)
    assert fold("September", 5) == ("September",)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_newest_period_of_each_group_is_always_named(size) -> None:
    made = picture(chart(), size)
    named = {" ".join(label.lines) for label in axis_labels(chart().axis, made.frame)}
    assert {"2016 to 2017", "Apr to Jun 2017"} <= named


def test_many_periods_are_thinned_not_squeezed() -> None:
    data = counts([5.0] * 7)
    wide, narrow = (axis_labels(data.axis, picture(data, size).frame) for size in (WIDE, NARROW))
    assert len(wide) == 7 and 2 <= len(narrow) < 7
