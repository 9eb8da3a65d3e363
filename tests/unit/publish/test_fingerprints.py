"""What a page loads has a name with its fingerprint; what it only links to keeps its address."""

from hashlib import sha256
from pathlib import Path

from pipeline.publish.fingerprints import fingerprint_loaded, is_fingerprinted
from pipeline.publish.tree import read_tree, write_tree

ADDRESS = "https://outcomes.example.org/sub/"
PAGE = """\
<h1>Falls</h1><link rel="canonical" href="https://outcomes.example.org/sub/falls/">
<link rel="stylesheet" href="../assets/site.css"><link rel="alternate" href="../feed.xml">
<script src="../assets/site.js" defer></script><img alt="" src="../a%20b.png?x=1" srcset="../wide.png 2x, ../a%20b.png">
<a href="../wide.png">the picture</a><svg><use href="#mark"/></svg><img alt="" src="data:image/png;base64,AA==">
"""
FILES = {
    "falls/index.html": PAGE,
    "404.html": '<h1>Not found</h1><link rel="stylesheet" href="/sub/assets/site.css">',
    "assets/site.css": "a{background:url('dot.svg')} b{background:url(data:,x)}",
    "assets/dot.svg": "<svg/>",
    "assets/site.js": "1",
    "a b.png": "picture",
    "wide.png": "wide",
    "feed.xml": "<feed/>",
}


def named(path: str, content: str) -> str:
    stem, _, ending = path.rpartition(".")
    return f"{stem}.{sha256(content.encode()).hexdigest()[:12]}.{ending}"


def test_pages_load_files_by_their_content(tmp_path: Path) -> None:
    write_tree(FILES, tmp_path)
    made = fingerprint_loaded(tmp_path, ADDRESS)
    dot = named("assets/dot.svg", "<svg/>")
    style = f"a{{background:url('{dot.removeprefix('assets/')}')}} b{{background:url(data:,x)}}"
    assert made == sorted(
        [
            named("a b.png", "picture"),
            dot,
            named("assets/site.css", style),
            named("assets/site.js", "1"),
            named("wide.png", "wide"),
        ]
    )
    assert all(is_fingerprinted(path) for path in made)
    page = (tmp_path / "falls/index.html").read_text("utf-8")
    assert f'href="../{named("assets/site.css", style)}"' in page
    assert f'src="../{named("assets/site.js", "1")}"' in page
    assert f'srcset="../{named("wide.png", "wide")} 2x, ../' in page
    for kept in ('href="../feed.xml"', '<a href="../wide.png">', 'href="#mark"', "data:image/png", "/sub/falls/"):
        assert kept in page
    assert f"/sub/{named('assets/site.css', style)}" in (tmp_path / "404.html").read_text("utf-8")
    assert set(FILES) <= set(read_tree(tmp_path)), "the plain names stay"


def test_an_address_with_a_coded_sign_and_a_query_finds_its_file(tmp_path: Path) -> None:
    write_tree(FILES, tmp_path)
    fingerprint_loaded(tmp_path, ADDRESS)
    page = (tmp_path / "falls/index.html").read_text("utf-8")
    assert f'src="../a%20b.{sha256(b"picture").hexdigest()[:12]}.png?x=1"' in page


def test_a_file_that_is_not_there_is_left_for_the_check_of_links(tmp_path: Path) -> None:
    write_tree({"index.html": '<script src="gone.js"></script>'}, tmp_path)
    assert fingerprint_loaded(tmp_path, ADDRESS) == []
    assert not is_fingerprinted("assets/site.css")
