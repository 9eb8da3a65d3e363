"""Going back: to the last good release that is whole, never to one that holds what was withdrawn since."""

from pathlib import Path

import pytest

from pipeline.publish.release import Place, PublishRefused, roll_back
from pipeline.publish.tree import list_files
from tests.support.releases import publish, write_site

NONE: tuple[str, ...] = ()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "www")


def puts(tmp_path: Path, place: Place, *numbers: int, withdrawals: tuple[str, ...] = ()) -> list[str]:
    sites = [write_site(tmp_path / f"site-{number}", number) for number in numbers]
    return [publish(site, place, withdrawals=withdrawals).release for site in sites]


def test_back_and_further_back_then_on(tmp_path: Path, place: Place) -> None:
    one, two, three = puts(tmp_path, place, 1, 2, 3)
    assert roll_back(place, NONE).release == two
    assert roll_back(place, NONE).release == one
    with pytest.raises(PublishRefused, match="no earlier release"):
        roll_back(place, NONE)
    assert place.shown() == one
    (four,) = puts(tmp_path, place, 4)
    assert roll_back(place, NONE).release == one, "those that were rolled back are not gone back to"
    assert puts(tmp_path, place, 3) == [three], "the same content may be published again"
    assert four not in (one, two)


def test_what_a_killed_run_left_half_written_is_not_shown(tmp_path: Path, place: Place) -> None:
    one, _ = puts(tmp_path, place, 1, 2)
    left = place.releases / one / "pagefind" / ".pagefind.en-gb_1.pf_meta.part"
    left.write_bytes(b"")
    assert roll_back(place, NONE).release == one
    assert not left.exists()


def test_nothing_to_go_back_to(place: Place) -> None:
    with pytest.raises(PublishRefused, match="no earlier release"):
        roll_back(place, NONE)


def test_a_damaged_release_is_passed_over(tmp_path: Path, place: Place) -> None:
    one, two, _ = puts(tmp_path, place, 1, 2, 3)
    (place.releases / two / "falls" / "index.html").write_text("half", "utf-8")
    assert roll_back(place, NONE).release == one


def test_what_was_withdrawn_does_not_come_back(tmp_path: Path, place: Place) -> None:
    _, two = puts(tmp_path, place, 1, 2)
    with pytest.raises(PublishRefused, match="holds something that has been withdrawn since"):
        roll_back(place, ("a figure",))
    assert place.shown() == two


def test_a_release_that_holds_what_was_withdrawn_is_removed_and_lends_no_picture(tmp_path: Path, place: Place) -> None:
    one, two = puts(tmp_path, place, 1, 2)
    (three,) = puts(tmp_path, place, 3, withdrawals=("a figure",))
    assert sorted(place.known()) == [three]
    drawings = [path for path in list_files(place.current) if path.endswith((".svg", ".pf_index"))]
    assert len(drawings) == 3, "its own picture under two names, its own index, and none of the others"
    assert len([path for path in list_files(place.current) if path.endswith(".css")]) == 4
    assert one != two
    (four,) = puts(tmp_path, place, 4, withdrawals=("a figure",))
    assert place.shown() == four
    assert roll_back(place, ("a figure",)).release == three
