"""Files and descriptors that try to reach what is not theirs, or to explode when they are read."""

import io
import zipfile
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from pipeline.areas import load
from pipeline.errors import ContentProblems
from pipeline.sources.descriptor import read_source
from pipeline.sources.files import DeliveredFile, files_of
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options
from pipeline.sources.receive import read_delivery
from pipeline.sources.returns.opening import open_return
from tests.support.small_project import ALIASES, AREAS, write_small_project

FIGURES = "data_raw/returns/figures.csv"
BOMB = (
    b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">"""
    + b"".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 20}">'.encode() for n in range(8))
    + b"]>"
)
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>"""


def source(folder: Path):
    return SimpleNamespace(folder=folder, name=folder.name)


def resource(path: str):
    return SimpleNamespace(path=path, name="figures")


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../other/figures.csv", "a/../../b.csv", "https://a.example/x.csv", "file:///etc/passwd"]
)
def test_a_descriptor_reaches_no_file_outside_its_folder(tmp_path, path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "figures.csv").write_text("a\n1\n")
    (tmp_path / "mine").mkdir()
    files, problems = files_of(source(tmp_path / "mine"), resource(path))
    assert files == []
    assert len(problems) == 1


def test_a_link_is_no_file_of_the_source(tmp_path):
    (tmp_path / "secret.csv").write_text("a\n1\n")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "figures.csv").symlink_to(tmp_path / "secret.csv")
    files, problems = files_of(source(tmp_path / "mine"), resource("*.csv"))
    assert files == []
    assert problems


def workbook(head: bytes, cell: str) -> bytes:
    """A workbook whose texts are declared with entities."""
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["name", "CELL"])
    book.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            raw = old.read(name)
            if name == "xl/sharedStrings.xml":
                raw = head + raw.partition(b"?>")[2] if raw.startswith(b"<?xml") else head + raw
                raw = raw.replace(b"CELL", cell.encode())
            new.writestr(name, raw)
    return out.getvalue()


@pytest.mark.parametrize(("head", "cell"), [(BOMB, "&i;"), (OUTSIDE, "&i;")], ids=["bomb", "outside"])
def test_an_entity_of_a_workbook_is_never_expanded(tmp_path, head, cell):
    path = tmp_path / "figures.xlsx"
    path.write_bytes(workbook(head, cell))
    try:
        grids = grids_of(DeliveredFile(path, "figures.xlsx", ""), Options(), "utf-8")
    except ContentProblems:
        return
    words = [cell for grid in grids for row in grid.rows for cell in row]
    assert all(len(word) < 100 and "root:" not in word for word in words)


@pytest.mark.parametrize(("head", "cell"), [(BOMB, "&i;"), (OUTSIDE, "&i;")], ids=["bomb", "outside"])
def test_a_returned_sheet_with_entities_is_refused(head, cell):
    with pytest.raises(ContentProblems) as told:
        open_return("return.xlsx", workbook(head, cell))
    assert "root:" not in str(told.value)
    assert len(str(told.value)) < 2000


@pytest.mark.parametrize("sign", ["\x00", "\x1b[2J", "\x08", "\u202e"])
def test_a_cell_with_a_sign_that_steers_is_refused_and_not_repeated(tmp_path, sign):
    root = write_small_project(tmp_path)
    (root / FIGURES).write_text(f"measure,area,period,value\nfalls,Upper,2016/17,120\nfa{sign}lls,A2,2016/17,90\n")
    source, _ = read_source(root / "data_raw" / "returns")
    told = read_delivery(source, load(AREAS, ALIASES)).problems
    assert [(one.file, one.line, one.field, one.rule) for one in told] == [(FIGURES, 3, "measure", "type-error")]
    assert sign not in str(told[0])
