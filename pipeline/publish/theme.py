"""The theme folder of a build: the engine's files, with a project's own in their place. What they say is not here."""

from pathlib import Path

from pipeline.publish.tree import Changes, read_tree, write_tree


def overlay_theme(engine_theme: Path, site_theme: Path | None, target: Path) -> Changes:
    """Make `target` hold the engine's theme; a file of the project at the same path wins, others are added."""
    own = read_tree(site_theme) if site_theme and site_theme.is_dir() else {}
    return write_tree({**read_tree(engine_theme), **own}, target)
