"""Where the real published files and known answers lie, beside the project; never copied into it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
ORACLES = SHARED / "data" / "oracles"
DATA = SHARED / "data"


def need(path: Path) -> Path:
    """Give back `path`, or skip the test saying which file it needs."""
    if not path.exists():
        pytest.skip(f"needs {path.relative_to(SHARED.parent)}, which lies beside the project and is absent here")
    return path
