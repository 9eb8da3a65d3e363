"""Sees to it that a Chromium is there for the browser tests: `python tools/need_browser.py`.

On Debian as root it installs one by apt-get; anywhere else it names what is missing and stops.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-liberation")


def found() -> str | None:
    """Return the path of the first browser that is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def may_install() -> bool:
    """Tell whether this is a Debian where we are root."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install() -> None:
    """Install the browser from the system's own packages."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        subprocess.run(["apt-get", "--quiet=2", *command], check=True, env=quiet, stdin=subprocess.DEVNULL)


def main() -> int:
    """Return 0 when a browser is there, else 1 with what to do."""
    if found():
        return 0
    if may_install():
        print("No Chromium found: installing it by apt-get.", flush=True)
        try:
            install()
        except subprocess.CalledProcessError:
            print("apt-get could not install chromium: what went wrong is told above.", file=sys.stderr)
    if found():
        return 0
    print(
        "The browser tests need the command 'chromium' (or google-chrome). "
        "On Debian or Ubuntu: sudo apt-get install chromium. Then run make test again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
