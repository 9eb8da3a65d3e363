"""Packed files that must not be unpacked, and junk that is passed over."""

import io
import struct
import zipfile

import pytest

from pipeline.errors import ContentProblems
from pipeline.sources.layouts import archives

PLAIN = {"figures.csv": b"a,b\n1,2\n"}


def packed(content: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as file:
        for name, raw in content.items():
            file.writestr(zipfile.ZipInfo(name), raw, compression)
    return out.getvalue()


def refusal(raw: bytes) -> str:
    with pytest.raises(ContentProblems) as caught:
        archives.members("pack.zip", raw)
    return str(caught.value)


def test_members_are_unpacked_in_memory() -> None:
    assert archives.members("pack.zip", packed(PLAIN)) == PLAIN


@pytest.mark.parametrize(
    "name", ["../figures.csv", "a/../../figures.csv", "/etc/figures.csv", "C:\\figures.csv", "..\\f.csv"]
)
def test_a_member_outside_is_refused(name: str) -> None:
    assert "would lie outside the folder" in refusal(packed({name: b"x"}))


def test_a_link_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        link = zipfile.ZipInfo("figures.csv")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    assert "would lie outside the folder" in refusal(out.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "it would unpack to 60000000 bytes" in refusal(packed({"figures.csv": b"0" * 60_000_000}))


def test_many_members_are_refused() -> None:
    many = {f"{n}.csv": b"" for n in range(archives.MOST_MEMBERS + 1)}
    assert f"{len(many)} files are packed in it" in refusal(packed(many))


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    raw = bytearray(packed({"figures.csv": b"0" * 5_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = raw.index(mark) + offset
        raw[place : place + 4] = struct.pack("<I", 10)
    assert "damaged" in refusal(bytes(raw))


@pytest.mark.parametrize("raw", [b"", b"no zip at all", packed(PLAIN)[:-30]])
def test_a_damaged_zip_is_refused(raw: bytes) -> None:
    assert "damaged" in refusal(raw)


def test_a_locked_member_is_refused() -> None:
    raw = bytearray(packed(PLAIN))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    assert "locked with a password" in refusal(bytes(raw))


@pytest.mark.parametrize("name", ["__MACOSX/._figures.csv", "a/.DS_Store", "Thumbs.db", "._figures.csv"])
def test_junk_is_known(name: str) -> None:
    assert archives.is_junk(name)
    assert not archives.is_junk("a/figures.csv")
