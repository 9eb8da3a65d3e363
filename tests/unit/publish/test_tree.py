"""A folder made to hold a set of files: only what differs is touched, and nothing is ever half there."""

import os
from pathlib import Path

import pytest

from pipeline.publish.theme import overlay_theme
from pipeline.publish.tree import Changes, is_aside, read_tree, write_tree

OLD = (1_000_000_000, 1_000_000_000)


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    write_tree({"a.md": "a", "b/c.md": "c", "gone/d.md": "d"}, tmp_path)
    for path in ("a.md", "b/c.md"):
        os.utime(tmp_path / path, OLD)
    changes = write_tree({"a.md": "a", "b/c.md": "changed", "new/e.svg": b"\x00e"}, tmp_path)
    assert changes == Changes(("b/c.md", "new/e.svg"), ("gone/d.md",), ("a.md",))
    assert (tmp_path / "a.md").stat().st_mtime == OLD[0]
    assert (tmp_path / "b/c.md").stat().st_mtime != OLD[0]
    assert read_tree(tmp_path) == {"a.md": b"a", "b/c.md": b"changed", "new/e.svg": b"\x00e"}
    assert not (tmp_path / "gone").exists()


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    for files in ({"a": "file"}, {"a/b": "in a folder"}, {"a": "file"}):
        write_tree(files, tmp_path)
        assert read_tree(tmp_path) == {path: text.encode() for path, text in files.items()}


def test_a_write_that_fails_leaves_the_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree({"a.md": "whole"}, tmp_path)

    def full_disk(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full_disk)
        with pytest.raises(OSError, match="No space left"):
            write_tree({"a.md": "another text"}, tmp_path)
    assert (tmp_path / "a.md").read_text() == "whole"
    assert write_tree({"a.md": "whole"}, tmp_path).removed == (".a.md.part",)


@pytest.mark.parametrize("path", ["../out.md", "/etc/out", "a/../../out", "a\\b", ".", "a//b"])
def test_a_path_out_of_the_folder_is_refused_before_anything_is_written(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a path below the folder"):
        write_tree({"good.md": "", path: ""}, tmp_path / "folder")
    assert list(tmp_path.iterdir()) == []


def test_a_project_s_theme_wins_over_the_engine_s(tmp_path: Path) -> None:
    write_tree({"main.html": "engine", "assets/site.css": "engine"}, tmp_path / "engine")
    write_tree({"main.html": "own", "extra.html": "own"}, tmp_path / "own")
    overlay_theme(tmp_path / "engine", tmp_path / "own", tmp_path / "made")
    assert read_tree(tmp_path / "made") == {"assets/site.css": b"engine", "extra.html": b"own", "main.html": b"own"}
    changes = overlay_theme(tmp_path / "engine", None, tmp_path / "made")
    assert (changes.written, changes.removed) == (("main.html",), ("extra.html",))


def test_what_is_made_aside_is_told_from_content() -> None:
    for path in (".page.md.part", "editions/q1/.frozen-next/docs/index.md", "a/.b-next/c"):
        assert is_aside(path), path
    for path in ("page.md", "parts/next.md", "a.part", "frozen-next/x", ".well-known/security.txt", "a/.b-nexting/c"):
        assert not is_aside(path), path
