"""Putting a finished site in place: whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from pipeline.publish.swap import aside, fresh, recover, swap
from pipeline.publish.tree import read_tree, write_tree

OLD = (1_000_000_000, 1_000_000_000)


def made(folder: Path, content: str) -> Path:
    """The next site, made where the build makes it."""
    target = aside(folder / "public")
    write_tree({"a": content, "same": "s"}, target)
    return target


def test_same_files_keep_their_time(tmp_path: Path) -> None:
    swap(made(tmp_path, "old"), tmp_path / "public")
    for name in ("same", "a"):
        os.utime(tmp_path / "public" / name, OLD)
    swap(made(tmp_path, "new"), tmp_path / "public")
    assert read_tree(tmp_path / "public") == {"a": b"new", "same": b"s"}
    assert (tmp_path / "public/same").stat().st_mtime == OLD[0]
    assert (tmp_path / "public/a").stat().st_mtime != OLD[0]


def test_there_is_a_whole_site_at_every_call_to_the_file_system(tmp_path: Path) -> None:
    swap(made(tmp_path, "old"), tmp_path / "public")
    new = made(tmp_path, "new")
    seen: list[str] = []

    def look(event: str, _: tuple[object, ...]) -> None:
        if looking and event in {"os.rename", "os.symlink", "os.remove", "shutil.rmtree", "os.utime"}:
            seen.append((tmp_path / "public" / "a").read_text("utf-8"))

    looking = True
    sys.addaudithook(look)
    swap(new, tmp_path / "public")
    looking = False
    assert set(seen) == {"old"}, "each of these calls found the old site whole"
    assert len(seen) >= 3
    assert read_tree(tmp_path / "public")["a"] == b"new"


def test_only_two_folders_are_used_and_the_one_shown_is_never_emptied(tmp_path: Path) -> None:
    for content in ("one", "two", "three"):
        swap(made(tmp_path, content), tmp_path / "public")
        aside(tmp_path / "public")
        assert (tmp_path / "public" / "a").read_text("utf-8") == content
    assert sorted(path.name for path in tmp_path.iterdir()) == [".public-a", ".public-b", "public"]


def test_a_folder_of_an_earlier_version_is_replaced_by_a_link(tmp_path: Path) -> None:
    write_tree({"a": "older"}, tmp_path / "public")
    swap(made(tmp_path, "new"), tmp_path / "public")
    assert (tmp_path / "public").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".public-a", "public"]


def test_without_links_two_moves_do_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "symlink_to", refuse)
    for content in ("old", "new"):
        swap(made(tmp_path, content), tmp_path / "public")
        assert read_tree(tmp_path / "public")["a"] == content.encode()
    assert not (tmp_path / "public").is_symlink()
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_move_that_fails_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree({"a": "old"}, tmp_path / "public")
    rename = Path.rename
    monkeypatch.setattr(Path, "symlink_to", refuse)
    monkeypatch.setattr(
        Path, "rename", lambda self, to: refuse() if self.name.startswith(".public-a") else rename(self, to)
    )
    with pytest.raises(OSError, match="Permission denied"):
        swap(made(tmp_path, "new"), tmp_path / "public")
    assert read_tree(tmp_path / "public") == {"a": b"old"}


def refuse(*_: object, **__: object) -> Path:
    raise OSError(13, "Permission denied")


def test_a_run_stopped_between_the_two_moves_is_mended(tmp_path: Path) -> None:
    write_tree({"a": "old"}, tmp_path / ".public-last")
    recover(tmp_path / "public")
    assert read_tree(tmp_path / "public") == {"a": b"old"}


def test_a_fresh_folder_is_empty(tmp_path: Path) -> None:
    write_tree({"left/over": "x"}, tmp_path / "next")
    assert list(fresh(tmp_path / "next").iterdir()) == []
