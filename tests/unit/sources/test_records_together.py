"""Files received in one go: the good ones together, each in doubt by itself, every record with its own number."""

import pytest

from pipeline.sources import records_delivery, records_together
from pipeline.sources.records_delivery import receive_records
from pipeline.warehouse import open_memory
from tests.support.small_records import deliver, small_source, stay

NAMES = [f"stays_2017-18-q1_{provider}.csv" for provider in ("abc", "def", "ghi")]


@pytest.fixture
def warehouse():
    with open_memory(receiving=True) as opened:
        yield opened


def rows_held(warehouse):
    return warehouse.rows("select _file, _row, record, _sheet, _partition from raw.stays order by _file, _row")


def judged_alone(monkeypatch):
    """Note which files are judged by themselves."""
    seen = []
    check = records_delivery._check
    monkeypatch.setattr(
        records_delivery, "_check", lambda w, table, extract: seen.append(extract.name) or check(w, table, extract)
    )
    return seen


def test_good_files_are_taken_together_and_numbered_each_from_two(tmp_path, warehouse, monkeypatch):
    alone = judged_alone(monkeypatch)
    for name in NAMES:
        deliver(tmp_path, name, stay("a"), stay("b"))
    assert receive_records(warehouse, small_source(tmp_path)).accepted
    wanted = [(f"stays/{name}", row, key, "", "2017/18 Q1") for name in NAMES for row, key in [(2, "a"), (3, "b")]]
    assert rows_held(warehouse) == wanted
    assert alone == []


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        (stay("b", age=200), "constraint-error"),
        (stay("b", age="old"), "type-error"),
        (stay("a"), "primary-key"),
        (stay(""), "constraint-error"),
        (stay("b", person="943 476 5919"), "nhs-number"),
        (stay("b", discharge_date="2017-07-01"), "other-period"),
        (stay("b") + ",more", "extra-cell"),
        (stay("b") + ",", "extra-cell"),
        ("b,short", "missing-cell"),
        ("", "blank-row"),
    ],
)
def test_a_bad_file_keeps_no_good_one_out(tmp_path, warehouse, monkeypatch, bad, rule):
    alone = judged_alone(monkeypatch)
    deliver(tmp_path, NAMES[0], stay("a"))
    deliver(tmp_path, NAMES[1], stay("a"), bad, stay("c"))
    deliver(tmp_path, NAMES[2], stay("a"), stay("b"))
    receipt = receive_records(warehouse, small_source(tmp_path))
    assert {(p.file, p.rule) for p in receipt.problems if p.rule == rule} == {(f"stays/{NAMES[1]}", rule)}
    assert {p.file for p in receipt.problems} == {f"stays/{NAMES[1]}"}
    assert [row[0] for row in rows_held(warehouse)] == [f"stays/{NAMES[place]}" for place in (0, 2, 2)]
    assert set(alone) <= {f"stays/{NAMES[1]}"}


def test_separators_and_line_ends_within_quotes_are_part_of_the_cell(tmp_path, warehouse, monkeypatch):
    alone = judged_alone(monkeypatch)
    deliver(tmp_path, NAMES[0], stay("a", spell='"x,y"'), stay("b"))
    deliver(tmp_path, NAMES[1], stay("a"))
    assert receive_records(warehouse, small_source(tmp_path)).accepted
    assert warehouse.rows("select spell, _row from raw.stays where spell like 'x%'") == [("x,y", 2)]
    assert alone == []


def test_files_are_taken_in_several_goes_where_they_are_big(tmp_path, warehouse, monkeypatch):
    monkeypatch.setattr(records_together, "MOST_ROWS", 4)
    for name in NAMES:
        deliver(tmp_path, name, stay("a"), stay("b"))
    assert receive_records(warehouse, small_source(tmp_path)).rows == {"stays": 6}
