"""What all tests share: the real warehouse is out of bounds, and the shipped site is built once for those who look."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.built_site import BuiltSite, build_shipped
from tests.support.project import REPOSITORY


@pytest.fixture(autouse=True)
def no_real_warehouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening the project's own warehouse from a test raises and names what to use."""
    import duckdb

    connect = duckdb.connect

    def guarded(database: object = ":memory:", *args: object, **kwargs: object) -> object:
        if Path(str(database)).resolve() == REPOSITORY / "build" / "warehouse.duckdb":
            message = "tests do not open the real warehouse: use open_memory() or a file under tmp_path"
            raise AssertionError(message)
        return connect(database, *args, **kwargs)

    monkeypatch.setattr(duckdb, "connect", guarded)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The shipped project, refreshed and built; tests that use it belong to the xdist group `site`."""
    yield build_shipped(tmp_path_factory.mktemp("shipped"))
