"""The folder that a web server reads from: `current` is a link to one of the folders in `releases/`.

    DIR/current            the link; a server's root is DIR/current
    DIR/releases/<id>/     each release, a whole site
    DIR/records/<id>/      its fingerprints (sha256sums.txt) and facts (release.json), outside what is served
    DIR/records/order.json which were shown, in order

Finding and writing these; what is done with them is in `put` and `rollback`.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import OutcomesError
from pipeline.publish.lock import one_at_a_time
from pipeline.publish.release.records import (
    Order,
    Release,
    facts_text,
    order_from,
    order_text,
    release_from,
    sums_text,
)
from pipeline.publish.swap import link
from pipeline.publish.tree import replace_file

CURRENT, RELEASES, RECORDS, NEXT = "current", "releases", "records", ".next"
FACTS, SUMS, ORDER = "release.json", "sha256sums.txt", "order.json"
FOLDER_MODE = 0o755
"""A web server runs as another user: what is published can be read by all, whatever this user's settings."""
OURS = {CURRENT, RELEASES, RECORDS, ".lock", f".{CURRENT}-link"}


class PublishRefused(OutcomesError):
    """Nothing was published; the site that readers have stays as it is."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join([*reasons, "Nothing was published: the site that readers have stays as it is."]))


@dataclass(frozen=True)
class Place:
    """Where releases are put."""

    folder: Path

    @property
    def releases(self) -> Path:
        """The folder of all releases."""
        return self.folder / RELEASES

    @property
    def current(self) -> Path:
        """The link that the server follows."""
        return self.folder / CURRENT

    @contextmanager
    def held(self) -> Iterator[None]:
        """Make the folder if it is not there and hold it against another publish. Raises PublishRefused."""
        found = {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else set()
        if found - OURS:
            strange = ", ".join(sorted(found - OURS)[:3])
            msg = (
                f"{self.folder} holds other things ({strange}); name an empty or new folder for releases, "
                "and let the web server read from its 'current'"
            )
            raise PublishRefused(msg)
        if self.current.exists() and not self.current.is_symlink():
            msg = f"{self.current} is not a link made by this command; move it away first"
            raise PublishRefused(msg)
        is_new = not self.folder.exists()
        self.releases.mkdir(parents=True, exist_ok=True)
        for folder in (self.folder, self.releases) if is_new else (self.releases,):
            folder.chmod(FOLDER_MODE)
        with one_at_a_time(self.folder / ".lock", f"another publish into {self.folder}"):
            yield

    def shown(self) -> str:
        """Return the id of the release that readers see; empty where there is none yet."""
        return self.current.readlink().name if self.current.is_symlink() else ""

    def order(self) -> Order:
        """Return the order of releases. The link says what is shown, whatever an interrupted run left written."""
        file, shown = self.folder / RECORDS / ORDER, self.shown()
        order = order_from(file.read_text("utf-8")) if file.exists() else Order()
        return order if not shown or order.shown[-1:] == (shown,) else order.showing(shown)

    def known(self) -> dict[str, Release]:
        """Return every release that is here with its record."""
        folders = sorted(path for path in self.releases.iterdir() if not path.name.startswith("."))
        return {folder.name: release for folder in folders if (release := self._read(folder.name))}

    def _read(self, name: str) -> Release | None:
        folder = self.folder / RECORDS / name
        if not (folder / FACTS).exists():
            return None
        return release_from((folder / FACTS).read_text("utf-8"), (folder / SUMS).read_text("utf-8"))

    def record(self, release: Release) -> None:
        """Write down what is known of a release, its facts last: a record with facts is whole."""
        folder = self.folder / RECORDS / release.id
        replace_file(folder / SUMS, sums_text(release.files).encode("utf-8"))
        replace_file(folder / FACTS, facts_text(release).encode("utf-8"))

    def show(self, name: str, order: Order) -> None:
        """Let readers see a release, in one step, then write the order down. Raises PublishRefused without links."""
        try:
            link(self.releases / name, self.current)
        except OSError as error:
            msg = (
                f"{self.current} could not be made to point at the release ({error.strerror}). Publishing needs a file "
                "system with symbolic links. On Windows run it in WSL or on the server, or copy build/public/ to a "
                "host that takes a whole folder in one step"
            )
            raise PublishRefused(msg) from error
        replace_file(self.folder / RECORDS / ORDER, order_text(order).encode("utf-8"))

    def drop(self, name: str) -> None:
        """Remove a release and its record."""
        assert name != self.shown(), "the release that readers see is never removed"
        shutil.rmtree(self.releases / name, ignore_errors=True)
        shutil.rmtree(self.folder / RECORDS / name, ignore_errors=True)
