"""Whether the site that stands is the one that a build would make: made from the same, and its bytes as they were made.

What it is made from is all that `gather` found, the content and code that draw it, the libraries and the machine's
fonts. What only `mkdocs.yml` knows of, such as a project's own hook, is not asked after: `refresh --full` takes it in.
"""

from collections.abc import Mapping
from pathlib import Path

from pipeline.digests import digest, value_digest
from pipeline.publish.build import THEME as THEME_FOLDER
from pipeline.publish.kept import FileStore
from pipeline.publish.mkdocs_run import CONFIG
from pipeline.publish.release import content_id, sums_of
from pipeline.publish.tree import read_tree
from pipeline.publish.verify import Judged, leaks
from pipeline.render.site_input import SiteInput
from pipeline.steps.identifiers import held_identifiers
from pipeline.steps.made import content_given
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


def given_to(site: SiteInput, docs: str, frame: str) -> str:
    """Return the hash of all that the site is made from: also engine, theme, libraries and the machine's fonts.

    `docs` is what its documents are made from, hand-written pages aside.
    """
    return digest([docs, value_digest(site.pages), frame])


def frame_of(workspace: Workspace) -> str:
    """Return the hash of what the build reads from the disk while it is at work: MkDocs's settings, the own theme."""
    project = workspace.project
    file = project.root / CONFIG
    return value_digest((file.read_bytes() if file.exists() else b"", read_tree(project.site / THEME_FOLDER)))


def standing_site(warehouse: Warehouse, workspace: Workspace, given: str, kept: FileStore) -> Mapping[str, str]:
    """Return the fingerprints of the site that stands, by path, if it is what a build would make; else none.

    Whether it holds the number of a record or person is asked anew: what is held of people may be other records now.
    """
    wanted, public = content_given(warehouse, given), workspace.project.public.resolve()
    if not wanted or not public.is_dir():
        return {}
    sums = sums_of(public)
    if content_id(sums) != wanted or _leaks(warehouse, workspace, public, sums, kept):
        return {}
    return sums


def _leaks(warehouse: Warehouse, workspace: Workspace, public: Path, sums: Mapping[str, str], kept: FileStore) -> bool:
    judged = Judged(public, kept, sums)
    return bool(leaks(public, sorted(sums), lambda words: held_identifiers(warehouse, workspace, words), judged))
