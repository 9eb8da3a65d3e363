"""The index for searching the built site, made by Pagefind on the finished pages. The search page is in `render`.

Only what stands in `main` is indexed, without tables and closed details. A browser loads nothing of it before a search.
"""

import subprocess
import sys
from pathlib import Path

from pipeline.errors import Problem
from pipeline.publish.site_error import SiteError

FOLDER = "pagefind"
NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
LEFT_OUT = ".table, details, .chart, .breadcrumb, form, nav"


def index(site: Path) -> None:
    """Write the index into `pagefind/` below a built site. Same pages, same bytes. Raises SiteError."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--silent"]
    made = subprocess.run([*command, "--exclude-selectors", LEFT_OUT], capture_output=True, text=True, check=False)
    if made.returncode or not (site / FOLDER / NEEDED[0]).exists():
        told = " ".join(f"{made.stdout} {made.stderr}".split()) or "it stopped without saying why"
        found = f"Pagefind could not index the pages: {told}"
        raise SiteError([Problem(FOLDER, found=found, allowed="a page of the site has data-pagefind-body")])
    for file in (site / FOLDER).iterdir():
        if file.is_file() and file.name not in NEEDED and not file.name.endswith((".pf_meta", ".pagefind")):
            file.unlink()
