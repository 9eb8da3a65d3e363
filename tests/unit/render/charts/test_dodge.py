"""Labels never overlap, keep their order and move as little as they need to."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.charts.dodge import dodge

LABEL = st.tuples(st.floats(0, 300), st.integers(1, 4).map(lambda lines: 17.0 * lines + 3))


@given(st.lists(LABEL, max_size=8))
def test_no_label_covers_another_and_order_is_kept(labels: list[tuple[float, float]]) -> None:
    wanted, heights = [y for y, _ in labels], [height for _, height in labels]
    found = dodge(wanted, heights, 0, max(300.0, sum(heights)))
    order = sorted(range(len(labels)), key=lambda i: (wanted[i], i))
    for above, below in pairwise(order):
        assert found[below] - found[above] >= (heights[above] + heights[below]) / 2 - 0.21


@given(st.lists(LABEL, min_size=1, max_size=8))
def test_labels_stay_inside_where_there_is_room(labels: list[tuple[float, float]]) -> None:
    heights = [height for _, height in labels]
    room = max(300.0, sum(heights))
    for middle, height in zip(dodge([y for y, _ in labels], heights, 0, room), heights, strict=True):
        assert middle - height / 2 >= -0.1 and middle + height / 2 <= room + 0.1


def test_labels_with_room_stay_where_they_are() -> None:
    assert dodge([20, 100, 200], [20, 20, 20], 0, 300) == [20, 100, 200]


def test_two_at_one_place_part_evenly() -> None:
    assert dodge([100, 100], [20, 20], 0, 300) == [90, 110]
