"""Dagster's records in a real PostgreSQL, as the runbook says: one setting; runs and pruning go on as before."""

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.built_site import outcomes
from tests.support.project import REPOSITORY
from tests.support.small_built import AS_OF, copied

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if Path("/usr/lib/postgresql").is_dir() else []
RUNBOOK = REPOSITORY / "docs" / "runbook.md"
pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not BINARIES, reason="PostgreSQL is not installed (apt-get install postgresql)"),
    pytest.mark.skipif(
        importlib.util.find_spec("dagster_postgres") is None,
        reason="dagster-postgres is not among the locked packages; the runbook says how to install it",
    ),
]


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server of its own on loopback; gives the address of an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="outcomes-postgresql-"))
    root = os.geteuid() == 0
    if root:
        shutil.chown(folder, "postgres")
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]

    def run(name: str, *arguments: str) -> None:
        as_user = ["runuser", "-u", "postgres", "--"] if root else []
        subprocess.run([*as_user, str(BINARIES[-1] / name), *arguments], check=True, capture_output=True, cwd=folder)

    run("initdb", "-D", str(folder / "data"), "-U", "outcomes", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-p {port} -h 127.0.0.1 -k {folder}"
    run("pg_ctl", "-D", str(folder / "data"), "-l", str(folder / "log"), "-o", options, "-w", "start")
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "outcomes", "dagster")
        yield f"postgresql+psycopg2://outcomes@127.0.0.1:{port}/dagster"
    finally:
        run("pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(folder)


def write_instance(root: Path) -> None:
    """Put the runbook's words in the place of `storage` in the project's own `dagster.yaml`."""
    assert "`postgresql+psycopg2://USER:PASSWORD@HOST/NAME`" in RUNBOOK.read_text("utf-8"), "the address used here"
    block = RUNBOOK.read_text("utf-8").split("<!-- dagster.yaml: PostgreSQL -->\n```yaml\n")[1].split("```")[0]
    shipped = (REPOSITORY / "dagster.yaml").read_text("utf-8")
    _, _, after = shipped.partition("\nlocal_artifact_storage:")
    (root / "dagster.yaml").write_text(f"{block}\nlocal_artifact_storage:{after}", "utf-8")


def test_runs_are_recorded_there_and_old_ones_go(smallest_built: Path, tmp_path: Path, monkeypatch) -> None:
    import psycopg2

    root = copied(smallest_built, tmp_path / "project")
    shutil.rmtree(root / "build")
    write_instance(root)
    settings = root / "project.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}\nkeep: {{runs: 2}}\n", "utf-8")
    with postgresql() as address:
        monkeypatch.setenv("OUTCOMES_DAGSTER_DATABASE", address)
        counts = []
        for _ in range(3):
            done = outcomes("refresh", "--full", "--as-of", AS_OF, root=root)
            assert done.returncode == 0, done.stdout + done.stderr
            with psycopg2.connect(address.replace("+psycopg2", "")) as connection, connection.cursor() as cursor:
                cursor.execute("select count(*) from runs")
                runs = cursor.fetchone()
                cursor.execute("select count(*) from event_logs")
                events = cursor.fetchone()
            connection.close()
            assert events
            assert events[0] > 50
            counts += runs or ()
        assert counts == [1, 2, 2]
        assert "Nothing has changed" in outcomes("refresh", "--as-of", AS_OF, root=root).stdout
    assert list((root / "build").rglob("*.db")) == [], "nothing of Dagster is left in SQLite files"
    monkeypatch.delenv("OUTCOMES_DAGSTER_DATABASE")
    done = outcomes("refresh", "--full", "--as-of", AS_OF, root=root)
    assert done.returncode != 0
    assert "OUTCOMES_DAGSTER_DATABASE" in done.stdout + done.stderr
