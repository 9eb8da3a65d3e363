"""What is kept to save work is given back as it was kept, or not at all: damage and edits never reach the website."""

from pathlib import Path

import pytest

from pipeline.steps.store import KeptDrawings, KeptFiles

CONTENT = b"%PDF\n\x00 two\nlines"


@pytest.fixture
def kept(tmp_path: Path) -> KeptFiles:
    files = KeptFiles(tmp_path / "papers")
    files.put("a1", CONTENT)
    return files


def test_what_was_kept_comes_back(kept: KeptFiles):
    assert kept.get("a1") == CONTENT
    assert kept.get("b2") is None


def test_an_empty_file_comes_back(kept: KeptFiles):
    kept.put("b2", b"")
    assert kept.get("b2") == b""


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace(b"two", b"ten"),
        lambda content: content[:-1],
        lambda content: content + b"more",
        lambda content: content.partition(b"\n")[2],
        lambda content: content[:64],
        lambda content: b"",
    ],
    ids=["edited", "cut off", "longer", "without its fingerprint", "without its content", "empty"],
)
def test_a_file_that_is_not_as_it_was_kept_counts_as_not_there(kept: KeptFiles, tmp_path: Path, spoil):
    file = tmp_path / "papers" / "a1"
    file.write_bytes(spoil(file.read_bytes()))
    assert kept.get("a1") is None
    kept.put("a1", CONTENT)
    assert kept.get("a1") == CONTENT


def test_a_file_under_the_name_of_another_counts_as_not_there(kept: KeptFiles, tmp_path: Path):
    (tmp_path / "papers" / "a1").rename(tmp_path / "papers" / "b2")
    assert kept.get("b2") is None


def test_a_drawing_with_damaged_letters_counts_as_not_there(tmp_path: Path):
    drawings = KeptDrawings(tmp_path)
    drawings.put("a1", "<svg>é</svg>")
    assert drawings.get("a1") == "<svg>é</svg>"
    file = tmp_path / "a1"
    file.write_bytes(file.read_bytes().replace("é".encode(), b"\xff"))
    assert drawings.get("a1") is None
