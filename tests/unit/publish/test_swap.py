"""Putting a finished site in place: whole or not at all."""

import os
from pathlib import Path

import pytest

from pipeline.publish.swap import fresh, recover, swap
from pipeline.publish.tree import read_tree, write_tree

OLD = (1_000_000_000, 1_000_000_000)


def test_same_files_keep_their_time(tmp_path: Path) -> None:
    write_tree({"same": "s", "other": "old", "gone": "g"}, tmp_path / "public")
    for name in ("same", "other"):
        os.utime(tmp_path / "public" / name, OLD)
    write_tree({"same": "s", "other": "new"}, tmp_path / "next")
    swap(tmp_path / "next", tmp_path / "public")
    assert read_tree(tmp_path / "public") == {"other": b"new", "same": b"s"}
    assert (tmp_path / "public/same").stat().st_mtime == OLD[0]
    assert (tmp_path / "public/other").stat().st_mtime != OLD[0]
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_move_that_fails_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree({"a": "old"}, tmp_path / "public")
    write_tree({"a": "new"}, tmp_path / "next")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "next":
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="Permission denied"):
        swap(tmp_path / "next", tmp_path / "public")
    assert read_tree(tmp_path / "public") == {"a": b"old"}


def test_a_run_stopped_between_the_two_moves_is_mended(tmp_path: Path) -> None:
    write_tree({"a": "old"}, tmp_path / ".public-last")
    recover(tmp_path / "public")
    assert read_tree(tmp_path / "public") == {"a": b"old"}


def test_a_fresh_folder_is_empty(tmp_path: Path) -> None:
    write_tree({"left/over": "x"}, tmp_path / "next")
    assert list(fresh(tmp_path / "next").iterdir()) == []
