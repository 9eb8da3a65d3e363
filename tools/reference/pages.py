"""All pages of reference by file name, made from the software and the project at hand."""

from pathlib import Path

from tools.reference.commands import commands_page
from tools.reference.data import data_page
from tools.reference.files import files_page

FOLDER = Path("docs") / "reference"
MADE = "<!-- Made by `python -m tools.reference`. Do not edit it by hand. -->\n\n"


def pages(root: Path) -> dict[str, str]:
    """Return the text of each page of `docs/reference/` by its name."""
    made = {"commands.md": commands_page(), "files.md": files_page(), "published-data.md": data_page(root)}
    return {name: MADE + text for name, text in made.items()}
