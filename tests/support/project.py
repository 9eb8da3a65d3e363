"""A copy of the shipped project's content in a folder of a test's own, to be spoilt at will."""

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
CONTENT = ("measures", "data_raw", "site", "project.yaml", "mkdocs.yml", "dagster.yaml")


def copy_project(target: Path) -> Path:
    """Copy the shipped content to `target` and give that folder back."""
    target.mkdir(parents=True, exist_ok=True)
    for name in CONTENT:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        elif source.exists():
            shutil.copy(source, target / name)
    return target


def edit(file: Path, old: str, new: str) -> None:
    """Replace one text in a file; the text must be there."""
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), "utf-8")
