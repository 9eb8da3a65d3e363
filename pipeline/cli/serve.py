"""`outcomes serve`: the built site on this machine alone, for looking at; not a server for the public."""

import argparse
import errno
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pipeline.cli import typed
from pipeline.cli.saying import Voice
from pipeline.errors import UsageError
from pipeline.publish.headers import headers_for
from pipeline.settings import open_project

ADDRESS = "127.0.0.1"


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("serve", parents=[common], help="show the built site on this machine")
    verb.add_argument("--port", type=typed.port, default=8000, help="the number of a free port (8000)")
    verb.set_defaults(run=run)


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files with the headers that a real server would send."""

    def end_headers(self) -> None:
        """Add the security headers."""
        for name, value in headers_for(self.path).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is nothing at the address, as a real server does."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def listening(port: int, handler: Any) -> ThreadingHTTPServer:
    """Return a server that listens at the port. Raises UsageError where that cannot be had."""
    try:
        return ThreadingHTTPServer((ADDRESS, port), handler)
    except OSError as error:
        why = "is in use by another program" if error.errno == errno.EADDRINUSE else "may not be used here"
        msg = f"the port {port} {why}; name another one, e.g. outcomes serve --port 8400"
        raise UsageError(msg) from None


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Serve until stopped with Ctrl-C."""
    public = open_project(args.project).public
    if not (public / "index.html").exists():
        msg = "there is no website yet; run: outcomes refresh"
        raise UsageError(msg)
    handler = partial(SiteHandler, directory=str(public))
    with listening(args.port, handler) as server:
        voice.fact(f"Open http://{ADDRESS}:{server.server_port}/ (stop with Ctrl-C)", port=server.server_port)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            voice.fact("Stopped.")
    return 0
