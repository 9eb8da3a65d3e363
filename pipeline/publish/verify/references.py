"""Where an address in a page leads: to a file of the site, to a place in it, outside, or nowhere."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from pipeline.errors import nearest
from pipeline.publish.verify.html_page import PageFacts, Reference

SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
NOT_PLAIN = re.compile(r"//|[^A-Za-z0-9_./#-]")
INDEX = "index.html"


@dataclass(frozen=True)
class Site:
    """What a site holds: every file, each page's facts, and the address that it is published at."""

    files: frozenset[str]
    pages: Mapping[str, PageFacts]
    address: str


def target_of(page: str, address: str, site: Site) -> tuple[str, str] | None:
    """Return the path below the site and the part of the page that an address means; None when it leads outside.

    A folder's path ends in a slash. `page` is the path of the page that holds the address.
    """
    found = _led_to(posixpath.dirname(page), address, site.address)
    if found is None:
        return None
    path, part = found
    return (page if path is None else path), part


@lru_cache(maxsize=1 << 15)
def _led_to(folder: str, address: str, published: str) -> tuple[str | None, str] | None:
    """Return the same for all pages of a folder: menus and footers lead from each to the same. No path: the page."""
    if published and address.startswith(published):
        address = urlsplit(published).path + address.removeprefix(published)
    elif SCHEME.match(address) or address.startswith("//"):
        return None
    path, part = _parted(address)
    if not path:
        return None, part
    base = urlsplit(published).path.rstrip("/") + "/"
    whole = path.removeprefix(base) if path.startswith(base) else posixpath.join(folder, path)
    plain = posixpath.normpath(whole) if whole else "."
    is_folder = path.endswith("/") or posixpath.basename(path) in {".", ".."}
    plain = "" if plain == "." else plain
    return (f"{plain}/" if is_folder and plain else plain), part


def _parted(address: str) -> tuple[str, str]:
    """Return path and part of an address; most have nothing else, and are parted in a tenth of the time."""
    if NOT_PLAIN.search(address):
        split = urlsplit(address)
        return unquote(split.path), unquote(split.fragment)
    path, _, part = address.partition("#")
    return path, part


def file_of(path: str, site: Site) -> str | None:
    """Return the file that a server gives for a path; None when there is none."""
    file = f"{path}{INDEX}" if path == "" or path.endswith("/") else path
    return file if file in site.files else None


def fault_of(page: str, reference: Reference, site: Site) -> str:
    """Return what is wrong with a reference, in words; empty when nothing is."""
    found = target_of(page, reference.address, site)
    if found is None:
        return _outside(reference)
    path, part = found
    file = file_of(path, site)
    if file is None:
        return _missing(path, site)
    if part and part != "top" and file in site.pages and part not in site.pages[file].ids:
        return f"the page has no part '{part}'{nearest(part, site.pages[file].ids)}"
    return ""


def _outside(reference: Reference) -> str:
    if reference.loaded and not reference.address.startswith("data:"):
        return "it is fetched from outside; a page loads only files of its own site"
    return ""


def _missing(path: str, site: Site) -> str:
    if path.startswith("../"):
        return "it leads out of the site"
    if f"{path}/{INDEX}" in site.files:
        return "the address of a page ends in a slash"
    return f"there is no such page or file{nearest(path, site.files)}"
