"""The server for looking: an address with nothing at it answers with the site's own page."""

import threading
import urllib.error
import urllib.request
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.cli.serve import SiteHandler


class Quiet(SiteHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


def asked_for_nothing(folder: Path) -> urllib.error.HTTPError:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(urllib.error.HTTPError) as told:
            urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/gone/")
        server.shutdown()
    return told.value


def test_an_address_with_nothing_at_it_gets_the_sites_own_page(tmp_path: Path):
    (tmp_path / "404.html").write_text("<h1>Page not found</h1>", "utf-8")
    with asked_for_nothing(tmp_path) as told:
        assert told.code == 404
        assert told.headers["Content-Type"] == "text/html; charset=utf-8"
        assert told.read() == b"<h1>Page not found</h1>"


def test_a_site_without_such_a_page_still_answers(tmp_path: Path):
    with asked_for_nothing(tmp_path) as told:
        assert told.code == 404
