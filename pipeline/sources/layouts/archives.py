"""Packed files (.zip, and .xlsx and .ods, which are zips): what may be unpacked, and how much of it.

Nothing is written to disk; what a member means belongs in `opening`.
"""

import html
import io
import re
import zipfile
from pathlib import PurePosixPath

from pipeline.sources.layouts.faults import fault, stop

LARGEST = 512 * 1024 * 1024
MOST_MEMBERS = 2_000
MOST_PACKED = 250
_BLOCK = 1 << 20
_FORMULA = re.compile(rb"<c ([^>]*)>\s*(?:<f[^>]*/>|<f[^>]*>([^<]*)</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_ERROR = re.compile(rb'<c ([^>]*\bt="e"[^>]*)>\s*(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?\s*<v>([^<]*)</v>')


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


def unread_cells(name: str, raw: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Check a packed workbook, and find what libraries give as blank: errors, and formulas without a result.

    Returns sheet -> (record, column), both from 0 -> text, such as `#N/A` or `=A1+B1`; nothing for an OpenDocument.
    """
    content = members(name, raw)
    found: dict[str, dict[tuple[int, int], str]] = {}
    for sheet, part in _sheet_parts(content):
        cells = {_place(one[1]): one[2].decode("utf-8", "replace") for one in _ERROR.finditer(content.get(part, b""))}
        for one in _FORMULA.finditer(content.get(part, b"")):
            if b't="str"' not in one[1]:
                cells[_place(one[1])] = f"={(one[2] or b'').decode('utf-8', 'replace')}"
        found[sheet] = cells
    return found


def _sheet_parts(content: dict[str, bytes]) -> list[tuple[str, str]]:
    """Return (sheet's name, the packed file that holds it) of an .xlsx."""
    targets = {}
    for tag in re.findall(rb"<Relationship\b[^>]*>", content.get("xl/_rels/workbook.xml.rels", b"")):
        targets[_attribute(tag, b"Id")] = _attribute(tag, b"Target")
    tags = re.findall(rb"<sheet\b[^>]*>", content.get("xl/workbook.xml", b""))
    parts = [(_attribute(tag, b"name"), targets.get(_attribute(tag, b"r:id"), "")) for tag in tags]
    return [(sheet, part.lstrip("/") if part.startswith("/") else f"xl/{part}") for sheet, part in parts]


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\b" + name + rb'="([^"]*)"', tag)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else ""


def _place(attributes: bytes) -> tuple[int, int]:
    """Read where a cell stands: `r="B2"` is (1, 1)."""
    found = re.search(rb'\br="([A-Z]+)([0-9]+)"', attributes)
    if found is None:
        return (-1, -1)
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - ord("A") + 1
    return int(found[2]) - 1, column - 1


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
