"""The invented website built once for many tests: its files, and each page's body as MkDocs' Markdown makes it."""

from functools import cache

import markdown
import yaml

from pipeline.render.charts import MemoryStore
from pipeline.render.site import build_docs
from pipeline.render.site_input import SiteInput
from pipeline.render.typesetting import MemoryPapers
from tests.support.site_samples import sample_site

CHARTS, PAPERS = MemoryStore(), MemoryPapers()
"""Drawings and printed sheets, kept from one build to the next."""
BINARY = (".pdf", ".png", ".docx")
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


def build(site: SiteInput) -> dict[str, str]:
    """All files of a site, as text; those that are not text are empty."""
    files = build_docs(site, CHARTS, PAPERS)
    return {path: "" if path.endswith(BINARY) else _text(content) for path, content in files.items()}


def _text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode("utf-8")


@cache
def sample_files() -> dict[str, str]:
    """All files of the invented website."""
    return build(sample_site())


def head(path: str) -> dict:
    """The YAML head of a page of the invented website."""
    return yaml.safe_load(sample_files()[path].split("---\n")[1])


def source(path: str, files: dict[str, str] | None = None) -> str:
    """The body of a page as it is written."""
    return (files or sample_files())[path].split("---\n", 2)[2]


def html(path: str, files: dict[str, str] | None = None) -> str:
    """The body of a page as Python-Markdown makes it."""
    return markdown.markdown(source(path, files), extensions=EXTENSIONS)


def pages() -> list[str]:
    """The paths of all pages."""
    return [path for path in sample_files() if path.endswith(".md")]
