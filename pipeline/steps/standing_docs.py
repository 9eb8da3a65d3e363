"""Whether the documents that stand in `build/docs` are those that a build would make, hand-written pages aside.

Who changes some words of such a page then waits for no drawing, paper or page made from figures. The words themselves
are filled in anew each time: figures stand in them. What the whole site is made from is in `standing_site`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from pipeline.digests import digest, value_digest
from pipeline.publish.build import DOCS as FOLDER
from pipeline.publish.release import content_id
from pipeline.publish.tree import as_bytes, read_tree
from pipeline.render.charts.machine_fonts import machine_fonts
from pipeline.render.site import Docs, written_paths
from pipeline.render.site_input import SiteInput
from pipeline.steps.made import DOCS, content_given, remember_given
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


def docs_given(workspace: Workspace, site: SiteInput) -> str:
    """Return the hash of all that documents are made from: of hand-written pages only that they are there."""
    apart = replace(site, pages=dict.fromkeys(site.pages, ""))
    return digest([value_digest((apart, workspace.archive.tables())), machine_fonts()])


def standing_docs(warehouse: Warehouse, workspace: Workspace, site: SiteInput, given: str) -> Docs | None:
    """Return the documents that stand, by path, if a build would make the same; else None."""
    wanted = content_given(warehouse, given, DOCS)
    if not wanted:
        return None
    own = written_paths(site)
    found: Docs = {p: content for p, content in read_tree(workspace.project.build / FOLDER).items() if p not in own}
    return found if _content(found) == wanted else None


def remember_docs(warehouse: Warehouse, given: str, made: Docs) -> None:
    """Write down from what the documents were made, with the name of their content."""
    remember_given(warehouse, given, _content(made), DOCS)


def _content(docs: Mapping[str, str | bytes]) -> str:
    return content_id({path: hashlib.sha256(as_bytes(content)).hexdigest() for path, content in docs.items()})
