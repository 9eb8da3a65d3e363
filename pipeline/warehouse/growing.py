"""Whether the file of the warehouse may grow as it has to. Asked before it is opened: a write that is cut off inside a
block, which a limit on the size of files does and a full disk does not, would damage it.
"""

from collections.abc import Callable
from pathlib import Path

from pipeline.errors import WarehouseConfined

LEAST = 64 * 2**20
"""What a file of the database may grow by in one step, however small it is."""


def _limit() -> int | None:
    """Return how many bytes a file of this process may have; None where there is no limit, as on Windows."""
    try:
        import resource
    except ImportError:
        return None
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    return None if limit == resource.RLIM_INFINITY else limit


def refuse_if_confined(path: Path, limit: Callable[[], int | None] = _limit) -> None:
    """Raise WarehouseConfined where the file may not become twice what it is, and at least so much larger."""
    allowed = limit()
    size = path.stat().st_size if path.exists() else 0
    needed = size + max(size, LEAST)
    if allowed is not None and allowed < needed:
        raise WarehouseConfined(path=path.name, allowed=allowed, needed=needed)
