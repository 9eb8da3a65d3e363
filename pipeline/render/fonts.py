"""The letters of the printed sheets: Lato, read from the package of MkDocs, so that each machine prints the same bytes.

Lato is under the SIL Open Font License 1.1; none of it is copied into the project. Web pages use no font of their own.
"""

import struct
import zlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

FAMILIES = ("Lato", "Libertinus Serif")
NAMES = ("lato-normal", "lato-bold")
FOLDER = "themes/readthedocs/css/fonts"


def font_folder() -> Path:
    """Return a folder with the fonts as TrueType files; it goes when the process ends."""
    return Path(_made().name)


@cache
def _made() -> TemporaryDirectory[str]:
    made = TemporaryDirectory(prefix="outcomes-fonts-")
    for name in NAMES:
        packed = files("mkdocs").joinpath(f"{FOLDER}/{name}.woff").read_bytes()
        (Path(made.name) / f"{name}.ttf").write_bytes(unpacked(packed))
    return made


def unpacked(woff: bytes) -> bytes:
    """Return the font inside a WOFF 1.0 file (W3C Recommendation, 13 December 2012): its tables, each unpacked.

    Raises ValueError for anything else.
    """
    signature, flavour, _, count = struct.unpack(">4sIIH", woff[:14])
    if signature != b"wOFF":
        msg = "this is not a WOFF 1.0 file"
        raise ValueError(msg)
    power = max(n for n in range(16) if 2**n <= count)
    head = struct.pack(">IHHHH", flavour, count, 16 * 2**power, power, 16 * (count - 2**power))
    directory, body = b"", b""
    for number in range(count):
        tag, at, packed, whole, checksum = struct.unpack(">4sIIII", woff[44 + 20 * number : 64 + 20 * number])
        table = woff[at : at + packed]
        table = zlib.decompress(table) if packed != whole else table
        directory += struct.pack(">4sIII", tag, checksum, 12 + 16 * count + len(body), whole)
        body += table + b"\0" * (-whole % 4)
    return head + directory + body
