"""Shipped reports frozen in a copy: how much that is, and that their pages stay while words and measures change."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.catalogue.reports import folder_of
from pipeline.render.pages.frozen import parted
from pipeline.render.site import build_docs
from pipeline.steps.archive import SERIES
from pipeline.steps.freezing import frozen_now
from pipeline.steps.frozen_files import DOCS, FACTS, write_frozen
from pipeline.steps.site import gather
from pipeline.steps.store import KeptDrawings, KeptFiles
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
from tests.support.built_site import AS_OF, BuiltSite
from tests.support.project import edit

NAMES = ("2017-18-q1", "annual-2016-17")
TODAY = date.fromisoformat(AS_OF)
MOST, MOST_TEXT = 6_000_000, 2_500_000
BINARY = (".pdf", ".png", ".docx")


@pytest.mark.system
def test_shipped_reports_can_be_frozen_and_stay_as_they_were(built_site: BuiltSite, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(built_site.root, root, symlinks=True)
    cache = root / "build" / "cache"
    with open_warehouse(root / "build" / "warehouse.duckdb") as warehouse:
        workspace = open_workspace(root)
        kept = {name: frozen_now(warehouse, workspace, name, TODAY) for name in NAMES}
        for name, files in kept.items():
            write_frozen(root / "site" / folder_of(name), files)
        for measure in sorted((root / "measures").glob("*/*.yaml"))[:20]:
            edit(measure, "plain_title: ", "plain_title: Renamed ")
        site = gather(warehouse, open_workspace(root), TODAY)
        docs = build_docs(site, KeptDrawings(cache / "charts"), KeptFiles(cache / "papers"))
    for name, files in kept.items():
        assert {SERIES, FACTS, "data/values.csv", f"{DOCS}{folder_of(name)}/index.md"} <= set(files)
        assert sum(map(len, files.values())) < MOST
        assert sum(len(content) for path, content in files.items() if not path.endswith(BINARY)) < MOST_TEXT
        for path, content in files.items():
            made = docs.get(path.removeprefix(DOCS))
            if path.endswith(".md") and path.startswith(DOCS):
                assert isinstance(made, str)
                assert parted(made)[1] == parted(content.decode("utf-8"))[1], path
            elif path.startswith(DOCS):
                assert made == content, path
