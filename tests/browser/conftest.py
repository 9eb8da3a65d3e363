"""A real Chromium on the built site, served from this machine; every request is watched."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.cli.serve import SiteHandler
from tests.support.built_site import BuiltSite

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests share one build, so they run in one worker."""
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.xdist_group("site"))
            item.add_marker(pytest.mark.browser)


class Quiet(SiteHandler):
    """Serves files as `outcomes serve` does, security headers and all, and says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="session")
def address(built_site: BuiltSite) -> Iterator[str]:
    """Where the built site is served."""
    handler = partial(Quiet, directory=str(built_site.public))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "the browser tests need Chromium; `make test` says how to get it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A phone-sized page; a request to any other host fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address, accept_downloads=True)
    opened = context.new_page()
    strangers: list[str] = []
    refused: list[str] = []
    opened.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    opened.on("request", lambda request: strangers.append(request.url) if not _own(request.url, address) else None)
    yield opened
    context.close()
    assert strangers == []
    assert refused == []


def _own(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:", "about:"))
