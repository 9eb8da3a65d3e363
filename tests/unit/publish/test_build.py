"""Building a small site by MkDocs: whole, the same each time, and the last good one kept when anything is wrong."""

import os
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import OutcomesError
from pipeline.publish.build import SiteFiles, build_site
from pipeline.publish.site_error import SiteError
from pipeline.publish.tree import read_tree, write_tree
from pipeline.publish.verify import Drawn
from pipeline.settings import Project, ProjectFile

CONFIG = """\
site_name: replaced
docs_dir: build/docs
site_dir: build/public
theme: {name: material, custom_dir: build/theme, language: en, font: false}
plugins: []
markdown_extensions: [attr_list, md_in_html, tables, toc]
extra: {kept: 'yes'}
"""
MAIN = """\
<!doctype html><html lang="en-GB"><head><title>{{ page.meta.title }} - {{ config.site_name }}</title>
<link rel="canonical" href="{{ page.canonical_url }}"><link rel="stylesheet" href="{{ 'assets/site.css' | url }}">
</head><body class="{{ config.extra.site_status }} {{ config.extra.kept }}">{{ page.content }}</body></html>
"""
THEME = {
    "main.html": MAIN,
    "404.html": "<!doctype html><h1>Not found</h1><a href=\"{{ '.' | url }}\">Home</a>",
    "assets/site.css": "h1{color:#12436D}",
    "assets/stylesheets/kept-though-unused.css": "a{}",
}
DOCS: dict[str, str | bytes] = {
    "index.md": '---\ntitle: Home\n---\n# Home\n\n[Falls](falls/index.md#chart) <a href="data/values.csv">Data</a>\n',
    "falls/index.md": '---\ntitle: Falls\n---\n# Falls\n\n<div><svg role="img" id="chart"></svg></div>\n',
    "falls/falls.csv": "a\n1\n",
}
DAY = date(2026, 10, 20)
DATA = {"values.csv": b"a\n1\n", "measures/falls.json": b"{}\n"}


def project(root: Path) -> Project:
    write_tree(THEME, root / "engine")
    (root / "mkdocs.yml").write_text(CONFIG)
    settings = ProjectFile(title="Outcomes of Bothtowns", site_url="https://outcomes.example.org/sub")
    return Project(root, settings)


def site(root: Path, docs: Mapping[str, str | bytes] = DOCS, **other: object) -> SiteFiles:
    return SiteFiles(day=DAY, docs=docs, data=DATA, engine_theme=root / "engine", **other)  # type: ignore[arg-type]


def refused(root: Path, docs: Mapping[str, str | bytes], **other: object) -> list[str]:
    """Build a good site, then a bad one; the good one must be as it was. Returns what was told."""
    build_site(project(root), site(root))
    before = read_tree(root / "build/public")
    with pytest.raises(SiteError) as error:
        build_site(project(root), site(root, docs, **other))
    assert read_tree(root / "build/public") == before
    assert isinstance(error.value, OutcomesError)
    return [str(one) for one in error.value.problems]


