"""Names that say what is in a file: whatever a page loads by itself gets one more name that holds its fingerprint.

A page of an old release so finds exactly the style, script and picture it was made with, as long as those are kept.
The plain names stay as well: people and other sites link to them. Which files a release keeps is in `release`.
"""

import hashlib
import posixpath
import re
from collections.abc import Callable
from pathlib import Path

from pipeline.publish.tree import list_files, replace_file
from pipeline.publish.verify.html_page import LOADING_RELATIONS
from pipeline.publish.verify.references import Site, file_of, target_of

LENGTH = 12
NAMED = re.compile(rf"\.[0-9a-f]{{{LENGTH}}}\.[a-z0-9]+$")
"""How such a name ends: `site.0123456789ab.css`."""
TAG = re.compile(r"<(?=[lsiuva])(?:link|script|img|source|image|use|video|audio)\b[^>]*>", re.IGNORECASE)
"""Its first letter is asked after first: most tags of a page are those of its drawings."""
RELATION = re.compile(r"""\brel=["']([^"']*)["']""", re.IGNORECASE)
ADDRESS = re.compile(r"""(?P<before>\s(?:src|poster|href|xlink:href)=(?P<quote>["']))(?P<at>[^"']+)(?P=quote)""", re.I)
SEVERAL = re.compile(r"""(?P<before>\ssrcset=(?P<quote>["']))(?P<at>[^"']+)(?P=quote)""", re.IGNORECASE)
IN_STYLE = re.compile(r"""(?P<before>url\(\s*(?P<quote>["']?))(?P<at>[^"')]+)(?P=quote)(?=\s*\))""", re.IGNORECASE)


def is_fingerprinted(path: str) -> bool:
    """Say whether a file's name holds the fingerprint of its content, so that it never changes."""
    return NAMED.search(path) is not None


def fingerprint_loaded(site: Path, address: str) -> list[str]:
    """Give every file that a page of a built site loads its second name, and let the pages load that one.

    `address` is where the site is published. Returns the new paths, sorted.
    """
    files = list_files(site)
    names = _Names(site, Site(frozenset(files), {}, address))
    for path in files:
        if path.endswith(".html"):
            old = (site / path).read_text("utf-8")
            new = _in_page(old, lambda at, page=path: names.of(page, at))
            if new != old:
                replace_file(site / path, new.encode("utf-8"))
    return sorted(names.made.values())


class _Names:
    """The second names given so far; each file is read once."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder, self.site = folder, site
        self.made: dict[str, str] = {}

    def of(self, page: str, address: str) -> str:
        """Return the address by the second name; as it is where it leads to no file of the site."""
        found = target_of(page, address, self.site) if not address.startswith("#") else None
        file = file_of(found[0], self.site) if found else None
        if file is None or file.endswith(".html"):
            return address
        if file not in self.made:
            self.made[file] = self._named(file)
        path = re.split(r"[?#]", address, maxsplit=1)[0]
        mark = NAMED.search(self.made[file])
        assert mark is not None
        return f"{posixpath.splitext(path)[0]}{mark[0]}{address[len(path) :]}"

    def _named(self, file: str) -> str:
        content = (self.folder / file).read_bytes()
        if file.endswith(".css"):
            content = IN_STYLE.sub(lambda m: _put(m, self.of(file, m["at"])), content.decode("utf-8")).encode("utf-8")
        stem, ending = posixpath.splitext(file)
        named = f"{stem}.{hashlib.sha256(content).hexdigest()[:LENGTH]}{ending}"
        replace_file(self.folder / named, content)
        return named


def _in_page(html: str, named: Callable[[str], str]) -> str:
    return TAG.sub(lambda tag: _in_tag(tag[0], named), html)


def _in_tag(tag: str, named: Callable[[str], str]) -> str:
    if tag[:5].lower() == "<link":
        relation = RELATION.search(tag)
        if not relation or not LOADING_RELATIONS & set(relation[1].lower().split()):
            return tag
    tag = SEVERAL.sub(lambda m: _put(m, ", ".join(_first(part, named) for part in m["at"].split(","))), tag)
    return ADDRESS.sub(lambda m: _put(m, named(m["at"])), tag)


def _first(part: str, named: Callable[[str], str]) -> str:
    address, *width = part.split()
    return " ".join([named(address), *width])


def _put(found: re.Match[str], address: str) -> str:
    return f"{found['before']}{address}{found['quote']}"
