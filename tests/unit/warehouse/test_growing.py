"""The warehouse is not opened where its file may not grow: a write that is cut off would damage it."""

from pathlib import Path

import pytest

from pipeline.errors import WarehouseConfined
from pipeline.warehouse import growing, open_warehouse

MB = 2**20


def of(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


@pytest.mark.parametrize(
    ("size", "limit"), [(0, 64 * MB - 1), (10 * MB, 74 * MB - 1), (300 * MB, 600 * MB - 1), (0, 0)]
)
def test_a_file_that_may_not_grow_is_refused(tmp_path: Path, size: int, limit: int):
    file = of(tmp_path / "warehouse.duckdb", size)
    with pytest.raises(WarehouseConfined, match="ulimit -f unlimited"):
        growing.refuse_if_confined(file, lambda: limit)


@pytest.mark.parametrize(("size", "limit"), [(0, 64 * MB), (10 * MB, 74 * MB), (300 * MB, 600 * MB), (300 * MB, None)])
def test_a_file_that_may_grow_is_not(tmp_path: Path, size: int, limit: int | None):
    growing.refuse_if_confined(of(tmp_path / "warehouse.duckdb", size), lambda: limit)


def test_nothing_is_begun_in_a_warehouse_that_may_not_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(growing.refuse_if_confined, "__defaults__", (lambda: 2000,))
    with pytest.raises(WarehouseConfined), open_warehouse(tmp_path / "build" / "warehouse.duckdb"):
        pass
    assert not (tmp_path / "build").exists()
