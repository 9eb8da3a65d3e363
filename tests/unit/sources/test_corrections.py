"""Declared corrections: one cell, for a stated reason, only while the publisher's file still holds what it held."""

from pathlib import Path

import pytest

from pipeline.sources.corrections import corrected, read_corrections
from pipeline.sources.descriptor import Package, Source
from pipeline.sources.records import RawTable, Record

ENTRY = """\
corrections:
  - id: year_typed_twice
    resource: figures
    where: {area: Greenshire, numerator: "123"}
    field: period
    expect: 2014/15
    action: replace
    use: 2015/16
    what: The last year carries the label of the year before.
    why: The same row of the next release says 2015/16.
    reported_by: Analysts of Greenshire Council
    reported_on: 2017-11-02
"""
LABELS = ("area", "period", "numerator")
RECORDS = (("Greenshire", "2014/15", "115"), ("Greenshire", "2014/15", "123"), ("Elsewhere", "2014/15", "123"))


def applied(
    folder: Path, text: str, records: tuple[tuple[str, ...], ...] = RECORDS
) -> tuple[list[tuple[str, ...]], str]:
    own = folder / "data_raw" / "made_up"
    own.mkdir(parents=True)
    (own / "corrections.yaml").write_text(text, "utf-8")
    fields = [{"name": name} for name in LABELS]
    resource = {"name": "figures", "path": "f.csv", "schema": {"fields": fields}}
    facts = {"publisher": "p", "publication": "q", "origin": "official"}
    plain = {"name": "made_up", "title": "t", "outcomes": facts, "resources": [resource]}
    source = Source(own, Package.model_validate(plain), plain, None)
    table = RawTable("figures", LABELS, tuple(Record("f.csv", "", n, r) for n, r in enumerate(records, 2)))
    result, problems = corrected(source, source.package.resources[0], table)
    return [record.cells for record in result.records], "\n".join(map(str, problems))


def test_one_cell_is_replaced(tmp_path: Path) -> None:
    cells, problems = applied(tmp_path, ENTRY)
    assert problems == ""
    assert cells == [RECORDS[0], ("Greenshire", "2015/16", "123"), RECORDS[2]]


def test_a_cell_is_emptied_and_a_record_left_out(tmp_path: Path) -> None:
    empty = ENTRY.replace("action: replace\n    use: 2015/16", "action: empty")
    assert applied(tmp_path / "a", empty)[0][1] == ("Greenshire", "", "123")
    left = ENTRY.replace("action: replace\n    use: 2015/16", "action: leave_out")
    assert applied(tmp_path / "b", left)[0] == [RECORDS[0], RECORDS[2]]


def test_it_is_refused_once_the_publisher_has_mended_the_cell(tmp_path: Path) -> None:
    mended = (RECORDS[0], ("Greenshire", "2015/16", "123"), RECORDS[2])
    cells, problems = applied(tmp_path, ENTRY, mended)
    assert "f.csv, record 3, period now holds '2015/16', not '2014/15'" in problems
    assert "the publisher may have mended it" in problems
    assert cells == list(mended)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"123"', '"999"', "0 records fit"),
        (', numerator: "123"', "", "2 records fit"),
        ("field: period", "field: perriod", "there is no field 'perriod'; the table's fields, did you mean 'period'?"),
        (
            "resource: figures",
            "resource: figurs",
            "there is no resource 'figurs'; one of figures, did you mean 'figures'?",
        ),
        ("action: replace", "action: empty", "use is '2015/16'"),
        ("    why: The same row of the next release says 2015/16.\n", "", "why"),
        ("reported_by", "reporter", "reporter"),
    ],
)
def test_what_does_not_fit_is_told_at_the_corrections_file(tmp_path: Path, old: str, new: str, told: str) -> None:
    _, problems = applied(tmp_path, ENTRY.replace(old, new, 1))
    assert told in problems
    assert "data_raw/made_up/corrections.yaml" in problems


def test_no_file_means_no_corrections(tmp_path: Path) -> None:
    plain = {
        "name": "made_up",
        "title": "t",
        "outcomes": {"publisher": "p", "publication": "q", "origin": "official"},
        "resources": [{"name": "figures", "path": "f.csv", "schema": {"fields": [{"name": "a"}]}}],
    }
    assert read_corrections(Source(tmp_path, Package.model_validate(plain), plain, None)) == ((), [])
