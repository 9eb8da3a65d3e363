"""What a descriptor may tell a layout reader; its mistakes are told at the descriptor, with the nearest name."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ContentProblems
from pipeline.sources.descriptor import Package, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts import READERS, read
from pipeline.sources.records import RawTable

TEXT = "Made-up figures\n\nPlace,Year,Count\nNorth,2015,5\nSouth,2015,7\n\nNotes:\nCounts are made up.\n"


def reading(
    folder: Path, layout: str, options: dict[str, Any], *names: str, own: dict[str, Any] | None = None
) -> RawTable:
    file = folder / "figures-May-2016.csv"
    file.write_text(TEXT, "utf-8")
    resource = {"name": "r", "path": file.name, "schema": {"fields": [{"name": name} for name in names]}}
    if own is not None:
        resource["outcomes"] = own
    facts = {"publisher": "p", "publication": "q", "origin": "official", "layout": layout, "options": options}
    plain = {"name": "made_up", "title": "t", "outcomes": facts, "resources": [resource]}
    source = Source(folder, Package.model_validate(plain), plain, None)
    return read(source, source.package.resources[0], [DeliveredFile(file, file.name, "")])


def refusal(*given: Any, **more: Any) -> str:
    with pytest.raises(ContentProblems) as caught:
        reading(*given, **more)
    return str(caught.value)


COLUMNS = {"place": "Place", "year": "Year", "count": "Count"}


def test_the_header_is_found_and_the_notes_are_left(tmp_path: Path) -> None:
    table = reading(tmp_path, "table", {"columns": COLUMNS}, "place", "year", "count")
    assert [(r.row, r.cells) for r in table.records] == [(4, ("North", "2015", "5")), (5, ("South", "2015", "7"))]


def test_fields_come_from_the_name_and_the_descriptor_too(tmp_path: Path) -> None:
    options = {"columns": COLUMNS, "constants": {"unit": "people"}, "from_name": r"-(?P<month>\w+-\d{4})"}
    table = reading(tmp_path, "table", options, "month", "count", "unit")
    assert table.records[0].cells == ("May 2016", "5", "people")


def test_chosen_records_must_be_there(tmp_path: Path) -> None:
    options = {"columns": COLUMNS, "only": {"place": ["South"]}}
    assert [r.cells[0] for r in reading(tmp_path, "table", options, "place").records] == ["South"]
    options = {"columns": COLUMNS, "only": {"place": ["Soutth"]}}
    assert "no record has 'Soutth'; a text that occurs, did you mean 'South'?" in refusal(
        tmp_path, "table", options, "place"
    )


def test_options_of_the_resource_win(tmp_path: Path) -> None:
    own = {"options": {"columns": COLUMNS}}
    assert reading(tmp_path, "table", {"columns": {"x": "Y"}}, "place", own=own).records[0].cells == ("North",)


@pytest.mark.parametrize(
    ("layout", "options", "names", "told"),
    [
        ("tabel", {}, ("place",), "there is no layout 'tabel'; one of"),
        ("table", {"colums": {}}, ("place",), "there is no option 'colums'"),
        ("table", {"columns": COLUMNS}, ("plaice",), "the header lacks 'plaice'"),
        ("ascof", {}, ("place",), "the header lacks 'Geographical Code'"),
        ("delayed_transfers", {}, ("place",), "options.sheets"),
        ("rows_to_columns", {}, ("place",), "options.kind"),
        (
            "columns_to_rows",
            {"keys": {"place": "Place"}, "over": [r"(?P<kind>Count)"]},
            ("place",),
            "'Year' is no known column",
        ),
    ],
)
def test_mistakes_are_told_at_the_descriptor_or_the_file(
    tmp_path: Path, layout: str, options: dict[str, Any], names: tuple[str, ...], told: str
) -> None:
    assert told in refusal(tmp_path, layout, options, *names)


def test_a_key_that_is_no_option_is_refused(tmp_path: Path) -> None:
    assert "there is no key 'option'" in refusal(tmp_path, "table", {}, "place", own={"option": {}})


@pytest.mark.parametrize("layout", sorted(set(READERS) - {"tidy"}))
def test_each_layout_refuses_a_file_of_another_family(tmp_path: Path, layout: str) -> None:
    needed = {
        "rows_to_columns": {"kind": "a", "value": "b", "kinds": {"c": "d"}},
        "columns_to_rows": {"keys": {"a": "Area"}, "over": ["x"]},
        "delayed_transfers": {"sheets": ["s"]},
        "referral_to_treatment": {"sheets": ["s"]},
        "ccg_outcomes": {"sheets": ["s"], "columns": {"a": "Area"}},
    }
    assert "figures-May-2016.csv" in refusal(tmp_path, layout, needed.get(layout, {}), "anything")
