"""Every status of the closed lists has words, and shapes that tell apart what colour may not."""

from typing import get_args

import pytest

from pipeline.catalogue.measure import Polarity
from pipeline.compute.standing.result import Against, DataState, Direction, Quality, Rating
from pipeline.render.wording import status

LISTS = [
    (Rating, status.rating),
    (DataState, status.state),
    (Quality, status.quality),
    (Direction, status.direction),
    (Polarity, status.wish),
    (Against, lambda found: status.against(found, "England")),
]


@pytest.mark.parametrize(("names", "say"), LISTS)
def test_every_name_has_its_own_words(names, say) -> None:
    said = [getattr(say(name), "words", say(name)) for name in get_args(names)]
    assert all(said) and len(set(said)) == len(said)
    assert not any("_" in words or "{" in words for words in said)


def test_the_shape_of_better_follows_the_figure() -> None:
    assert status.direction("improving", -3.0).shape == "down"
    assert status.direction("improving", 3.0).shape == "up"
    assert status.direction("worsening", 3.0) == status.Status("Worse, by more than chance", "up")
    assert status.direction("improving").shape == ""


def test_good_and_bad_plan_positions_differ_in_shape() -> None:
    shapes = [status.rating(name).shape for name in ("on_track", "near_plan", "off_track")]
    assert len(set(shapes)) == 3


def test_an_untested_difference_never_reads_as_more_than_chance() -> None:
    for name in ("higher", "lower", "no_clear_change"):
        assert "more than chance" not in status.direction(name, 1.0, tested=False).words
    assert status.direction("lower", -1.0, tested=False).words == "Lower, perhaps by chance"
