"""Packed files (.zip, and .xlsx and .ods, which are zips): what may be unpacked, and how much of it.

Nothing is written to disk; what a member means belongs in `opening`.
"""

import io
import re
import zipfile
from pathlib import PurePosixPath

from pipeline.errors import Problem
from pipeline.sources.layouts.faults import fault, stop

LARGEST = 512 * 1024 * 1024
MOST_MEMBERS = 2_000
MOST_PACKED = 250
_BLOCK = 1 << 20
_CELL = re.compile(rb"<c ([^>]*)>\s*(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")


def members(name: str, raw: bytes) -> dict[str, bytes]:
    """Unpack a zip in memory. Raises ContentProblems for members outside, locked, damaged, or far too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            listed = [info for info in packed.infolist() if not info.is_dir()]
            _judge(name, listed, len(raw))
            return {info.filename: _unpacked(name, packed, info) for info in listed}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        said = (f"the packed file is damaged ({error})", "download the file again")
        raise stop(fault(name, said=said, rule="zip")) from None


def check_workbook(name: str, raw: bytes) -> None:
    """Check a packed workbook before it is opened: its size, its members, and that each formula has its value."""
    for member, content in members(name, raw).items():
        if re.match(r"xl/worksheets/[^/]+\.xml$", member):
            for found in _CELL.finditer(content):
                if b't="str"' not in found[1]:
                    raise stop(_not_calculated(name, found[1].decode("ascii", "replace")))


def is_junk(member: str) -> bool:
    """Whether a member is what an operating system left behind: resource forks, thumbnails, folder settings."""
    path = PurePosixPath(member)
    hidden = path.name.startswith(".") or path.name.lower() in {"thumbs.db", "desktop.ini"}
    return hidden or "__MACOSX" in path.parts


def _judge(name: str, listed: list[zipfile.ZipInfo], packed: int) -> None:
    size = sum(info.file_size for info in listed)
    if len(listed) > MOST_MEMBERS:
        said = (f"{len(listed)} files are packed in it", f"at most {MOST_MEMBERS}")
        raise stop(fault(name, said=said, rule="zip-size"))
    if size > LARGEST or size > max(packed, 100_000) * MOST_PACKED:
        said = (f"it would unpack to {size} bytes", f"at most {LARGEST}, and at most {MOST_PACKED} times the zip")
        raise stop(fault(name, said=said, rule="zip-size"))
    for info in listed:
        _judge_member(name, info)


def _judge_member(name: str, info: zipfile.ZipInfo) -> None:
    path = info.filename.replace("\\", "/")
    outside = path.startswith("/") or ".." in path.split("/") or re.match(r"[A-Za-z]:", path)
    if outside or (info.external_attr >> 28) == 0xA:
        said = (f"the packed file '{info.filename}' would lie outside the folder", "plain names inside the zip")
        raise stop(fault(name, said=said, rule="zip-outside"))
    if info.flag_bits & 1:
        said = (f"the packed file '{info.filename}' is locked with a password", "a zip without a password")
        raise stop(fault(name, said=said, rule="zip"))


def _unpacked(name: str, packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Read a member block by block; never more than its stated size, which `_judge` has seen."""
    kept: list[bytes] = []
    with packed.open(info) as stream:
        while block := stream.read(_BLOCK):
            kept.append(block)
            if len(kept) * _BLOCK > LARGEST + _BLOCK:
                said = (f"the packed file '{info.filename}' is larger than it says", "download the file again")
                raise stop(fault(name, said=said, rule="zip-size"))
    return b"".join(kept)


def _not_calculated(name: str, cell: str) -> Problem:
    place = re.search(r'r="([A-Z]+)([0-9]+)"', cell)
    said = (
        "the cell holds a formula without its result",
        "open the workbook in a spreadsheet program, save it, and deliver it again",
    )
    return fault(name, int(place[2]) if place else 0, at=("", place[1] if place else ""), said=said, rule="formula")
