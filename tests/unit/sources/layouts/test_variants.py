"""The same table saved otherwise, or of another month or year, is read to the same values, or refused with a reason."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from pipeline.sources.descriptor import Source
from tests.support.official_files import deliver, receive, rows
from tests.support.resaving import Bytes, as_csv, as_ods, as_xlsx, below, delimited, line_ends, recoded
from tests.support.spoiling import Sheets, only, relabel, text

TEXTS = {
    "emergency_monthly": ("August-2025-AE.csv", ","),
    "ecoli_monthly": ("E.coli_CCG_2015-16.csv", ";"),
    "fingertips": ("dementia_qof_prev.csv", ","),
    "delayed_days_collated": ("*.csv", ","),
    "mortality_ccg": ("*.csv", ","),
}
SAVED: dict[str, Callable[[str], Bytes]] = {
    "bom": lambda _: recoded("utf-8", bom=True),
    "no_bom": lambda _: recoded("utf-8"),
    "semicolons": lambda old: delimited(old, ";"),
    "tabs": lambda old: delimited(old, "\t"),
    "lines_above": lambda old: below(f"As downloaded{old}{old}\n{old}{old}\nAll figures are final{old}{old}\n"),
}
BOOKS = {
    "delayed_days": ("by_body", "LA - by responsible org", "April_17.xls"),
    "referral_to_treatment": ("national", "National", "*"),
    "ccg_outcomes": ("smoking_at_delivery", "1.14", "*"),
    "deprivation_2015": ("lsoas", "IMD 2015", "*"),
}


def values(source: Source) -> list[tuple[Any, ...]]:
    """Return what was read, without the places it was read from; a fraction to twelve places."""
    receipt = receive(source)
    assert [str(problem) for problem in receipt.problems[:5]] == []
    table = [row[:-3] for reading in receipt.readings for row in (reading.typed.rows if reading.typed else ())]
    return [tuple(round(cell, 12) if isinstance(cell, float) else cell for cell in row) for row in table]


def the_file(source: Source) -> Path:
    return next(f for f in sorted(source.folder.iterdir()) if f.name != "datapackage.yaml")


@pytest.mark.parametrize("way", SAVED)
@pytest.mark.parametrize("name", TEXTS)
def test_text_saved_otherwise(tmp_path: Path, name: str, way: str) -> None:
    pattern, delimiter = TEXTS[name]
    source = deliver(name, tmp_path, pattern)
    before = values(source)
    file = the_file(source)
    file.write_bytes(SAVED[way](delimiter)(file.read_bytes()))
    assert values(source) == before
    assert before


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["emergency_monthly", "ecoli_monthly", "mortality_ccg"])
def test_text_with_other_line_ends(tmp_path: Path, name: str, end: str) -> None:
    source = deliver(name, tmp_path, TEXTS[name][0])
    before = values(source)
    the_file(source).write_bytes(line_ends(end)(the_file(source).read_bytes()))
    assert values(source) == before


def test_another_encoding_is_named_or_refused(tmp_path: Path) -> None:
    source = deliver("ecoli_monthly", tmp_path, "E.coli_CCG_2015-16.csv")
    text("Wirral", "Wirr\xe4l", times=2)(the_file(source))
    (problem,) = receive(source).problems
    assert "cannot be read as utf-8" in str(problem)
    assert "E.coli_CCG_2015-16.csv" in problem.file
    kept = [resource.model_copy(update={"encoding": "cp1252"}) for resource in source.package.resources]
    named = replace(source, package=source.package.model_copy(update={"resources": kept}))
    the_file(source).write_bytes(the_file(source).read_bytes().removeprefix(b"\xef\xbb\xbf"))
    assert {row[1] for row in values(named)} >= {"Wirr\xe4l"}


def sheets_of(file: Path, *names: str) -> Sheets:
    book = python_calamine.CalamineWorkbook.from_path(str(file))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}


def resaved(source: Source, file: Path, content: Sheets) -> Source:
    """Put the content into a file of another kind, and let the descriptor name it."""
    the_file(source).unlink()
    {".xlsx": as_xlsx, ".ods": as_ods, ".csv": as_csv}[file.suffix](content, file)
    kept = [resource.model_copy(update={"path": file.name}) for resource in source.package.resources]
    return replace(source, package=source.package.model_copy(update={"resources": kept}))


@pytest.mark.parametrize("kind", [".xlsx", ".ods", ".csv"])
@pytest.mark.parametrize("name", BOOKS)
def test_workbook_saved_as_another_kind(tmp_path: Path, name: str, kind: str) -> None:
    resource, sheet, pattern = BOOKS[name]
    source = only(deliver(name, tmp_path, pattern), resource)
    content = sheets_of(the_file(source), sheet)
    if name == "deprivation_2015":
        content[sheet] = content[sheet][:300]
        source = resaved(source, source.folder / "short.xlsx", content)
    before = values(source)
    assert values(resaved(source, source.folder / f"again{kind}", content)) == before
    assert before


@pytest.mark.parametrize("name", ["delayed_days", "referral_to_treatment", "ccg_outcomes"])
def test_sheets_in_another_order_with_notes_before_them(tmp_path: Path, name: str) -> None:
    resource, sheet, pattern = BOOKS[name]
    source = only(deliver(name, tmp_path, pattern), resource)
    before = values(source)
    table = sheets_of(the_file(source), sheet)[sheet]
    lines = [["These lines are new this month"], [""], ["See the notes"]]
    content = {"Read me": [["Notes"], ["Region", "Something else"]], "More": [[1, 2]], f" {sheet} ": [*lines, *table]}
    assert values(resaved(source, source.folder / "again.xlsx", content)) == before


def test_another_month_of_delayed_days(tmp_path: Path) -> None:
    source = only(deliver("delayed_days", tmp_path, "April_17.xls"), "by_body")
    content = sheets_of(the_file(source), BOOKS["delayed_days"][1])
    relabel(BOOKS["delayed_days"][1], "April 2017", "March 2017")(content)
    source = resaved(source, source.folder / "again.xlsx", content)
    assert {row["period"] for row in rows(receive(source), "by_body")} == {"2017-03"}


def test_a_thirteenth_month_that_the_title_knows(tmp_path: Path) -> None:
    source = deliver("ecoli_monthly", tmp_path, "E.coli_CCG_2015-16.csv")
    before = rows(receive(source), "counts")
    _add_a_month(the_file(source))
    after = rows(receive(source), "counts")
    assert len(after) == len(before) * 13 // 12
    assert {row["month"] for row in after} - {row["month"] for row in before} == {"2016-04"}
    assert sum(r["count"] for r in after if r["month"] != "2016-04") == sum(r["count"] for r in before)


def _add_a_month(file: Path) -> None:
    """Repeat the column of March 2016 as April 2016, and say so above."""
    lines = file.read_text("utf-8-sig").splitlines()
    header = next(line for line in lines if line.startswith("CCG Code")).split(";")
    column = header.index("March 2016")
    out = []
    for line in lines:
        cells = line.split(";")
        if len(cells) > column:
            cells.insert(column + 1, "April 2016" if cells == header else cells[column])
        out.append(";".join(cells).replace("to March 2016", "to April 2016").replace("12 months", "13 months"))
    file.write_text("\n".join(out), "utf-8")


def test_a_header_that_stands_again_parts_two_tables(tmp_path: Path) -> None:
    source = deliver("delayed_days_collated", tmp_path)
    before = values(source)
    lines = the_file(source).read_text("utf-8").splitlines()
    the_file(source).write_text("\n".join([*lines[:100], lines[0], *lines[100:]]) + "\n", "utf-8")
    assert values(source) == before


def test_a_header_that_stands_again_in_other_words_is_refused(tmp_path: Path) -> None:
    source = deliver("delayed_days_collated", tmp_path)
    lines = the_file(source).read_text("utf-8").splitlines()
    other = lines[0].replace("Both", "Neither")
    the_file(source).write_text("\n".join([*lines[:100], other, *lines[100:]]) + "\n", "utf-8")
    (problem,) = receive(source).problems
    assert (problem.line, problem.rule) == (101, "other-table")
