"""Invented sites that differ from release to release, a server on loopback, and a reader who checks what it gets."""

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin

from pipeline.publish.fingerprints import fingerprint_loaded
from pipeline.publish.release import Place, Put, Release, content_id, put, sums_of
from pipeline.publish.tree import write_tree
from pipeline.publish.verify import read_site, verify_site
from pipeline.publish.verify.html_page import read_page

ADDRESS = "https://outcomes.example.org/"
PAGES = ("", "falls/", "walks/")


def write_site(folder: Path, number: int) -> Path:
    """Write the site of one release: each page, style, script, picture and part of the index says its number."""
    page = (
        '<!doctype html><html lang="en"><title>T</title><link rel="stylesheet" href="{up}assets/site.css">'
        '<script src="{up}assets/site.js" defer></script><h1>Release {number}</h1>'
        '<img alt="" src="{up}assets/chart.svg"></html>'
    )
    files = {
        **{f"{p}index.html": page.format(up="../" if p else "", number=number) for p in PAGES},
        "assets/site.css": f"h1::after{{content:'{number}'}}",
        "assets/site.js": f"var release = {number};",
        "assets/chart.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{number}</title></svg>',
        "pagefind/pagefind-entry.json": f'{{"index": "index_{number:07x}.pf_index"}}',
        f"pagefind/index_{number:07x}.pf_index": f"index {number}",
    }
    write_tree(files, folder)
    fingerprint_loaded(folder, ADDRESS)
    return folder


def publish(site: Path, place: Place, keep: int = 3, withdrawals: tuple[str, ...] = ()) -> Put:
    """Put a site in place as the command does, with its links checked."""
    files = sums_of(site)
    release = Release(content_id(files), "2020-01-01", withdrawals, files)
    return put(site, place, release, keep, lambda folder: verify_site(folder, read_site(folder, ADDRESS)))


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a folder on loopback; gives the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Reader:
    """Reads pages and then all that they load, and remembers whatever was missing or of another release."""

    address: str
    wrong: list[str] = field(default_factory=list)
    pages: int = 0
    releases: set[str] = field(default_factory=set)

    def open(self, page: str) -> tuple[str, list[str]]:
        """Fetch a page alone. Returns its release and the addresses of what it loads."""
        address = urljoin(self.address, page)
        text = self.fetch(address).decode("utf-8")
        release = text.partition("Release ")[2].partition("<")[0]
        self.pages += 1
        self.releases.add(release)
        loaded = [one.address for one in read_page(text).references if one.loaded]
        return release, [urljoin(address, one) for one in loaded]

    def load(self, release: str, addresses: list[str]) -> None:
        """Fetch what a page loads: each is there, is what its name says, and is of the page's release."""
        if len(addresses) != 3:
            self.wrong.append(f"release {release}: {len(addresses)} files to load")
        for address in addresses:
            content = self.fetch(address)
            if sha256(content).hexdigest()[:12] not in address or release not in content.decode("utf-8"):
                self.wrong.append(f"{address} is not what the page of release {release} was made with")

    def search(self) -> None:
        """Fetch the entry of the search index, then the index that it names."""
        entry = self.fetch(urljoin(self.address, "pagefind/pagefind-entry.json")).decode("utf-8")
        self.fetch(urljoin(self.address, "pagefind/" + entry.split('"')[3]))

    def fetch(self, address: str) -> bytes:
        """Fetch an address; a failure is remembered."""
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return answer.read()
        except OSError as error:
            self.wrong.append(f"{address}: {error}")
            if isinstance(error, urllib.error.HTTPError):
                error.close()
            return b""


@contextmanager
def reading(reader: Reader) -> Iterator[Reader]:
    """Read all pages over and over in another thread while the block runs."""
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            for page in PAGES:
                reader.load(*reader.open(page))
            reader.search()

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    try:
        yield reader
    finally:
        stop.set()
        thread.join()


def read_through(publishes: int, address: str, publish_one: Callable[[int], object]) -> Reader:
    """Publish so many times while a reader reads; another opens a page before each publish and loads the rest after."""
    reader, slow = Reader(address), Reader(address)
    with reading(reader):
        for number in range(1, publishes + 1):
            opened = slow.open(PAGES[number % len(PAGES)])
            publish_one(number)
            slow.load(*opened)
    reader.wrong += slow.wrong
    reader.releases |= slow.releases
    return reader
