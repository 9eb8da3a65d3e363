"""How often a refresh opens the warehouse, which takes as long as all that is asked of it afterwards."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.defs.project import forget
from pipeline.warehouse import connection
from tests.support.own_loop import no_loop_running
from tests.support.project import edit
from tests.support.small_built import AS_OF, copied


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Count them from here on."""
    opened: list[Path] = []
    real = connection._connect

    def counting(path, *rest):
        opened.append(path)
        return real(path, *rest)

    monkeypatch.setattr(connection, "_connect", counting)
    return opened


def refresh(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Refresh and return what was said."""
    with no_loop_running():
        assert main(["refresh", "--as-of", AS_OF, "--project", str(root)]) == 0
    return capsys.readouterr().out


def test_a_run_opens_it_once_a_step_once_to_begin_and_once_to_end(smallest_built, tmp_path, openings, capsys):
    root = copied(smallest_built, tmp_path / "small")
    assert "Nothing has changed" in refresh(root, capsys)
    assert len(openings) == 2  # what is stale; how it stands
    openings.clear()
    edit(root / "project.yaml", "title: ", "title: Our ")
    forget()
    assert "Done: 3 steps" in refresh(root, capsys)
    assert len(openings) == 6  # what is stale; that a run has begun; the door, standings and site; how it stands
