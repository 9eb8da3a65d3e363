"""Pages that MkDocs made before: the same site with and without them, and none where a page may hang on more."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.publish.build import build_site
from pipeline.publish.site_error import SiteError
from pipeline.publish.tree import read_tree
from pipeline.steps.store import KeptFiles
from tests.unit.publish.test_build import CONFIG, DOCS, MAIN, project, site

ODD = "---\ntitle: Odd\n---\n# Ö\u2028dd\n\n<pre>\n\n two  \n</pre>\n\n{{ page }} &amp; \u00a0end\n\n"
DOCS_HERE = {**DOCS, "odd/index.md": ODD}


class Seen(KeptFiles):
    """Kept pages that tell which were taken and which were put there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.taken, self.made = 0, 0

    def get(self, key: str) -> bytes | None:
        found = super().get(key)
        self.taken += found is not None
        return found

    def put(self, key: str, content: bytes) -> None:
        self.made += 1
        super().put(key, content)


def built(root: Path, docs: dict[str, str | bytes], config: str = CONFIG, **other: object) -> tuple[int, int]:
    """Build a site with kept pages; how many were taken from there and how many put there?"""
    seen, one = Seen(root / "kept"), project(root)
    (root / "mkdocs.yml").write_text(config)
    build_site(replace(one, **other), site(root, docs, pages=seen))  # type: ignore[arg-type]
    return seen.taken, seen.made


def public(root: Path) -> dict[str, bytes]:
    return read_tree((root / "build/public").resolve())


def without_kept(root: Path, aside: Path, docs: dict[str, str | bytes], config: str = CONFIG) -> dict[str, bytes]:
    """Build the same site elsewhere with nothing kept."""
    shutil.copytree(root / "site", aside / "site") if (root / "site").exists() else aside.mkdir()
    one = project(aside)
    (aside / "mkdocs.yml").write_text(config)
    build_site(one, site(aside, docs))
    return public(aside)


def test_the_site_is_the_same_with_kept_pages(tmp_path: Path) -> None:
    plain = without_kept(tmp_path, tmp_path / "aside", DOCS_HERE)
    assert built(tmp_path, DOCS_HERE) == (0, 3)
    assert public(tmp_path) == plain
    assert built(tmp_path, DOCS_HERE) == (3, 0)
    assert public(tmp_path) == plain


def test_only_the_page_with_other_words_is_made(tmp_path: Path) -> None:
    built(tmp_path, DOCS_HERE)
    docs = {**DOCS_HERE, "odd/index.md": f"{ODD}\n[Falls](../falls/index.md#chart)\n"}
    assert built(tmp_path, docs) == (2, 1)
    assert public(tmp_path) == without_kept(tmp_path, tmp_path / "aside", docs)


def theme(path: str, text: str) -> Callable[[Path], object]:
    return lambda root: (
        (root / "site/theme" / path).parent.mkdir(parents=True, exist_ok=True),
        (root / "site/theme" / path).write_text(text),
    )


PLACE = MAIN.replace("<body", "<body data-at='{{ page.title }}, {{ page.is_top_level }}'")
ICON = MAIN.replace("<body", '<link rel="icon" href="{{ config.theme.favicon | url }}"><body')
WAYS = "nav: [{Start here: index.md}, {Part: [{Falling: falls/index.md}, odd/index.md]}]\n"
OTHER_THEME = CONFIG.replace("name: material", "name: mkdocs").replace(", language: en, font: false", "")
AS_EVER: dict[str, tuple[str, Callable[[Path], object], set[str]]] = {
    "titles from the settings": (f"{CONFIG}{WAYS}", theme("main.html", PLACE), {"index.html", "falls/index.html"}),
    "parts from folders": (CONFIG, theme("main.html", PLACE), {"falls/index.html"}),
    "a bundled file named by a setting": (CONFIG, theme("main.html", ICON), {"assets/images/favicon.png"}),
    "another bundled theme": (OTHER_THEME, lambda _: None, {"css/base.css"}),
}


