"""The server for looking: an address with nothing at it answers with the site's own page."""

import threading
import urllib.error
import urllib.request
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.cli.main import main
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


@pytest.mark.parametrize("port", ["99999", "-1", "web"])
def test_what_is_no_port_is_told_in_words(capsys, port):
    with pytest.raises(SystemExit) as left:
        main(["serve", f"--port={port}"])
    assert left.value.code == 2
    assert (
        f"'{port}' is not the number of a port; a whole number up to 65535, e.g. --port 8400" in capsys.readouterr().err
    )


def test_a_port_in_use_is_told_in_words(tmp_path: Path, capsys):
    (tmp_path / "project.yaml").write_text("title: Better lives\n")
    (tmp_path / "build/public").mkdir(parents=True)
    (tmp_path / "build/public/index.html").write_text("<h1>Better lives</h1>")
    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as other:
        port = other.server_port
        assert main(["serve", "--port", str(port), "--project", str(tmp_path)]) == 2
    assert f"the port {port} is in use by another program; name another one, e.g. outcomes serve --port 8400" in (
        capsys.readouterr().err
    )
