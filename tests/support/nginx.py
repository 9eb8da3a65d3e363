"""The nginx of this machine, run with the project's own example on loopback, its files in a folder of its own."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.project import REPOSITORY

EXAMPLE = REPOSITORY / "deploy" / "nginx" / "outcomes.conf"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
AROUND = """\
{user}
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/outcomes.conf;
}}
"""


def installed() -> bool:
    """Say whether this machine has nginx."""
    return Path(NGINX).exists()


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a folder that other users can read, as a web server's is; the tests' usual ones are closed to them."""
    folder = Path(tempfile.mkdtemp(prefix="outcomes-www-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def nginx(root: Path, folder: Path) -> Iterator[str]:
    """Run nginx with the example, its root and port changed as its reader would; gives the address.

    Its workers run as another user where that is possible.
    """
    port = _free_port()
    example = EXAMPLE.read_text("utf-8")
    for old, new in (("listen 80;", f"listen 127.0.0.1:{port};"), ("/srv/outcomes/current", str(root))):
        assert old in example
        example = example.replace(old, new)
    (folder / "outcomes.conf").write_text(example, "utf-8")
    user = "user nobody nogroup;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), "utf-8")
    process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
    try:
        _wait(f"http://127.0.0.1:{port}/", process, folder)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _wait(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            assert process.poll() is None, (folder / "error.log").read_text("utf-8")
            time.sleep(0.05)
        else:
            return
    raise AssertionError((folder / "error.log").read_text("utf-8"))
