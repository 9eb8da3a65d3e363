"""Returned sheets taken in: good ones become deliveries, every way of being bad is told by cell and takes nothing."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from pipeline.sources.returns.labels import EDITION as EDITION_LINE
from pipeline.sources.returns.labels import OWNER, PROJECT, VERSION
from tests.support.returns_project import Filled, filled, give_back, sent, write_returns_project


@pytest.fixture
def root(tmp_path):
    return write_returns_project(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """A project whose sheets are only refused, so that many tests can use it."""
    return write_returns_project(tmp_path_factory.mktemp("project"))


def deliveries(root):
    return sorted(p.name for p in (root / "data_raw" / "local_returns").glob("*.csv") if p.name != "columns.csv")


def rows(root, name):
    text = (root / "data_raw" / "local_returns" / name).read_text("utf-8")
    head, *lines = [line.split(",") for line in text.splitlines()]
    return [dict(zip(head, line, strict=True)) for line in lines]


def answer(sheet: Filled) -> Filled:
    sheet.role("Rangers' office")
    sheet.put(sheet.row("visits", "A1"), value=120, mark="provisional", note="Counted at the gate")
    sheet.put(sheet.row("visits", "A2"), mark="not available", note="The gate was closed")
    return sheet.put(sheet.row("kindness"), numerator=45, denominator=60)


def test_a_good_return_becomes_a_described_delivery(root):
    content = filled(root, answer)
    taken = give_back(root, content)
    assert (taken.problems, taken.new, taken.revised) == ((), 3, 0)
    (name,) = deliveries(root)
    assert taken.delivery == f"data_raw/local_returns/{name}"
    assert name.startswith("2017-18-q1_2017-09-01-01_")
    found = {(row["measure"], row["area"]): row for row in rows(root, name)}
    assert found["visits", "A1"]["value"] == "120"
    assert found["visits", "A1"]["markers"] == "p"
    assert (found["visits", "A2"]["value"], found["visits", "A2"]["markers"]) == ("", "x")
    assert found["kindness", "W"]["value"] == "75"
    assert found["kindness", "W"]["returned_by"] == "Rangers' office"
    assert {row["owner"] for row in found.values()} == {"The rangers"}
    assert {row["received_on"] for row in found.values()} == {"2017-09-01"}
    assert {len(row["sha256"]) for row in found.values()} == {64}


def test_the_same_file_again_adds_nothing(root):
    content = filled(root, answer)
    give_back(root, content)
    again = give_back(root, content, received=date(2017, 9, 5))
    assert (again.before, again.delivery, again.problems) == (True, "", ())
    assert len(deliveries(root)) == 1


def test_a_second_return_revises_what_changed_and_keeps_what_was_said_before(root):
    give_back(root, filled(root, answer))

    def changed(sheet):
        answer(sheet)
        sheet.put(sheet.row("visits", "A1"), value=125, mark=None)

    taken = give_back(root, filled(root, changed), received=date(2017, 9, 20))
    assert (taken.new, taken.revised, taken.unchanged) == (0, 1, 2)
    first, second = deliveries(root)
    assert [row["value"] for row in rows(root, first)] == ["75", "120", ""]
    (row,) = rows(root, second)
    assert (row["value"], row["markers"], row["vintage"]) == ("125", "r", "2017-09-20-01")


def test_two_returns_of_one_day_are_told_apart(root):
    for value in (10, 11, 12):
        give_back(root, filled(root, lambda s, v=value: s.put(s.row("wait", period="2017-05"), value=v)))
    assert [row["vintage"] for name in deliveries(root) for row in rows(root, name)] == [
        "2017-09-01-01",
        "2017-09-01-02",
        "2017-09-01-03",
    ]


def test_rows_in_another_order_gone_and_columns_between_do_no_harm(root):
    def shuffled(sheet):
        answer(sheet)
        sheet.page.delete_rows(sheet.row("wait", period="2017-05"))
        sheet.page.tables.clear()
        sheet.page.move_range(f"A{sheet.row('visits', 'A1')}:R{sheet.row('visits', 'A1')}", rows=20)
        sheet.page.insert_cols(3)
        sheet.page.insert_cols(14)

    taken = give_back(root, filled(root, shuffled))
    assert (taken.problems, taken.new) == ((), 3)


def test_numbers_as_text_percent_formats_and_thousands_are_understood(root):
    def typed(sheet):
        sheet.put(sheet.row("visits", "A1"), value="1,234")
        kindness = sheet.row("kindness")
        sheet.put(kindness, value=0.75, numerator="45", denominator="60 ")
        sheet.cell(kindness, "value").number_format = "0.0%"

    give_back(root, filled(root, typed))
    (name,) = deliveries(root)
    assert {row["measure"]: row["value"] for row in rows(root, name)} == {"visits": "1234", "kindness": "75"}


BAD_CELLS = {
    "text for a number": ({"value": "many"}, "value", "found 'many'"),
    "a decimal for a count": ({"value": 2.5}, "value", "found 2.5"),
    "below zero": ({"value": -3}, "value", "found -3"),
    "a date": ({"value": datetime(2017, 4, 3)}, "value", "a date or time"),
    "true": ({"value": True}, "value", "TRUE or FALSE"),
    "a formula": ({"value": "=SUM(A1:A3)"}, "value", "holds a formula"),
    "a formula in a note": ({"value": 3, "note": "=1+1"}, "note", "holds a formula"),
    "a spreadsheet error": ({"value": "#N/A"}, "value", "spreadsheet error #N/A"),
    "an unknown mark": ({"value": 3, "mark": "provisionel"}, "mark", "did you mean 'provisional'?"),
    "a number beside small": ({"value": 3, "mark": "too small to publish"}, "value", "beside the mark"),
    "a part beside small": ({"numerator": 3, "mark": "too small to publish"}, "numerator", "beside the mark"),
    "a note alone": ({"note": "Not yet"}, "value", "no figure and no mark"),
    "an email in a note": ({"value": 3, "note": "ann@valleys.example"}, "note", "an email address"),
    "an NHS number in a note": ({"value": 3, "note": "943 476 5919"}, "note", "like an NHS number"),
    "nothing to divide by": ({"value": 3, "denominator": 0}, "denominator", "found 0"),
    "an unknown measure": ({"value": 3, "measure": "vists"}, "measure", "did you mean 'visits'?"),
    "an unknown area": ({"value": 3, "area": "Z9"}, "area", "no area known here"),
    "an area that is not asked for": ({"value": 3, "area": "W"}, "area", "not asked for 'W'"),
    "a period of another kind": ({"value": 3, "period": "2017/18 Q1"}, "period", "2017/18 Q1"),
    "a period not over yet": ({"value": 3, "period": "2017/18"}, "period", "not over"),
}


@pytest.mark.parametrize("name", BAD_CELLS)
def test_a_bad_cell_is_told_with_sheet_and_cell_and_nothing_is_taken(untouched, name):
    put, key, told = BAD_CELLS[name]
    sheet = Filled(sent(untouched))
    row = sheet.row("visits", "A1")
    sheet.put(row, **put).put(sheet.row("visits", "A2"), value=77)
    taken = give_back(untouched, sheet.saved())
    assert [problem.field for problem in taken.problems] == [f"Figures {sheet.cell(row, key).coordinate}"]
    (problem,) = taken.problems
    assert told in problem.found
    assert problem.allowed
    assert taken.delivery == ""
    assert deliveries(untouched) == []


def test_all_problems_of_all_cells_are_told_at_once(untouched):
    def spoil(sheet):
        sheet.put(sheet.row("visits", "A1"), value="many", numerator="some", mark="maybe", note="@x")
        sheet.put(sheet.row("kindness"), value=101)
        sheet.put(sheet.row("wait", period="2017-04"), value=0.5).put(sheet.row("wait", period="2017-05"), value=-1)

    taken = give_back(untouched, filled(untouched, spoil))
    assert len(taken.problems) == 6
    assert len({problem.field for problem in taken.problems}) == 6


def test_a_row_that_stands_twice_is_refused(untouched):
    def twice(sheet):
        sheet.put(sheet.row("wait", period="2017-04"), value=3)
        sheet.put(sheet.row("wait", period="2017-05"), value=4, period="2017-04")

    (problem,) = give_back(untouched, filled(untouched, twice)).problems
    assert "stand in row" in problem.found


def spoilt_sheet(untouched, spoil):
    sheet = answer(Filled(sent(untouched)))
    spoil(sheet)
    taken = give_back(untouched, sheet.saved())
    assert deliveries(untouched) == []
    return [(problem.field, problem.found) for problem in taken.problems]


def hide(sheet):
    sheet.cover.sheet_state = "hidden"


def add_sheet(sheet):
    sheet.book.create_sheet("Workings")


def add_hidden(sheet):
    sheet.book.create_sheet("Workings").sheet_state = "veryHidden"


def rename(sheet):
    sheet.page.title = "Numbers"


def rename_column(sheet):
    sheet.page.tables.clear()
    sheet.cell(sheet.header, "value").value = "Figure"


def add_column(sheet):
    sheet.page.cell(sheet.header, 19).value = "My own remarks"


def write_beside(sheet):
    sheet.page.cell(sheet.header + 2, 25).value = "see email"


def lose_header(sheet):
    sheet.page.tables.clear()
    sheet.page.delete_rows(sheet.header)


BAD_SHEETS = {
    "hidden": (hide, "the sheet is hidden"),
    "extra": (add_sheet, "not one of ours"),
    "extra and hidden": (add_hidden, "the sheet is hidden"),
    "renamed": (rename, "there is no sheet 'Figures'"),
    "a column renamed": (rename_column, "there is no column 'Figure (fill in)'"),
    "a column of the owner's own": (add_column, "the column 'My own remarks' is not one of ours"),
    "words beside the table": (write_beside, "outside the table"),
    "no header": (lose_header, "headings was not found"),
    "another project": (lambda s: s.says(PROJECT, "Other lives"), "'Framework' says 'Other lives'"),
    "an unknown edition": (lambda s: s.says(EDITION_LINE, "2017-18-q9"), "did you mean '2017-18-q"),
    "another owner": (lambda s: s.says(OWNER, "The council"), "'Asked of' says 'The council'"),
    "another version": (lambda s: s.says(VERSION, "0"), "'Sheet version' says '0'"),
    "a line of the cover gone": (lambda s: s.says(PROJECT, None), "'Framework' is gone or empty"),
    "a name as a role": (lambda s: s.role("ann@valleys.example"), "an email address"),
}


@pytest.mark.parametrize("name", BAD_SHEETS)
def test_a_sheet_that_is_not_as_sent_is_refused_in_plain_words(untouched, name):
    spoil, told = BAD_SHEETS[name]
    found = spoilt_sheet(untouched, spoil)
    assert any(told in words for _, words in found), found


def test_only_the_edition_that_is_asked_for_is_taken(untouched):
    from pipeline.steps.returns_in import ReturnedFile, take_in
    from tests.support.returns_project import RECEIVED, opened

    content = filled(untouched, answer)
    (taken,) = take_in(opened(untouched), [ReturnedFile("a.xlsx", content)], RECEIVED, "2017-18-q2")
    assert "a sheet for 2017-18-q2" in taken.problems[0].allowed


def with_part(content, name):
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as parts:
        parts.writestr(name, b"x")
    return made.getvalue()


def other_workbook():
    made = io.BytesIO()
    book = Workbook()
    book.active.title = "Sheet1"
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("return.xlsm", lambda content: content, "macros"),
        ("return.xlsx", lambda content: with_part(content, "xl/vbaProject.bin"), "macros"),
        ("return.ods", lambda content: content, "OpenDocument"),
        ("return.xls", lambda content: content, "old Excel"),
        ("return.csv", lambda content: content, "text file"),
        ("return", lambda content: content, "not an Excel workbook"),
        ("return.xlsx", lambda content: content[:500], "cannot be opened"),
        ("return.xlsx", lambda content: b"", "cannot be opened"),
        ("return.xlsx", lambda content: other_workbook(), "there is no sheet 'Cover'"),
    ],
)
def test_a_file_that_is_no_plain_workbook_is_refused(untouched, name, change, told):
    taken = give_back(untouched, change(filled(untouched, answer)), name)
    assert told in taken.problems[0].found
    assert deliveries(untouched) == []


def test_a_sheet_with_nothing_filled_in_is_told(untouched):
    (problem,) = give_back(untouched, sent(untouched)).problems
    assert problem.found == "no row has been filled in"


def test_very_small_counts_are_taken_with_a_caution(root):
    taken = give_back(root, filled(root, lambda s: s.put(s.row("visits", "A1"), value=3)))
    assert taken.new == 1
    assert "from 1 to 4" in taken.cautions[0]


def test_a_bad_file_does_not_stop_a_good_one(root):
    from pipeline.steps.returns_in import ReturnedFile, take_in
    from tests.support.returns_project import RECEIVED, opened

    bad = filled(root, lambda s: s.put(s.row("visits", "A1"), value="many"))
    files = [ReturnedFile("bad.xlsx", bad), ReturnedFile("good.xlsx", filled(root, answer))]
    first, second = take_in(opened(root), files, RECEIVED)
    assert first.problems
    assert second.new == 3
    assert len(deliveries(root)) == 1
