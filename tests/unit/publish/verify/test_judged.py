"""What was found in files is the same whether kept or found anew; what changed or is spoilt: anew."""

from pathlib import Path

import pytest

from pipeline.errors import Problem
from pipeline.publish.tree import write_tree
from pipeline.publish.verify import Judged, leaks, read_site, used_files, verify_site
from pipeline.steps.store import KeptFiles

PAGE = (
    '<h1 id="a">One</h1><a href="b/#x">x</a><a href="gone/">x</a><img srcset="p.png 1x, q.png 2x" alt="">'
    '<p aria-labelledby="a none" onclick="x()">943 476 5919 AB1234567890</p>'
    '<svg role="img"></svg><table></table><meta http-equiv="refresh" content="0; url=b/">'
)
SITE: dict[str, str | bytes] = {
    "index.html": PAGE,
    "b/index.html": '<h1 id="x">Two</h1>',
    "c.html": "<p id='x'>unquoted, with no heading & a <script>run()</script>",
    "d.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<a href="javascript:x()"/><text>SYNA-123456</text></svg>',
    "e.csv": "a\nAB1234567890\n9434765919\n",
    "p.png": b"\x89",
}
HELD = frozenset({"AB1234567890"})


def found(folder: Path, judged: Judged | None) -> tuple[list[Problem], frozenset[str], object]:
    site = read_site(folder, "https://outcomes.example.org/", judged)
    problems = [*verify_site(folder, site, None, judged), *leaks(folder, sorted(site.files), HELD.intersection, judged)]
    return problems, used_files(site), site.pages


def test_kept_and_found_anew_are_the_same(tmp_path: Path) -> None:
    site, store = tmp_path / "site", KeptFiles(tmp_path / "kept")
    write_tree(SITE, site)
    plain = found(site, None)
    assert len(plain[0]) > 10
    first = Judged(site, store)
    assert found(site, first) == plain
    first.keep()
    assert found(site, Judged(site, store)) == plain


def asked(folder: Path, store: KeptFiles) -> list[str]:
    """Return which texts are read anew; all that was found is kept."""
    read: list[str] = []
    judged = Judged(folder, store)
    for path in ("a.txt", "b.txt"):
        judged.of("any", path, read.append)
        judged.of("any", path, read.append)
    judged.keep()
    return read


def test_only_what_changed_is_read_again_and_what_is_gone_is_dropped(tmp_path: Path) -> None:
    store = KeptFiles(tmp_path / "kept")
    write_tree({"a.txt": "one", "b.txt": "two"}, tmp_path / "site")
    assert asked(tmp_path / "site", store) == ["one", "two"]
    assert asked(tmp_path / "site", store) == []
    write_tree({"a.txt": "one", "b.txt": "three"}, tmp_path / "site")
    assert asked(tmp_path / "site", store) == ["three"]
    write_tree({"a.txt": "one", "b.txt": "two"}, tmp_path / "site")
    assert asked(tmp_path / "site", store) == ["two"]


def test_the_kind_of_question_counts(tmp_path: Path) -> None:
    write_tree({"a.txt": "one"}, tmp_path)
    judged = Judged(tmp_path)
    assert judged.of("length", "a.txt", len) == 3
    assert judged.of("upper", "a.txt", str.upper) == "ONE"


def test_a_spoilt_store_is_not_believed(tmp_path: Path) -> None:
    store = KeptFiles(tmp_path / "kept")
    write_tree({"a.txt": "one", "b.txt": "two"}, tmp_path / "site")
    asked(tmp_path / "site", store)
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"null", b"true"))
    assert asked(tmp_path / "site", store) == ["one", "two"]


@pytest.mark.parametrize("changed", ["maker_digest", "python_version"])
def test_other_checks_find_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    store = KeptFiles(tmp_path / "kept")
    write_tree({"a.txt": "one", "b.txt": "two"}, tmp_path / "site")
    asked(tmp_path / "site", store)
    monkeypatch.setattr(f"pipeline.publish.verify.judged.{changed}", lambda: "another")
    assert asked(tmp_path / "site", store) == ["one", "two"]


def test_what_was_found_in_a_text_is_kept_by_its_words(tmp_path: Path) -> None:
    store, asked = KeptFiles(tmp_path / "kept"), []

    def found(text: str) -> list[int]:
        asked.append(text)
        return [len(text)]

    for texts in (("one", "three", "one"), ("three", "four")):
        judged = Judged(tmp_path, store)
        assert [judged.of_text("length", text, found) for text in texts] == [[len(text)] for text in texts]
        judged.keep()
    assert asked == ["one", "three", "four"]
    assert Judged(tmp_path, store).of_text("another question", "four", found) == [4]
    assert asked[-1] == "four"
    assert len(asked) == 4
