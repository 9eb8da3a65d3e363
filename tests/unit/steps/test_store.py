"""What is kept to save work is given back as it was kept, or not at all: damage and edits never reach the website."""

from pathlib import Path

import pytest

from pipeline.steps.store import AGES, BUILDS, Kept, KeptDrawings, KeptFiles

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


def builds(folder: Path, *used: str) -> list[list[str]]:
    """Return what is left after each build, of which each uses the files whose letters are given."""
    left = []
    for keys in used:
        files = KeptFiles(folder)
        for key in keys:
            if files.get(key) is None:
                files.put(key, CONTENT)
        files.end_build()
        left.append(sorted(path.name for path in folder.iterdir() if path.name != AGES))
    return left


def test_what_no_build_of_the_last_three_used_goes(tmp_path: Path):
    kept = ["a", "b"]
    assert builds(tmp_path, "ab", "a", "a", "a", "ab") == [kept, kept, kept, ["a"], kept]


def test_what_is_used_now_and_then_stays(tmp_path: Path):
    assert builds(tmp_path, "ab", "b", "b", "a", "b", "b", "a")[-1] == ["a", "b"]


def test_what_a_stopped_build_left_half_written_goes_too(tmp_path: Path):
    (tmp_path / ".a.part").write_bytes(b"half")
    assert builds(tmp_path, "a", "a", "a")[-1] == ["a"]


@pytest.mark.parametrize("damaged", ["", "[]", '{"b": "x"}', "\xff"])
def test_a_damaged_record_of_ages_loses_nothing(tmp_path: Path, damaged: str):
    builds(tmp_path, "ab", "a", "a")
    (tmp_path / AGES).write_text(damaged, "latin-1")
    assert builds(tmp_path, "a") == [["a", "b"]]
    assert builds(tmp_path, "a", "a")[-1] == ["a"]


def test_a_spoilt_file_does_not_count_as_used(tmp_path: Path):
    builds(tmp_path, "ab")
    (tmp_path / "b").write_bytes(b"spoilt")
    for _ in range(BUILDS):
        files = KeptFiles(tmp_path)
        assert files.get("b") is None
        files.end_build()
    assert not (tmp_path / "b").exists()


def test_nothing_is_kept_and_nothing_is_dropped_where_no_folder_is(tmp_path: Path):
    assert KeptFiles(tmp_path / "none").end_build() == []
    assert not (tmp_path / "none").exists()


def built(folder: Path, *, drawn: bool, old: bool) -> None:
    """Keep something old, where asked, and something new of every kind, and end the build."""
    kept = Kept(folder)
    for files in (kept.charts, kept.papers, kept.data, kept.pages, kept.search, kept.checks):
        for name in ("old", "new") if old else ("new",):
            files.put(name, CONTENT)
    KeptDrawings(kept.charts).put("drawn", "<svg/>")
    kept.end_build(drawn=drawn)


def there(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("[!.]*") if path.is_file())


NEW = ["charts/drawn", *(f"{kind}/new" for kind in ("charts", "checks", "data", "pages", "papers", "search"))]


def test_all_that_builds_keep_is_dropped_together(tmp_path: Path):
    for number in range(1 + BUILDS):
        built(tmp_path, drawn=True, old=not number)
    assert there(tmp_path) == NEW


def test_a_build_that_asked_for_no_drawing_drops_none(tmp_path: Path):
    for number in range(1 + BUILDS):
        built(tmp_path, drawn=False, old=not number)
    assert there(tmp_path) == sorted([*NEW, "charts/old", "data/old", "papers/old"])
