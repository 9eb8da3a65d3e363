"""The nginx example for real: headers, kinds of files, caching, the page for what is not there, the link that moves."""

import gzip
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.publish.fingerprints import is_fingerprinted
from pipeline.publish.headers import headers_for
from pipeline.publish.release import Place
from pipeline.publish.tree import list_files
from tests.support.nginx import installed, nginx, open_folder
from tests.support.releases import publish, read_through, write_site
from tests.support.small_built import copied

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not installed(), reason="nginx is not installed on this machine (apt-get install nginx)"),
]
KINDS = {
    "index.html": "text/html; charset=utf-8",
    "assets/site.css": "text/css; charset=utf-8",
    "assets/site.js": "application/javascript; charset=utf-8",
    "assets/icon.svg": "image/svg+xml; charset=utf-8",
    "data/values.csv": "text/csv; charset=utf-8",
    "data/values.parquet": "application/vnd.apache.parquet",
    "data/datapackage.json": "application/json; charset=utf-8",
    "data/outcomes.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "feed.xml": "text/xml; charset=utf-8",
    "calendar.ics": "text/calendar; charset=utf-8",
    "data/sha256sums.txt": "text/plain; charset=utf-8",
}


@pytest.fixture(scope="module")
def served(smallest_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A real project, published by the command, behind nginx."""
    root = copied(smallest_built, tmp_path_factory.mktemp("nginx") / "project")
    with open_folder() as folder:
        assert main(["publish", "--to", str(folder / "www"), "--project", str(root)]) == 0
        with nginx(folder / "www" / "current", folder) as address:
            yield address, folder / "www" / "current"


def fetch(address: str, **headers: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_every_file_is_sent_as_it_is_with_the_headers_of_the_site(served: tuple[str, Path]) -> None:
    address, current = served
    for path in list_files(current):
        status, headers, body = fetch(address + path)
        assert (status, body) == (200, (current / path).read_bytes()), path
        assert {name: headers[name] for name in headers_for(f"/{path}")} == dict(headers_for(f"/{path}")), path
        wanted = "max-age=31536000, immutable" if is_fingerprinted(path) else "no-cache"
        assert headers["Cache-Control"] == wanted, path


@pytest.mark.parametrize("path", sorted(KINDS))
def test_each_kind_of_file_is_called_what_it_is(served: tuple[str, Path], path: str) -> None:
    assert fetch(served[0] + path)[1]["Content-Type"] == KINDS[path]


def test_pages_by_their_folders_and_text_packed(served: tuple[str, Path]) -> None:
    address, current = served
    page = (current / "measures/falls/index.html").read_bytes()
    assert fetch(f"{address}measures/falls/")[2] == page
    assert fetch(f"{address}measures/falls")[2] == page, "sent on to the address with a slash"
    _, headers, body = fetch(f"{address}measures/falls/", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == page


def test_what_has_not_changed_is_not_sent_again(served: tuple[str, Path]) -> None:
    _, headers, _ = fetch(f"{served[0]}data/values.csv")
    status, _, body = fetch(f"{served[0]}data/values.csv", **{"If-None-Match": headers["ETag"]})
    assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["gone/", "assets/site.0123456789ab.css", ".lock"])
def test_what_is_not_there_has_a_page_of_the_site(served: tuple[str, Path], path: str) -> None:
    address, current = served
    status, headers, body = fetch(address + path)
    assert (status, body) == (404, (current / "404.html").read_bytes())
    assert headers["Cache-Control"] is None
    assert headers["Content-Security-Policy"] == headers_for("/404.html")["Content-Security-Policy"]


def test_nothing_beside_the_site_can_be_read(served: tuple[str, Path]) -> None:
    for path in ("../records/order.json", "%2e%2e/records/order.json", "/records/order.json", "assets/..%2f..%2f.lock"):
        assert fetch(served[0] + path)[0] in (400, 404), path


def test_nothing_can_be_sent_to_it(served: tuple[str, Path]) -> None:
    request = urllib.request.Request(served[0], data=b"x", method="POST")
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(request, timeout=20)
    with error.value:
        assert error.value.code == 403


def test_a_hundred_publishes_while_readers_read(tmp_path: Path) -> None:
    with open_folder() as folder:
        place = Place(folder / "www")
        publish(write_site(tmp_path / "0", 1000), place)
        with nginx(place.current, folder) as address:
            reader = read_through(
                100, address, lambda n: publish(write_site(tmp_path / str(n), 1000 + n), place, keep=2)
            )
    assert reader.wrong == []
    assert len(reader.releases) >= 100
    print(f"100 publishes, {reader.pages} pages with all they load, no 404 and no mixture")  # noqa: T201 - for the log
