"""Declared corrections: one cell, for a stated reason, only while the publisher's file still holds what it held."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.sources.corrections import corrected, read_corrections
from pipeline.sources.descriptor import Package, Source
from pipeline.sources.records import RawTable, Record
from pipeline.sources.wholes import left_as_published

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
    source, table = made(folder, text, records)
    result, problems = corrected(source, source.package.resources[0], table)
    return [record.cells for record in result.records], "\n".join(map(str, problems))


def made(
    folder: Path, text: str, records: tuple[tuple[str, ...], ...], more: Mapping[str, object] | None = None
) -> tuple[Source, RawTable]:
    own = folder / "data_raw" / "made_up"
    own.mkdir(parents=True)
    (own / "corrections.yaml").write_text(text, "utf-8")
    kinds = {"kinds": ["financial_year", "financial_quarter"]}
    roles = {"area": {"role": "area"}, "period": {"role": "period", **kinds}}
    fields = [
        {"name": n, "type": "number" if n == "numerator" else "string", "outcomes": roles.get(n, {})} for n in LABELS
    ]
    resource = {"name": "figures", "path": "f.csv", "schema": {"fields": fields}}
    facts = {"publisher": "p", "publication": "q", "origin": "official", **(more or {})}
    plain = {"name": "made_up", "title": "t", "outcomes": facts, "resources": [resource]}
    source = Source(own, Package.model_validate(plain), plain, None)
    return source, RawTable("figures", LABELS, tuple(Record("f.csv", "", n, r) for n, r in enumerate(records, 2)))


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
        ('"123"', '"999"', "no record with area 'Greenshire' has numerator '999': it has 115, 123"),
        ("area: Greenshire", "area: Grenshire", "no record has area 'Grenshire', did you mean 'Greenshire'?"),
        (
            ', numerator: "123"',
            "",
            "yaml:4  corrections.year_typed_twice  2 records fit area = Greenshire: they differ in numerator",
        ),
        (
            "field: period",
            "field: perriod",
            "yaml:5  corrections.year_typed_twice  there is no field 'perriod', did you mean 'period'?; a field",
        ),
        ("{area:", "{aera:", "yaml:4  corrections.year_typed_twice  there is no field 'aera', did you mean 'area'?"),
        (
            "resource: figures",
            "resource: figurs",
            "yaml:3  corrections.year_typed_twice  there is no resource 'figurs', did you mean 'figures'?",
        ),
        (
            "action: replace",
            "action: empty",
            "yaml:8  corrections.year_typed_twice  action is empty and use is '2015/16'",
        ),
        ("    why: The same row of the next release says 2015/16.\n", "", "why"),
        ("reported_by", "reporter", "reporter"),
    ],
)
def test_what_does_not_fit_is_told_at_the_corrections_file(tmp_path: Path, old: str, new: str, told: str) -> None:
    _, problems = applied(tmp_path, ENTRY.replace(old, new, 1))
    assert told in problems
    assert "data_raw/made_up/corrections.yaml" in problems


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ([("Greenshire", "2014/15 Q1", "1"), ("Greenshire", "2014/15", "9"), ("Elsewhere", "2014/15", "9")], 1),
        ([("Greenshire", "2014/15 Q1", "1"), ("Greenshire", "2014/15 Q2", "9"), ("Greenshire", "2015/16", "9")], 0),
    ],
)
def test_a_whole_that_holds_a_corrected_part_is_named_until_it_has_its_own(tmp_path: Path, records, told: int) -> None:
    one = ENTRY.replace('numerator: "123"', "period: 2014/15 Q1").replace("field: period", "field: numerator")
    source, table = made(tmp_path, one, tuple(records))
    notes = left_as_published(source, source.package.resources[0], table)
    assert len(notes) == told
    if notes:
        assert "the record of 2014/15 Q1 is put right; that of 2014/15, which holds it, stays as published" in notes[0]
        both = one + one.partition("\n")[2].replace("2014/15 Q1", "2014/15").replace("typed_twice", "too")
        (source.folder / "corrections.yaml").write_text(both, "utf-8")
        assert left_as_published(source, source.package.resources[0], table) == ()


def test_a_field_that_is_not_there_stops_no_look_at_the_wholes(tmp_path: Path) -> None:
    source, table = made(tmp_path, ENTRY.replace("{area:", "{aera:").replace("field: period", "field: area"), RECORDS)
    assert left_as_published(source, source.package.resources[0], table) == ()


def test_an_id_used_twice_is_told_at_the_second(tmp_path: Path) -> None:
    _, problems = applied(tmp_path, ENTRY + ENTRY.partition("\n")[2])
    assert "corrections.yaml:13  corrections.year_typed_twice  the id is used twice; each id once" in problems


def test_texts_of_records_of_people_are_not_told(tmp_path: Path) -> None:
    source, table = made(tmp_path, ENTRY.replace('"123"', '"999"'), RECORDS, {"records": True})
    _, problems = corrected(source, source.package.resources[0], table)
    assert str(problems[0]).endswith(
        "no record with area 'Greenshire' has numerator '999'; texts that together name exactly one record"
    )
    mended = (RECORDS[0], ("Greenshire", "2015/16", "123"), RECORDS[2])
    source, table = made(tmp_path / "mended", ENTRY, mended, {"records": True})
    (told,) = corrected(source, source.package.resources[0], table)[1]
    assert "now holds another text, not '2014/15'" in told.found


def test_no_file_means_no_corrections(tmp_path: Path) -> None:
    plain = {
        "name": "made_up",
        "title": "t",
        "outcomes": {"publisher": "p", "publication": "q", "origin": "official"},
        "resources": [{"name": "figures", "path": "f.csv", "schema": {"fields": [{"name": "a"}]}}],
    }
    assert read_corrections(Source(tmp_path, Package.model_validate(plain), plain, None)) == ((), [])
