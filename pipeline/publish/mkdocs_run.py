"""Running MkDocs, the last step of a build, in this process and quietly; its warnings become problems with a page.

Only this module and `kept_pages` know MkDocs. What it is given and what becomes of its result is in `build`.
"""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Problem
from pipeline.publish.kept import FileStore
from pipeline.publish.site_error import SiteError
from pipeline.publish.whole_block import WholeBlock
from pipeline.settings import Project

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from pipeline.publish.kept_pages import KeptPages

CONFIG = "mkdocs.yml"
ABOUT_A_FILE = re.compile(r"(?:Doc file|Error (?:reading|building) page) '(?P<file>[^']+)'[ :]*(?P<told>.*)", re.DOTALL)


def run_mkdocs(project: Project, docs: Path, target: Path, day: date, kept: FileStore | None = None) -> None:
    """Build the documents folder into `target` by the project's `mkdocs.yml`, strictly.

    Name, address and status come from the project's settings; `day` is the day of the site, which MkDocs takes for the
    time of the build. Pages come from `kept` where they would be the same. Raises SiteError with every warning and
    error.
    """
    epoch, pages = source_date_epoch(day), None
    with _environment({"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch}), _heard() as heard:
        try:
            pages = _build(_config(project, docs, target), epoch, kept)
        except Exception as failure:  # MkDocs lets errors of templates, Markdown and plugins through as they are
            raise SiteError(_problems(heard) or [_problem(str(failure))]) from failure
    if heard.found:
        raise SiteError(_problems(heard))
    if pages:
        pages.keep()


def source_date_epoch(day: date) -> str:
    """Return the first second of a day as other tools take it, so that two builds give the same bytes."""
    return str(int(datetime.combine(day, time(), UTC).timestamp()))


def _config(project: Project, docs: Path, target: Path) -> "MkDocsConfig":
    from mkdocs.config import load_config

    settings = project.settings
    config = load_config(
        config_file=str(project.root / CONFIG),
        site_name=settings.title,
        site_url=settings.site_url.rstrip("/") + "/",
        docs_dir=str(docs),
        site_dir=str(target),
        strict=True,
    )
    config.extra["site_status"] = settings.site_status
    config.validation.links.not_found = logging.INFO  # `verify` tells such links with all other faults, not before them
    return config


def _build(config: "MkDocsConfig", day: str, kept: FileStore | None) -> "KeptPages | None":
    from mkdocs.commands.build import build

    from pipeline.publish.kept_pages import keep_pages

    pages = keep_pages(config, day, kept) if kept else None
    config["markdown_extensions"] = [*config["markdown_extensions"], WholeBlock()]
    build(config)
    return pages


class _Ear(logging.Handler):
    """Keeps the warnings and errors of one run."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[_Ear]:
    logger, ear = logging.getLogger("mkdocs"), _Ear()
    before = (logger.propagate, logger.level)
    logger.addHandler(ear)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield ear
    finally:
        logger.removeHandler(ear)
        logger.propagate, logger.level = before


@contextmanager
def _environment(wanted: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _problems(heard: _Ear) -> list[Problem]:
    return [_problem(message) for message in dict.fromkeys(heard.found)]


def _problem(message: str) -> Problem:
    plain = " ".join(message.split())
    about = ABOUT_A_FILE.match(plain)
    if about:
        return Problem(about["file"], found=about["told"], rule="site-build")
    return Problem(CONFIG, found=plain or "MkDocs stopped without saying why", rule="site-build")
