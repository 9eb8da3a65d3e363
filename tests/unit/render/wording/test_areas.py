"""An order of areas in words: only where it is more than chance."""

from pipeline.render.wording.areas import order_words


def test_areas_that_overlap_are_put_in_no_order() -> None:
    assert order_words([["North", "South"]]) == (
        "The likely ranges of North and South overlap, so we put them in no order."
    )


def test_groups_that_stand_apart_are() -> None:
    assert order_words([["East"], ["North", "South"]]) == "East is higher than North and South, by more than chance."
    assert order_words([["East", "West"], ["North"], ["South"]]) == (
        "East and West are higher than North, by more than chance. North is higher than South, by more than chance."
    )
