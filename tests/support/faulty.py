"""A small project in the states that faults strike: with a report to freeze, published, changed; and what must hold.

Made once for all tests; each fault strikes a copy.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from pipeline.publish.release import sums_of
from pipeline.publish.release.records import sums_from
from pipeline.publish.tree import read_tree
from tests.support.changes import EDITION, FIGURES, SLUG
from tests.support.killing import Ran, Run, run
from tests.support.project import edit
from tests.support.small_built import AS_OF, copied

FROZEN = f"site/editions/{SLUG}/frozen"
Site = dict[str, bytes]


@dataclass(frozen=True)
class Stage:
    """Projects as folders: `ready` to freeze; frozen, published and `changed`; and `newer`, refreshed after that.

    `old` and `new` are the sites before and after the change.
    """

    ready: Path
    changed: Path
    newer: Path
    old: Site
    new: Site


def build_stage(built: Path, folder: Path) -> Stage:
    """Make the three states from a project that is refreshed already."""
    ready, changed, newer = (folder / name / "project" for name in ("ready", "changed", "newer"))
    copied(built, ready)
    (ready / "site" / "editions" / SLUG).mkdir(parents=True)
    (ready / "site" / "editions" / SLUG / "edition.yaml").write_text(EDITION, "utf-8")
    good(command("refresh", ready))
    copy(ready, changed)
    for verb in ("freeze", "refresh", "publish"):
        good(command(verb, changed))
    old = site(changed)
    edit(changed / FIGURES, "falls,Lower,2017/18,95", "falls,Lower,2017/18,94")
    page = changed / "site" / "pages" / "glossary.md"
    page.write_text(page.read_text("utf-8") + "\n<p>A new word.</p>\n", "utf-8")
    copy(changed, newer)
    good(command("refresh", newer))
    return Stage(ready, changed, newer, old, site(newer))


def command(verb: str, root: Path, **how: object) -> Ran:
    """Run a verb on a project; `how` says how it is hindered."""
    day = ("--as-of", AS_OF)
    arguments = {
        "refresh": ("refresh", *day),
        "freeze": ("edition", "freeze", SLUG, *day),
        "publish": ("publish", "--to", str(root.parent / "www"), *day),
    }[verb]
    more, logs = how.pop("more", ()), how.pop("logs", root.parent)
    return run(Run((*arguments, *more, "--project", str(root)), **how), Path(str(logs)) / f"{verb}.log")  # type: ignore[arg-type]


def good(ran: Ran) -> Ran:
    """Insist that a run went well."""
    assert ran.code == 0, ran.said
    return ran


def copy(root: Path, target: Path) -> Path:
    """Copy a project with all around it: what was built and what was published."""
    shutil.copytree(root.parent, target.parent, symlinks=True, dirs_exist_ok=True)
    return target


def site(root: Path) -> Site:
    """Every file of the built site."""
    return read_tree(root / "build" / "public")


def shown(root: Path) -> Site:
    """Every file that readers get, without those lent by other releases."""
    current = root.parent / "www" / "current"
    record = root.parent / "www" / "records" / current.readlink().name / "sha256sums.txt"
    own = sums_from(record.read_text("utf-8"))
    assert own.items() <= sums_of(current.resolve()).items(), "a release that is shown is whole"
    return {path: (current / path).read_bytes() for path in own}


def frozen(root: Path) -> Site:
    """Every file of the frozen edition."""
    return read_tree(root / FROZEN)
