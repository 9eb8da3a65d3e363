"""The second partnership's pages in a real browser: axe on each type of page, and twelve priorities that fit."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import Quiet
from tests.support.built_site import BuiltSite

TYPES = (
    "/",
    "/framework/",
    "/domains/quick-help/",
    "/measures/warm-enough-homes/",
    "/measures/early-to-late/",
    "/editions/2024-q1/",
    "/editions/2024-q1/infographic/",
    "/editions/2024-q1/quick-help/infographic/",
    "/framework/infographic/",
    "/areas/",
    "/stories/warm-floors/",
    "/about/",
)
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def second_address(second_site: BuiltSite) -> Iterator[str]:
    """Where the second site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(second_site.public))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(browser: Browser, second_address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 740}, base_url=second_address)
    page = context.new_page()
    for path in TYPES:
        answer = page.goto(path)
        assert answer is not None and answer.ok, path
        assert page.evaluate(WIDER) <= 0, path
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())
    context.close()
