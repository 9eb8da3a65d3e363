"""What tools of others say of the built site: html-validate, Lighthouse, and ProperDocs building the same pages.

The first two come from npm, so they are skipped, with the reason, where npm or its packages cannot be had.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.publish.fingerprints import fingerprint_loaded
from tests.support.built_site import BuiltSite

pytestmark = pytest.mark.system
VALIDATE, LIGHTHOUSE = "html-validate@9.7.1", "lighthouse@12.8.2"
RULES = {"extends": ["html-validate:standard"], "rules": {"no-trailing-whitespace": "off", "void-style": "off"}}
"""Blanks at the ends of lines and how `<br>` is spelt change nothing for a reader."""
LEAST = {"accessibility": 1.0, "best-practices": 1.0, "performance": 0.95}
ADDRESS = "https://outcomes.example.org/"
"""Where the shipped project says that it is published."""
PAGES = ("/", "/measures/emergency-length-of-stay/", "/editions/2017-18-q1/")


def npm(package: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a package of npm's in a folder of its own; skip the test where it cannot be had."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not on this machine")
    command = ["npm", "exec", "--yes", package, "--", *arguments]
    surroundings = {**os.environ, "CHROME_PATH": shutil.which("chromium") or shutil.which("google-chrome") or ""}
    there = subprocess.run([*command[:4], "--", "--version"], cwd=folder, capture_output=True, text=True, check=False)
    if there.returncode:
        pytest.skip(f"npm has no {package} here: {there.stderr.strip()[-200:]}")
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=surroundings)


def test_every_page_is_valid_html(built_site: BuiltSite, tmp_path: Path):
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(RULES), "utf-8")
    found = npm(VALIDATE, "--config", ".htmlvalidate.json", f"{built_site.public}/**/*.html", folder=tmp_path)
    assert found.returncode == 0, found.stdout[-4000:]


@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_on_a_phone(address: str, path: str, tmp_path: Path):
    wanted = f"--only-categories={','.join(LEAST)}"
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    told = ("--quiet", "--output=json", "--output-path=found.json", wanted, flags)
    done = npm(LIGHTHOUSE, f"{address}{path}", *told, folder=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))["categories"]
    scores = {name: found[name]["score"] for name in LEAST}
    assert all(scores[name] >= least for name, least in LEAST.items()), scores


def test_properdocs_builds_the_same_pages(built_site: BuiltSite, tmp_path: Path):
    """MkDocs has no future: the pages must not depend on it. What they load is named by its content afterwards."""
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": "315532800", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "properdocs", "build", "--quiet", "--config-file", "mkdocs.yml"]
    target = ["--site-dir", str(tmp_path / "site")]
    done = subprocess.run(
        [*command, *target], cwd=built_site.root, capture_output=True, text=True, check=False, env=surroundings
    )
    assert done.returncode == 0, done.stderr[-2000:]
    fingerprint_loaded(tmp_path / "site", ADDRESS)
    pages = sorted(p.relative_to(tmp_path / "site") for p in (tmp_path / "site").rglob("index.html"))
    assert len(pages) > 90
    differ = [p for p in pages if (built_site.public / p).read_bytes() != (tmp_path / "site" / p).read_bytes()]
    assert differ == []
