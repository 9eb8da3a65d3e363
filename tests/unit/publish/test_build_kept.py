"""A site built with what earlier checks found: the same site, and all that depends on more than one file asked anew."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.publish.build import build_site
from pipeline.publish.site_error import SiteError
from pipeline.publish.tree import read_tree
from pipeline.steps.store import KeptFiles
from tests.unit.publish.test_build import DOCS, project, site

Docs = Mapping[str, str | bytes]
LINKED = '---\ntitle: Home\n---\n# Home\n\n<a href="falls/#chart">Falls</a> number-17\n'
GOOD: Docs = {**DOCS, "index.md": LINKED}


def built(root: Path, docs: Docs, **other: object) -> dict[str, bytes]:
    build_site(project(root), site(root, docs, kept=KeptFiles(root / "kept"), **other))
    return read_tree(root / "build/public")


def test_the_site_is_the_same_with_what_was_found_before(tmp_path: Path) -> None:
    first = built(tmp_path, GOOD)
    assert list((tmp_path / "kept").iterdir())
    assert built(tmp_path, GOOD) == first
    build_site(project(tmp_path / "other"), site(tmp_path / "other", GOOD))
    assert read_tree(tmp_path / "other/build/public") == first


def test_a_page_that_did_not_change_is_told_when_what_it_links_to_is_gone(tmp_path: Path) -> None:
    built(tmp_path, GOOD)
    part_gone = {**GOOD, "falls/index.md": "---\ntitle: Falls\n---\n# Falls\n"}
    with pytest.raises(SiteError, match=r"index\.html.*the page has no part 'chart'"):
        built(tmp_path, part_gone)
    page_gone = {path: text for path, text in GOOD.items() if not path.startswith("falls/")}
    with pytest.raises(SiteError, match=r"index\.html.*there is no such page"):
        built(tmp_path, page_gone)


def test_a_page_that_did_not_change_is_told_when_its_word_becomes_the_number_of_a_record(tmp_path: Path) -> None:
    built(tmp_path, GOOD, identifiers=lambda _: [])
    with pytest.raises(SiteError, match="the number of a record or a person"):
        built(tmp_path, GOOD, identifiers={"number-17"}.intersection)


def test_nothing_is_kept_of_a_site_that_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SiteError):
        built(tmp_path, GOOD, identifiers={"number-17"}.intersection)
    assert not (tmp_path / "kept").exists()
