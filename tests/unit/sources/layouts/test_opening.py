"""Files as grids of text: encodings, delimiters, kinds of workbooks, formulas, and files that are not what they say."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from pipeline.errors import ContentProblems
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.cells import field_name, folded, text_of
from pipeline.sources.layouts.grids import Grid
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options

ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
    '<table:table table:name="Figures"><table:table-row><table:table-cell office:value-type="string">'
    "<text:p>Area</text:p>"
    '</table:table-cell><table:table-cell office:value-type="float" office:value="46.9"><text:p>46.9</text:p>'
    "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)


def opened(folder: Path, name: str, raw: bytes, encoding: str = "utf-8", **options: object) -> list[Grid]:
    file = folder / name
    file.write_bytes(raw)
    return grids_of(DeliveredFile(file, name, ""), Options.model_validate(options), encoding)


def refusal(folder: Path, name: str, raw: bytes, encoding: str = "utf-8", **options: object) -> str:
    with pytest.raises(ContentProblems) as caught:
        opened(folder, name, raw, encoding, **options)
    return str(caught.value)


def book(**cells: object) -> bytes:
    out = io.BytesIO()
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for place, value in cells.items():
        sheet[place] = value
    workbook.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("Ålesund;3,5;\r\nb;2;\r\n".encode("utf-8-sig"), "utf-8"),
        ("Ålesund,3.5\nb,2".encode(), "utf-8"),
        ("Ålesund\t3.5\nb\t2".encode("cp1252"), "cp1252"),
    ],
)
def test_text_of_several_kinds(tmp_path: Path, raw: bytes, encoding: str) -> None:
    (grid,) = opened(tmp_path, "f.csv", raw, encoding)
    assert grid.rows[0][0] == "Ålesund"
    assert grid.rows[1][:2] == ("b", "2")


def test_a_wrong_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    assert "f.csv:2  the text cannot be read as utf-8" in refusal(tmp_path, "f.csv", b"a,b\n\xa3,1\n")


def test_an_undecided_delimiter_is_refused(tmp_path: Path) -> None:
    assert "may be parted by" in refusal(tmp_path, "f.csv", b"a,b;c\n1,2;3\n")
    assert opened(tmp_path, "f.csv", b"a,b;c\n1,2;3\n", delimiter=";")[0].rows[0] == ("a,b", "c")


def test_a_quoted_line_end_is_one_record(tmp_path: Path) -> None:
    (grid,) = opened(tmp_path, "f.csv", b'"Rate\n",b\r\n1,2\r\n')
    assert grid.rows == (("Rate", "b"), ("1", "2"))


def test_formulas_of_text_files_stay_text(tmp_path: Path) -> None:
    (grid,) = opened(tmp_path, "f.csv", b"a,b\n=1+1,+cmd\n")
    assert grid.rows[1] == ("=1+1", "+cmd")


def test_a_formula_without_its_result_is_text_too(tmp_path: Path) -> None:
    (grid,) = opened(tmp_path, "f.xlsx", book(A1="a", B2="=1+1", C2=7))
    assert grid.rows[1] == ("", "=1+1", "7")


def test_an_error_in_a_workbook_stays_visible(tmp_path: Path) -> None:
    (grid,) = opened(tmp_path, "f.xlsx", book(A1="#N/A", B1="x"))
    assert grid.rows[0] == ("#N/A", "x")


def test_an_open_document_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", ODS)
        packed.writestr("META-INF/manifest.xml", MANIFEST)
    (grid,) = opened(tmp_path, "f.ods", out.getvalue(), sheets=["figures "])
    assert (grid.sheet, grid.rows) == ("Figures", (("Area", "46.9"),))


@pytest.mark.parametrize("name", ["f.xls", "f.xlsx", "f.ods"])
def test_a_page_saved_under_a_workbooks_name_is_refused(tmp_path: Path, name: str) -> None:
    assert name in refusal(tmp_path, name, b"<html><table><tr><td>1</td></tr></table></html>")


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    assert "the kind '.pdf'" in refusal(tmp_path, "f.pdf", b"%PDF")


def test_a_zip_is_read_without_its_junk(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a/figures.csv", "a,b\n1,2\n")
        packed.writestr("__MACOSX/a/._figures.csv", "\0\0")
        packed.writestr("about.pdf", "%PDF")
    (grid,) = opened(tmp_path, "f.zip", out.getvalue())
    assert (grid.sheet, grid.rows[1]) == ("a/figures.csv", ("1", "2"))
    assert "a file whose name fits 'prices*'" in refusal(tmp_path, "f.zip", out.getvalue(), members=["prices*"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (46.9, "46.9"),
        (12, "12"),
        (True, "TRUE"),
        (None, ""),
        (date(2016, 12, 1), "2016-12-01"),
        (datetime(2016, 12, 1), "2016-12-01"),
        (datetime(2016, 12, 1, 8, 30), "2016-12-01 08:30:00"),
        ("  a\u00a0\n b ", "a b"),
    ],
)
def test_cells_as_text(value: object, text: str) -> None:
    assert text_of(value) == text


def test_labels_are_compared_without_case_blanks_and_kinds_of_dashes() -> None:
    assert folded(" Type 1 Departments –  Major\nA&E ") == folded("type 1 departments - major a&e")
    assert field_name("Lower CI 95.0 limit") == "lower_ci_95_0_limit"
