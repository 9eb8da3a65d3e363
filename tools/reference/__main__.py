"""Writes every page of reference into `docs/reference/`."""

from pathlib import Path

from tools.reference.pages import FOLDER, pages

ROOT = Path(__file__).resolve().parents[2]

for name, text in pages(ROOT).items():
    (ROOT / FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
    (ROOT / FOLDER / name).write_text(text, "utf-8")