@pytest.mark.parametrize("what", AS_EVER)
def test_whatever_else_a_theme_shows_it_shows_with_kept_pages_too(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, change, files = AS_EVER[what]
    change(tmp_path)
    monkeypatch.setattr("pipeline.publish.build._checked", lambda *_: ())
    plain = without_kept(tmp_path, tmp_path / "aside", DOCS_HERE, config)
    for expected in ((0, 3), (3, 0)):
        assert built(tmp_path, DOCS_HERE, config) == expected
        made = public(tmp_path)
        assert {path: made.get(path) for path in files} == {path: plain[path] for path in files}


ALL_ANEW: dict[str, tuple[dict[str, str], str, Callable[[Path], object]]] = {
    "a file more": ({"new.csv": "a\n"}, CONFIG, lambda _: None),
    "a setting": ({}, CONFIG.replace("kept: 'yes'", "kept: 'no'"), lambda _: None),
    "the theme": ({}, CONFIG, theme("main.html", MAIN.replace("<html", "<html data-x"))),
    "a style sheet": ({}, CONFIG, theme("assets/site.css", "h1{color:#000}")),
    "a part of Markdown": ({}, CONFIG.replace("toc]", "toc, footnotes]"), lambda _: None),
}


@pytest.mark.parametrize("what", ALL_ANEW)
def test_whatever_shows_on_every_page_has_all_made_again(what: str, tmp_path: Path) -> None:
    built(tmp_path, DOCS_HERE)
    more, config, change = ALL_ANEW[what]
    change(tmp_path)
    docs = {**DOCS_HERE, **more}
    assert built(tmp_path, docs, config) == (0, 3)
    assert public(tmp_path) == without_kept(tmp_path, tmp_path / "aside", docs, config)


def test_other_words_of_the_project_have_all_made_again(tmp_path: Path) -> None:
    built(tmp_path, DOCS_HERE)
    settings = project(tmp_path).settings.model_copy(update={"title": "Another"})
    assert built(tmp_path, DOCS_HERE, settings=settings) == (0, 3)
    assert b"Another" in public(tmp_path)["index.html"]


NAVIGATION = MAIN.replace("<body", "<body data-pages='{% for one in nav.pages %}{{ one.title }} {% endfor %}'")
DEEP = MAIN.replace("<body", "<body data-n='{{ {1: {2: 3}}[1][2] ~ nav.pages | length }}'")
SITEMAP = "<urlset>{% for one in pages %}<u>{{ one.page.title }}</u>{% endfor %}</urlset>"
NEVER: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a plugin": (CONFIG.replace("plugins: []", "plugins: [search]"), lambda _: None),
    "a hook": (f"{CONFIG}hooks: [hook.py]\n", lambda root: (root / "hook.py").write_text("")),
    "a foreign part of Markdown": (CONFIG.replace("toc]", "toc, pymdownx.snippets]"), lambda _: None),
    "a template that lists pages": (CONFIG, theme("main.html", NAVIGATION)),
    "a template that lists them after two braces": (CONFIG, theme("main.html", DEEP)),
    "a template that cannot be read": (CONFIG, theme("extra.html", "{{ 'never closed")),
    "a site map of our own": (CONFIG, theme("sitemap.xml", SITEMAP)),
    "a template on a foreign one": (CONFIG, theme("main.html", '{% extends "base.html" %}')),
    "no theme of our own": (CONFIG.replace("custom_dir: build/theme, ", ""), lambda _: None),
}


@pytest.mark.parametrize("what", NEVER)
def test_nothing_is_kept_where_a_page_may_hang_on_more_than_its_text(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, change = NEVER[what]
    change(tmp_path)
    monkeypatch.setattr("pipeline.publish.build._checked", lambda *_: ())
    for _ in range(2):
        assert built(tmp_path, DOCS_HERE, config) == (0, 0)
    if what == "a site map of our own":
        assert b"<u>Home</u><u>Falls</u><u>Odd</u>" in public(tmp_path)["sitemap.xml"]
    if what == "a template that lists pages":
        assert b"data-pages='Home Falls Odd '" in public(tmp_path)["odd/index.html"]


def test_no_page_of_a_build_with_warnings_is_kept(tmp_path: Path) -> None:
    wrong = {**DOCS_HERE, "odd/index.md": f"{ODD}\n[nowhere](#nowhere)\n"}
    warns = f"{CONFIG}validation: {{anchors: warn}}\n"
    for _ in range(2):
        with pytest.raises(SiteError, match="#nowhere"):
            built(tmp_path, wrong, warns)
    assert built(tmp_path, DOCS_HERE, warns) == (0, 3)


def test_papers_are_linked_and_stay_as_they_are_when_documents_are_written_anew(tmp_path: Path) -> None:
    built(tmp_path, DOCS_HERE)
    docs = tmp_path / "build/docs/falls/falls.csv"
    assert docs.samefile(tmp_path / "build/public/falls/falls.csv")
    built(tmp_path, {**DOCS_HERE, "falls/falls.csv": "a\n2\n"})
    shown, last = (read_tree(tmp_path / f"build/.public-{one}")["falls/falls.csv"] for one in "ba")
    assert (shown, last) == (b"a\n2\n", b"a\n1\n")


def test_what_mkdocs_makes_of_a_file_is_not_written_into_the_documents(tmp_path: Path) -> None:
    docs: dict[str, str | bytes] = {**DOCS_HERE, "falls/falls.csv": "{{ 1 + 1 }}\n"}
    built(tmp_path, docs, f"{CONFIG}extra_templates: [falls/falls.csv]\n")
    assert public(tmp_path)["falls/falls.csv"] == b"2"
    assert (tmp_path / "build/docs/falls/falls.csv").read_bytes() == b"{{ 1 + 1 }}\n"


def test_papers_are_copied_where_files_have_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", none)
    built(tmp_path, DOCS_HERE)
    assert public(tmp_path)["falls/falls.csv"] == b"a\n1\n"
    assert not (tmp_path / "build/docs/falls/falls.csv").samefile(tmp_path / "build/public/falls/falls.csv")


def test_a_spoilt_page_is_made_again(tmp_path: Path) -> None:
    built(tmp_path, DOCS_HERE)
    before = public(tmp_path)
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(file.read_bytes().replace(b"<h1", b"<h2"))
    assert built(tmp_path, DOCS_HERE) == (0, 3)
    assert public(tmp_path) == before


SETTLED = """
import sys
from pathlib import Path
from mkdocs.config import load_config
from pipeline.publish.kept_pages import NAME, keep_pages
config = load_config(config_file=sys.argv[1])
keep_pages(config, "0", None)
print(config.plugins[NAME]._around)
"""


def test_pages_are_found_again_by_another_process(tmp_path: Path) -> None:
    one = project(tmp_path)
    build_site(one, site(tmp_path, DOCS_HERE))
    told = {
        subprocess.run(
            [sys.executable, "-c", SETTLED, str(tmp_path / "mkdocs.yml")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "1234"
    }
    assert len(told) == 1
