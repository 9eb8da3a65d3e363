"""A reader who opens pages while sites are published finds every page and all that it loads, each of one release."""

from pathlib import Path

import pytest

from pipeline.publish.release import Place
from tests.support.releases import publish, read_through, served, write_site


@pytest.mark.parametrize("publishes", [6, pytest.param(100, marks=pytest.mark.system)])
def test_no_page_is_missing_and_none_is_mixed(tmp_path: Path, publishes: int) -> None:
    place = Place(tmp_path / "www")
    publish(write_site(tmp_path / "0", 100), place)
    with served(place.current) as address:
        reader = read_through(
            publishes, address, lambda n: publish(write_site(tmp_path / str(n), 100 + n), place, keep=2)
        )
    assert reader.wrong == []
    assert len(reader.releases) >= publishes, "the reader saw the releases come"
    assert reader.pages > publishes
    assert len(list(place.releases.iterdir())) == 3


def test_a_page_of_a_release_that_was_rolled_back_still_finds_what_it_loads(tmp_path: Path) -> None:
    from pipeline.publish.release import roll_back
    from tests.support.releases import Reader

    place = Place(tmp_path / "www")
    for number in (101, 102):
        publish(write_site(tmp_path / str(number), number), place)
    with served(place.current) as address:
        reader = Reader(address)
        bad = reader.open("falls/")
        roll_back(place, ())
        reader.load(*bad)
        assert reader.open("falls/")[0] == "101"
        publish(write_site(tmp_path / "103", 103), place)
        reader.load(*bad)
    assert reader.wrong == []
