"""A first look at a delivered file's bytes, in one pass and bounded memory.

It says whether the database's own CSV reader may be trusted to see each row as it is; reading cells is for
`load` and `records`. It errs on the side of the slow path, never the other way.
"""

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

CHUNK = 4 << 20
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PADDED_QUOTES = (b' "', b'" ')
"""DuckDB drops the blanks between a separator and a quote (`1, "x"`); Python and Frictionless keep them."""
DAMAGE = (EOFError, gzip.BadGzipFile, zlib.error)
"""What reading a damaged .gz raises."""


@dataclass(frozen=True)
class Bytes:
    """Facts about the bytes. `trusted` is true where nothing speaks against the quick reader."""

    empty: bool
    bom: bool
    utf_16: bool
    lines: int
    quotes: int
    delimiters: int
    trusted: bool


def open_bytes(path: Path) -> IO[bytes]:
    """Open a file for reading its bytes, unpacked where its name ends in .gz."""
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]


def scan(path: Path, delimiter: str) -> Bytes:
    """Look through all bytes of a CSV file. Raises one of `DAMAGE` for a compressed file that is cut off."""
    import numpy as np  # here: only records are scanned, and loading it takes a while

    start, tail, lines, quotes, returns, delimiters, odd = b"", b"", 0, 0, 0, 0, False
    with open_bytes(path) as stream:
        while chunk := stream.read(CHUNK):
            start = start or chunk[:4]
            seen = tail + chunk
            held = np.frombuffer(chunk, np.uint8)
            lines += _count(held, b"\n")
            returns += _count(held, b"\r")
            quotes += _count(held, b'"')
            delimiters += _count(held, delimiter.encode())
            odd = odd or _odd(np.frombuffer(seen, np.uint8), seen, returns=bool(returns), quotes=bool(quotes))
            tail = seen[-2:]
    ends_open = bool(tail) and not tail.endswith((b"\n", b"\r"))
    mixed = bool(returns) and returns != lines
    return Bytes(
        empty=not start.removeprefix(_BOM),
        bom=start.startswith(_BOM),
        utf_16=start.startswith(_UTF_16),
        lines=lines + ends_open,
        quotes=quotes,
        delimiters=delimiters,
        trusted=not (odd or mixed or start.startswith((b"\n", b"\r"))),
    )


def _count(held: "np.ndarray", mark: bytes) -> int:
    """Count one byte: several times quicker than `bytes.count`, and other threads may go on meanwhile."""
    if len(mark) > 1:
        return held.tobytes().count(mark)
    import numpy as np

    return int(np.count_nonzero(held == mark[0]))


def _odd(held: "np.ndarray", seen: bytes, *, returns: bool, quotes: bool) -> bool:
    ends = held == ord("\n")
    blank = bool((ends[1:] & ends[:-1]).any()) or (returns and (b"\n\r" in seen or b"\r\r" in seen))
    return blank or (quotes and any(mark in seen for mark in _PADDED_QUOTES))
