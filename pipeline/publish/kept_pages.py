"""Pages that MkDocs need not make again, because they were made before from the same text, theme and settings.

Only where that is all that a page is made from: no plugin, hook or foreign part of Markdown that may read other files,
no template that tells of other pages. Else every page is made. What is kept is a page as MkDocs writes it.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from pipeline.digests import digest, maker_digest
from pipeline.publish.kept import FileStore
from pipeline.publish.own_pages import KeptPage, OwnPage
from pipeline.publish.prune import BUNDLED
from pipeline.publish.theme_words import OF_OTHERS, OF_SETTINGS, words_of
from pipeline.publish.tree import list_files, read_tree

NAME = "kept-pages"
SELF_CONTAINED = {"attr_list", "md_in_html", "tables", "toc", "fenced_code", "footnotes", "def_list", "abbr"}
"""Parts of Python-Markdown that read nothing but the text."""
BUNDLED_MARKS = [place.encode() for place in BUNDLED]
"""A site that names no such file needs nothing of the theme that comes with MkDocs-material, which has thousands."""
ASIDE = {"config_file_path", "docs_dir", "site_dir", "plugins"}
BUNDLED_THEME, MAIN, SITEMAP = "material", "main.html", "sitemap.xml"


def keep_pages(config: MkDocsConfig, day: str, kept: FileStore) -> "KeptPages | None":
    """Have MkDocs take pages from `kept` where it would make the same; None, with nothing changed, if nobody can tell.

    What was made anew is kept by the plugin's `keep`, for the caller to call once the build has come to a good end.
    """
    theme = read_tree(Path(config.theme.custom_dir)) if config.theme.custom_dir else {}
    words = words_of(theme, config.theme.static_templates, config.theme.get_env().lex)
    if config.plugins or config.hooks or MAIN not in theme or not _only_from_its_text(config, words):
        return None
    docs = Path(config.docs_dir)
    texts = {path: (docs / path).read_bytes() for path in list_files(docs) if path.endswith(".md")}
    if _needs_nothing_bundled(config, theme, words, texts.values()):
        config.theme.dirs = [config.theme.dirs[0], config.theme.dirs[-1]]
    around = json.dumps([day, _sums(theme), _settings(config)], default=str)
    made = config.plugins[NAME] = KeptPages(around, texts, kept)
    return made


class KeptPages(BasePlugin):  # type: ignore[no-untyped-call]
    """Hands kept pages to MkDocs in place of those that it would make, and hears what it makes."""

    def __init__(self, around: str, texts: Mapping[str, bytes], kept: FileStore) -> None:
        super().__init__()
        self._around, self._texts, self._kept = around, texts, kept
        self._keys: dict[str, str] = {}
        self._made: dict[str, str] = {}
        self._found: list[KeptPage] = []

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Have pictures and papers linked to where they lie: they are most of a site's bytes, and are never edited.

        MkDocs writes what it makes of a template over the file itself, so that one needs a copy.
        """
        written = {*config.extra_templates, *config.theme.static_templates}
        for file in files:
            if file.src_dir == config.docs_dir and not file.is_documentation_page() and file.src_uri not in written:
                file.copy_file = partial(_linked, file, file.copy_file)  # type: ignore[method-assign]

    def on_nav(self, nav: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Take what is kept, now that all files are known: links to files that are there are made differently.

        A page puts itself in the place of the one that its file had.
        """
        shell = digest([maker_digest(), self._around, *sorted(files.src_uris)])
        for file in files.documentation_pages():
            text = hashlib.sha256(self._texts[file.src_uri]).hexdigest()
            key = self._keys[file.src_uri] = digest([shell, file.src_uri, text])
            html = self._kept.get(key)
            if html is None:
                OwnPage(file, config, self._texts[file.src_uri].decode("utf-8-sig"))
            else:
                self._found.append(KeptPage(file, config, html.decode("utf-8")))

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Give the kept pages a template that is the page itself."""
        bare = env.from_string("{{ page.content }}")
        for page in self._found:
            page.meta = {"template": bare}

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Hear what a page became."""
        if not isinstance(page, KeptPage):
            self._made[page.file.src_uri] = output

    def keep(self) -> None:
        """Keep what was made."""
        for path, html in self._made.items():
            self._kept.put(self._keys[path], html.encode("utf-8", errors="xmlcharrefreplace"))


def _linked(file: File, copy: Callable[[bool], None], dirty: bool = False) -> None:
    """Put a file into the site as a second name of the same one; copy it where the file system has no such thing."""
    target = Path(file.abs_dest_path)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(file.abs_src_path or "")
    except OSError:
        copy(dirty)


def _only_from_its_text(config: MkDocsConfig, words: Collection[str]) -> bool:
    named = {one for one in config.markdown_extensions if isinstance(one, str)}
    return named <= SELF_CONTAINED and OF_OTHERS.isdisjoint(words)


def _needs_nothing_bundled(
    config: MkDocsConfig, theme: Mapping[str, bytes], words: Collection[str], texts: Iterable[bytes]
) -> bool:
    known = config.theme.name == BUNDLED_THEME and config.theme.static_templates <= {*theme, SITEMAP}
    named = any(mark in text for mark in BUNDLED_MARKS for text in (*theme.values(), *texts))
    return known and OF_SETTINGS.isdisjoint(words) and not named


def _settings(config: MkDocsConfig) -> dict[str, object]:
    """Return what `mkdocs.yml` and the build set; folders aside, as a site is made in two of them by turns."""
    told = {name: value for name, value in config.data.items() if name not in ASIDE}
    return {**told, "theme": dict(config.theme)}


def _sums(theme: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(content).hexdigest() for path, content in theme.items()}
