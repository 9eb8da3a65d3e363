"""Writes `docs/the-paper-and-us.md` from the figures: `python -m tools.claims_document [FOLDER]`.

FOLDER is a project that has been refreshed, by default this one. A test fails when the document is out of date.
"""

import sys
from pathlib import Path

from pipeline.render.pages.claims import claims_document
from pipeline.render.site_input import SiteInput
from pipeline.steps.site import gather
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse

ROOT = Path(__file__).resolve().parents[1]
CLAIMS = "the-paper-and-us"
DOCUMENT = Path("docs") / f"{CLAIMS}.md"
MADE = (
    "<!-- Made by `python -m tools.claims_document` from site/claims and the figures. Do not edit it by hand. -->\n\n"
)


def document(root: Path) -> str:
    """Return the document's text from a refreshed project. Its figures are an edition's, so no clock is asked."""
    workspace = open_workspace(root)
    day = workspace.editions[workspace.claims[CLAIMS].edition].cut_off
    with open_warehouse(workspace.project.warehouse) as warehouse:
        site: SiteInput = gather(warehouse, workspace, day)
    return MADE + claims_document(site, CLAIMS, lambda page: f"../{_source(site, page)}")


def _source(site: SiteInput, page: str) -> str:
    """The file that defines a measure, from the address of its page."""
    name = page.removeprefix("measures/").strip("/").replace("-", "_")
    return f"measures/{site.framework.path_to()[site.measures[name].indicator][0].key}/{name}.yaml"


if __name__ == "__main__":
    (ROOT / DOCUMENT).write_text(document(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT), "utf-8")
