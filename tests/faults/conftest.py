"""The project that faults strike, made once for all of them."""

from pathlib import Path

import pytest

from tests.support.faulty import Stage, build_stage


@pytest.fixture(scope="session")
def stage(smallest_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A small project ready to freeze, frozen and published, changed, and refreshed after that."""
    return build_stage(smallest_built, tmp_path_factory.mktemp("stage"))