def test_a_site_is_built_whole(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    built = build_site(project(tmp_path), site(tmp_path))
    assert built.pages == ("404.html", "falls/index.html", "index.html")
    assert built.files == (
        "404.html",
        "assets/site.5f74ead71101.css",
        "assets/site.css",
        "assets/stylesheets/kept-though-unused.css",
        "data/measures/falls.json",
        "data/values.csv",
        "falls/falls.csv",
        "falls/index.html",
        "index.html",
        "sitemap.xml",
    )
    home = (tmp_path / "build/public/index.html").read_text()
    assert "<title>Home - Outcomes of Bothtowns</title>" in home
    assert '<body class="demonstration yes">' in home
    assert 'href="https://outcomes.example.org/sub/"' in home
    assert capfd.readouterr() == ("", "")


def test_two_builds_in_two_places_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, zone in (("one", "UTC"), ("two", "Pacific/Auckland")):
        (tmp_path / place).mkdir()
        monkeypatch.setenv("TZ", zone)
        build_site(project(tmp_path / place), site(tmp_path / place))
    one, two = (read_tree(tmp_path / place / "build/public") for place in ("one", "two"))
    assert one == two
    assert b"lastmod" not in one["sitemap.xml"]
    assert b"<loc>https://outcomes.example.org/sub/falls/</loc>" in one["sitemap.xml"]


def test_a_second_build_leaves_same_files_their_time(tmp_path: Path) -> None:
    build_site(project(tmp_path), site(tmp_path))
    for path in ("docs/index.md", "docs/falls/index.md", "public/index.html", "public/falls/index.html"):
        os.utime(tmp_path / "build" / path, (1_000_000_000, 1_000_000_000))
    docs = {**DOCS, "index.md": str(DOCS["index.md"]) + "More.\n"}
    built = build_site(project(tmp_path), site(tmp_path, docs))
    assert built.changes.written == ("index.md",)
    found = [path for name in ("docs", "public") for path in (tmp_path / "build" / name).rglob("index.*")]
    times = {path.relative_to(tmp_path / "build").as_posix(): path.stat().st_mtime for path in found}
    same = {path for path, time in times.items() if time == 1_000_000_000}
    assert same == {"docs/falls/index.md", "public/falls/index.html"}


def test_broken_links_in_markdown_are_told_with_all_other_faults(tmp_path: Path) -> None:
    page = f"{DOCS['falls/index.md']}# Again\n"
    told = refused(tmp_path, {**DOCS, "index.md": "# Home\n\n[x](gone.md) [y](../gone/)\n", "falls/index.md": page})
    assert told == [
        "falls/index.html  h1  2 main headings; one main heading",
        "index.html:4  '../gone/'  it leads out of the site",
        "index.html:4  'gone.md'  there is no such page or file",
    ]


def test_a_broken_link_in_html_is_told_with_its_page(tmp_path: Path) -> None:
    told = refused(tmp_path, {**DOCS, "falls/index.md": str(DOCS["falls/index.md"]) + '<a href="../gone/">x</a>\n'})
    assert len(told) == 1
    assert told[0].startswith("falls/index.html:")
    assert "'../gone/'  there is no such page or file" in told[0]


def test_a_fault_in_a_template_is_told(tmp_path: Path) -> None:
    build_site(project(tmp_path), site(tmp_path))
    before = read_tree(tmp_path / "build/public")
    (tmp_path / "site/theme").mkdir(parents=True)
    (tmp_path / "site/theme/main.html").write_text("{{ page.meta.title | nothing }}")
    with pytest.raises(SiteError, match="nothing"):
        build_site(project(tmp_path), site(tmp_path))
    assert read_tree(tmp_path / "build/public") == before


def test_a_missing_or_wrong_configuration_is_told(tmp_path: Path) -> None:
    given = project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(CONFIG.replace("plugins: []", "plugins: [nothing]"))
    with pytest.raises(SiteError, match=r"mkdocs\.yml.*nothing"):
        build_site(given, site(tmp_path))
    (tmp_path / "mkdocs.yml").unlink()
    with pytest.raises(SiteError, match=r"mkdocs\.yml"):
        build_site(given, site(tmp_path))
    assert not given.public.exists()


def test_a_page_that_gets_lost_on_the_way_is_told(tmp_path: Path) -> None:
    def lose(folder: Path) -> None:
        (folder / "falls/index.html").unlink()
        (folder / "data/values.csv").write_bytes(b"")

    told = refused(tmp_path, DOCS, finish=lose)
    assert "data/values.csv  the file is empty" in told
    assert "falls/index.html  this page was made and is not in the built site" in told
    assert any("falls/#chart" in one for one in told)


def test_a_chart_that_gets_lost_on_the_way_is_told(tmp_path: Path) -> None:
    told = refused(tmp_path, DOCS, drawn={"falls/index.html": Drawn(2, 0)})
    assert told == ["falls/index.html  charts  1 charts on the page, 2 were made for it"]


def test_data_never_overwrites_a_page(tmp_path: Path) -> None:
    told = refused(tmp_path, {**DOCS, "data/values.csv": "mine"})
    assert told == ["data/values.csv  a page or asset has the address of a data file"]


def test_other_tools_take_the_day_of_the_site_for_the_time_of_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    made = project(tmp_path)
    (tmp_path / "engine/main.html").write_text(MAIN.replace("</body>", "<p>{{ build_date_utc }}</p></body>"), "utf-8")
    build_site(made, site(tmp_path))
    assert "<p>2026-10-20 00:00:00+00:00</p>" in (tmp_path / "build/public/index.html").read_text("utf-8")


def test_the_environment_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    before = dict(os.environ)
    build_site(project(tmp_path), site(tmp_path))
    assert {name: os.environ.get(name) for name in before} == before


@pytest.mark.parametrize("text", ["943 476 5919", "SYNR000000017-1", "pseudonym-17"])
def test_a_number_of_a_person_or_record_stops_publication(tmp_path: Path, text: str) -> None:
    def known(words: Collection[str]) -> set[str]:
        return {"pseudonym-17"}.intersection(words)

    told = refused(tmp_path, {**DOCS, "falls/falls.csv": f"a\n{text}\n"}, identifiers=known)
    assert len(told) == 1
    assert told[0].startswith("falls/falls.csv:2  ")
    assert text not in told[0]


def test_a_number_in_the_open_data_stops_publication(tmp_path: Path) -> None:
    build_site(project(tmp_path), site(tmp_path))
    with pytest.raises(SiteError, match=r"data/values\.csv:2  text shaped like an NHS number"):
        build_site(project(tmp_path), replace(site(tmp_path), data={**DATA, "values.csv": b"a\n9434765919\n"}))
    assert (tmp_path / "build/public/data/values.csv").read_bytes() == DATA["values.csv"]
