"""The checks of a built site, each on a planted fault."""

from pathlib import Path

import pytest

from pipeline.publish.tree import write_tree
from pipeline.publish.verify import (
    Drawn,
    Expected,
    Judged,
    built_path,
    expected_of,
    read_site,
    used_files,
    verify_site,
)

ADDRESS = "https://outcomes.example.org/sub/"
HOME = (
    '<link rel="stylesheet" href="assets/site.css"><link rel="canonical" href="https://outcomes.example.org/sub/">'
    '<h1 id="top-of-it">Home</h1><a href="falls/#chart">x</a><a href="data/values.csv">x</a><a href="#main">x</a>'
    '<main id="main"></main><a href="https://elsewhere.example/">x</a><a href="mailto:a@b.example">x</a>'
    '<a href="?q=1">x</a><a href="#top">x</a><a href="">x</a>'
)
FALLS = (
    '<h1>Falls</h1><a href="..">x</a><a href="../">x</a><a href="../#main">x</a><a href="/sub/falls/">x</a>'
    '<svg role="img" aria-labelledby="t d" id="chart"><title id="t">t</title><desc id="d">d</desc></svg>'
    '<table></table><img src="../assets/a%20b.png" alt=""><img src="data:image/png;base64,AA" alt="">'
)
GOOD = {
    "index.html": HOME,
    "falls/index.html": FALLS,
    "404.html": '<h1>Not found</h1><a href="/sub/">x</a><link rel="stylesheet" href="/sub/assets/site.css">',
    "moved/index.html": '<meta http-equiv="refresh" content="0; url=../falls/"><a href="../falls/">Moved</a>',
    "assets/site.css": "a{}",
    "assets/a b.png": b"\x89",
    "data/values.csv": "a\n",
}


def found(folder: Path, files: dict[str, str | bytes], expected: Expected | None = None) -> list[str]:
    write_tree(files, folder)
    return [str(one) for one in verify_site(folder, read_site(folder, ADDRESS), expected)]


def test_a_good_site_has_no_problem(tmp_path: Path) -> None:
    expected = Expected({"index.html": Drawn(0, 0), "falls/index.html": Drawn(1, 1)}, frozenset({"data/values.csv"}))
    assert found(tmp_path, GOOD, expected) == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<a href="fals/">x</a>', "there is no such page or file"),
        ('<a href="falls">x</a>', "the address of a page ends in a slash"),
        ('<a href="falls/#chrt">x</a>', "the page has no part 'chrt', did you mean 'chart'?"),
        ('<a href="#nowhere">x</a>', "the page has no part 'nowhere'"),
        ('<a href="../up/">x</a>', "it leads out of the site"),
        ('<a href="/falls/">x</a>', "there is no such page or file"),
        ('<a href="https://outcomes.example.org/sub/gone/">x</a>', "there is no such page or file"),
        ('<img src="gone.png" alt="">', "there is no such page or file"),
        ('<img srcset="assets/a%20b.png 1x, gone.png 2x" alt="">', "'gone.png'"),
        ('<script src="https://cdn.example/x.js"></script>', "it is fetched from outside"),
        ('<script src="//cdn.example/x.js"></script>', "it is fetched from outside"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "it is fetched from outside"),
        ('<svg><use href="https://cdn.example/x.svg#a"/></svg>', "it is fetched from outside"),
        ('<p id="a"></p><p id="a"></p>', "the id 'a' stands 2 times"),
        ('<div aria-labelledby="who"></div>', "named by the id 'who'"),
        ("<h1>Again</h1>", "2 main headings"),
        ('<meta http-equiv="refresh" content="0; url=gone/">', "there is no such page or file"),
    ],
)
def test_a_planted_fault_is_found(html: str, told: str, tmp_path: Path) -> None:
    problems = found(tmp_path, {**GOOD, "other/index.html": "<h1>x</h1>", "index.html": HOME + html})
    assert len(problems) == 1, problems
    assert problems[0].startswith("index.html")
    assert told in problems[0]


def test_no_heading_an_empty_file_and_a_style_from_outside(tmp_path: Path) -> None:
    style = "@import 'https://fonts.example/a.css'; a{background:url(//x.example/b.png)}"
    problems = found(
        tmp_path, {**GOOD, "index.html": "<main id=main>", "data/values.csv": "", "assets/site.css": style}
    )
    assert [line.split("  ")[0] for line in problems] == ["assets/site.css"] * 2 + ["data/values.csv", "index.html"]
    assert "0 main headings" in problems[-1]


def test_what_was_promised_and_is_missing_is_found(tmp_path: Path) -> None:
    expected = Expected(
        {"index.html": Drawn(0, 0), "gone/index.html": Drawn(0, 0), "falls/index.html": Drawn(2, 3)},
        frozenset({"assets/gone.svg"}),
    )
    problems = "\n".join(found(tmp_path, GOOD, expected))
    assert "gone/index.html  this page was made and is not in the built site" in problems
    assert "assets/gone.svg  this file was made and is not in the built site" in problems
    assert "1 charts on the page, 2 were made for it" in problems
    assert "1 tables on the page, 3 were made for it" in problems
    assert len(problems.splitlines()) == 4


def test_used_files_are_those_that_pages_refer_to(tmp_path: Path) -> None:
    write_tree({**GOOD, "assets/dead.js": "x"}, tmp_path)
    used = used_files(read_site(tmp_path, ADDRESS))
    assert used == {"index.html", "falls/index.html", "assets/site.css", "assets/a b.png", "data/values.csv"}


def test_what_documents_promise() -> None:
    docs = {
        "index.md": "---\ntitle: <table>\n---\n# x\n",
        "falls.md": '<svg role="img"></svg><svg aria-hidden="true"></svg><table></table>\n```html\n<table>\n```\n',
        "a/index.md": b"<p>x</p>",
        "assets/x.css": "a{}",
    }
    expected = expected_of(docs, {"values.csv": b""}, Judged(Path("none")))
    assert expected.pages == {
        "index.html": Drawn(0, 0),
        "falls/index.html": Drawn(1, 1),
        "a/index.html": Drawn(0, 0),
    }
    assert expected.files == {"assets/x.css", "data/values.csv"}


@pytest.mark.parametrize(
    ("path", "built"),
    [
        ("index.md", "index.html"),
        ("a/index.md", "a/index.html"),
        ("a/b.md", "a/b/index.html"),
        ("README.md", "index.html"),
    ],
)
def test_where_a_page_comes_to_lie(path: str, built: str) -> None:
    assert built_path(path) == built
