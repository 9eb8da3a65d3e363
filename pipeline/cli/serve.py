"""`outcomes serve`: the built site on this machine alone, for looking at; not a server for the public."""

import argparse
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from pipeline.cli.saying import Voice
from pipeline.errors import UsageError
from pipeline.publish.headers import headers_for
from pipeline.settings import open_project

ADDRESS = "127.0.0.1"


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("serve", parents=[common], help="show the built site on this machine")
    verb.add_argument("--port", type=int, default=8000)
    verb.set_defaults(run=run)


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files with the headers that a real server would send."""

    def end_headers(self) -> None:
        """Add the security headers."""
        for name, value in headers_for(self.path).items():
            self.send_header(name, value)
        super().end_headers()


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Serve until stopped with Ctrl-C."""
    public = open_project(args.project).public
    if not (public / "index.html").exists():
        msg = "there is no website yet; run: outcomes refresh"
        raise UsageError(msg)
    handler = partial(SiteHandler, directory=str(public))
    with ThreadingHTTPServer((ADDRESS, args.port), handler) as server:
        voice.fact(f"Open http://{ADDRESS}:{server.server_port}/ (stop with Ctrl-C)", port=server.server_port)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            voice.fact("Stopped.")
    return 0
