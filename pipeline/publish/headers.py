"""The security headers that a server sends with the site, one place for `serve`, the tests and the server examples.

Nothing is fetched from another host, no script or style stands in a page. Only searching may compile WebAssembly.
"""

from collections.abc import Mapping

STRICT = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'{more}; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SEARCHING = ("/search/", "/pagefind/")
"""Addresses whose pages and workers need WebAssembly: the search page and the index it reads."""


def headers_for(path: str) -> Mapping[str, str]:
    """Return the headers for an address of the site, by name."""
    searching = any(part in f"{path}/" for part in SEARCHING)
    return {
        "Content-Security-Policy": STRICT.format(more=" 'wasm-unsafe-eval'" if searching else ""),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
