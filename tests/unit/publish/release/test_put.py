"""Putting a release in place: checked before it is shown, the last ones kept, damage mended, links needed."""

import os
import shutil
from pathlib import Path

import pytest

from pipeline.errors import OutcomesError
from pipeline.publish.lock import one_at_a_time
from pipeline.publish.release import Place, PublishRefused, content_id, sums_of
from pipeline.publish.site_error import SiteError
from pipeline.publish.tree import list_files, read_tree, write_tree
from tests.support.releases import publish, write_site


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "www")


def site(tmp_path: Path, number: int) -> Path:
    return write_site(tmp_path / f"site-{number}", number)


def text(place: Place) -> str:
    return (place.current / "index.html").read_text("utf-8")


def test_the_release_is_the_site_and_its_name_is_its_content(tmp_path: Path, place: Place) -> None:
    made = site(tmp_path, 1)
    put = publish(made, place)
    assert read_tree(place.current) == read_tree(made)
    assert put.release == content_id(sums_of(made)) == place.current.readlink().name
    assert (place.folder / "records" / put.release / "sha256sums.txt").read_text("utf-8").count("\n") == len(
        list_files(made)
    )
    assert publish(made, place).same


def test_everything_can_be_read_by_the_server_whatever_this_user_keeps_to_himself(tmp_path: Path, place: Place) -> None:
    old = os.umask(0o077)
    try:
        publish(site(tmp_path, 1), place)
        publish(site(tmp_path, 2), place)
    finally:
        os.umask(old)
    found = [place.current.resolve(), *place.current.resolve().rglob("*")]
    assert {(path.is_dir(), path.stat().st_mode & 0o777) for path in found} == {(True, 0o755), (False, 0o644)}
    assert [oct(path.stat().st_mode & 0o777) for path in (place.folder, place.releases)] == ["0o755", "0o755"]


def test_a_site_with_a_fault_is_not_shown_and_leaves_nothing(tmp_path: Path, place: Place) -> None:
    first = publish(site(tmp_path, 1), place)
    bad = site(tmp_path, 2)
    write_tree({**read_tree(bad), "falls/index.html": '<h1>Falls</h1><a href="../gone/">x</a>'}, bad)
    with pytest.raises(SiteError, match="gone"):
        publish(bad, place)
    assert place.shown() == first.release
    assert "Release 1" in text(place)
    assert sorted(place.known()) == [first.release]


def test_the_last_ones_are_kept_and_lend_what_their_pages_load(tmp_path: Path, place: Place) -> None:
    puts = [publish(site(tmp_path, number), place, keep=2) for number in (1, 2, 3, 4)]
    assert sorted(place.known()) == sorted(put.release for put in puts[1:])
    assert puts[3].removed == (puts[0].release,)
    assert puts[3].kept == 2
    for number in (2, 3):
        for path in list_files(tmp_path / f"site-{number}"):
            lent = (place.current / path).exists()
            assert lent or path == f"pagefind/index_{1:07x}.pf_index", path
    assert publish(site(tmp_path, 5), place, keep=0).kept == 0
    assert len(place.known()) == 1


def test_a_release_that_was_damaged_is_mended_by_publishing_it_again(tmp_path: Path, place: Place) -> None:
    made = site(tmp_path, 1)
    put = publish(made, place)
    (place.releases / put.release / "index.html").write_text("half", "utf-8")
    (place.releases / put.release / "assets" / "site.css").unlink()
    assert publish(made, place).same
    assert read_tree(place.current) == read_tree(made)


def test_a_file_that_a_killed_run_was_lending_to_a_release_is_no_part_of_it(tmp_path: Path, place: Place) -> None:
    publish(site(tmp_path, 1), place)
    second = publish(site(tmp_path, 2), place)
    left = place.releases / second.release / "pagefind" / ".pagefind.en-gb_1.pf_meta.part"
    for _ in range(2):
        left.write_bytes(b"")
        assert publish(tmp_path / "site-2", place).release == second.release
        assert not left.exists()


def test_what_an_interrupted_run_left_is_cleared_away(tmp_path: Path, place: Place) -> None:
    publish(site(tmp_path, 1), place)
    write_tree({"index.html": "half"}, place.releases / ".next")
    write_tree({"index.html": "whole, without a record"}, place.releases / "0123456789abcdef")
    shutil.rmtree(place.folder / "records" / "order.json", ignore_errors=True)
    (place.folder / "records" / "order.json").unlink()
    publish(site(tmp_path, 2), place)
    assert len(list(place.releases.iterdir())) == 2
    assert "Release 2" in text(place)


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path, place: Place) -> None:
    write_tree({"index.html": "somebody's"}, place.folder)
    with pytest.raises(PublishRefused, match=r"holds other things \(index.html\)"):
        publish(site(tmp_path, 1), place)
    assert read_tree(place.folder) == {"index.html": b"somebody's"}


def test_without_links_it_says_so_and_changes_nothing(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    publish(site(tmp_path, 1), place)
    monkeypatch.setattr(Path, "symlink_to", refuse)
    with pytest.raises(PublishRefused, match="needs a file system with symbolic links"):
        publish(site(tmp_path, 2), place)
    assert "Release 1" in text(place)


def test_two_at_once_are_refused_and_the_other_is_named(tmp_path: Path, place: Place) -> None:
    place.folder.mkdir()
    with (
        one_at_a_time(place.folder / ".lock", "a test"),
        pytest.raises(OutcomesError, match=f"another publish into .* is at work \\(process {os.getpid()}\\)"),
    ):
        publish(site(tmp_path, 1), place)
    publish(site(tmp_path, 1), place)
