"""import-linter holds the layers of the engine, and finds an import planted against them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter in `folder` with nothing kept for next time."""
    return subprocess.run([COMMAND, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_layers_are_kept() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """An engine with a few empty modules under the project's own contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for folder in ("", "catalogue", "sources", "compute", "publish", "render"):
        (tmp_path / "pipeline" / folder).mkdir(exist_ok=True)
        (tmp_path / "pipeline" / folder / "__init__.py").touch()
    for name in ("errors", "periods"):
        (tmp_path / "pipeline" / f"{name}.py").touch()
    return tmp_path


def test_a_clean_skeleton_passes(skeleton: Path) -> None:
    assert lint(skeleton).returncode == 0


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("pipeline/errors.py", "import pipeline.periods"),
        ("pipeline/compute/series.py", "import pipeline.render"),
        ("pipeline/render/page.py", "import pipeline.publish"),
        ("pipeline/catalogue/measure.py", "import pipeline.sources"),
        ("pipeline/compute/series.py", "import dagster"),
        ("pipeline/compute/series.py", "import duckdb"),
        ("pipeline/publish/tables.py", "import altair"),
        ("pipeline/catalogue/measure.py", "import frictionless"),
        ("pipeline/unheard_of.py", ""),
    ],
)
def test_a_planted_import_is_found(skeleton: Path, module: str, line: str) -> None:
    (skeleton / module).write_text(line)
    assert lint(skeleton).returncode == 1
