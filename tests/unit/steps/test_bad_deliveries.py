"""Every kind of bad extract through the step that receives it: one readable report, and the last good one stays."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.steps.source_steps import DELIVERIES, receive
from pipeline.warehouse import open_memory
from tests.support.small_records import HEADER, deliver, small_areas, small_source, stay

NAME = "stays_2017-18-q1_abc.csv"
SECRET = "p-secret-17"
GOOD = "\n".join([HEADER, stay("1", person=SECRET), stay("2", person=SECRET), ""])
JULY = {"admission_date": "2017-07-01", "discharge_date": "2017-07-02"}
COLUMNS = HEADER.split(",")


def lines(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows, ""]).encode()


def columns(keep: list[str]) -> bytes:
    """The good file with these columns in this order."""
    rows = [dict(zip(COLUMNS, line.split(","), strict=True)) for line in GOOD.splitlines()]
    return "\n".join([",".join(row[name] for name in keep) for row in rows] + [""]).encode()


Spoil = Callable[[], bytes]
BAD: dict[str, tuple[Spoil, list[str]]] = {
    "wrong delimiter": (lambda: GOOD.replace(",", ";").encode(), ["semicolons"]),
    "cp1252": (lambda: GOOD.replace("-17", "-é").encode("cp1252"), ["cp1252"]),
    "a column short": (lambda: columns(COLUMNS[:-1]), ["discharge_date", "not in the heading"]),
    "columns in another order": (lambda: columns(COLUMNS[::-1]), ["another order"]),
    "the heading again half-way": (
        lambda: lines(stay("1", person=SECRET), HEADER, stay("2", person=SECRET)),
        [f"{NAME}:3", "heading stands again"],
    ),
    "dates of another quarter": (lambda: lines(stay("1", person=SECRET, **JULY)), ["outside the period"]),
    "an empty file": (lambda: b"", ["is empty"]),
    "another source's file": (lambda: b"code,name\nA1,Upper\n", ["another source's file"]),
    "an NHS number": (lambda: lines(stay("1", person="943 476 5919")), ["NHS number", "governance"]),
    "many bad rows": (
        lambda: lines(*(stay(str(n), person=SECRET, admission_method="99") for n in range(5000))),
        ["5,000 times", "must be one of"],
    ),
}


@pytest.fixture
def warehouse():
    with open_memory(receiving=True) as opened:
        yield opened


def held(warehouse) -> list[str]:
    return [row[0] for row in warehouse.rows("select record from raw.stays order by all")]


def refused(tmp_path: Path, warehouse, path: Path) -> str:
    """Receive again after a good delivery; what is told, once it is sure that the good one is still there."""
    received = receive(warehouse, small_source(tmp_path), small_areas())
    assert not received.accepted
    assert received.problems
    assert len(received.problems) <= 12, "one report a person can read"
    assert held(warehouse) == ["1", "2"]
    told = "\n".join(received.problems)
    assert all(problem.startswith(f"stays/{path.name}") for problem in received.problems)
    for cell in (SECRET, "943", "2017-07-01", "01A"):
        assert cell not in told.replace(path.name, "")
    judged = warehouse.rows(f"select accepted, problems from {DELIVERIES} where not accepted")
    assert [row[0] for row in judged] == [False] * len(judged)
    assert judged
    return told


def received_well(tmp_path: Path, warehouse) -> Path:
    path = deliver(tmp_path, NAME)
    path.write_text(GOOD, "utf-8")
    assert receive(warehouse, small_source(tmp_path), small_areas()).accepted
    return path


@pytest.mark.parametrize("name", BAD)
def test_one_report_and_the_last_good_quarter_stays(tmp_path, warehouse, name):
    spoil, words = BAD[name]
    path = received_well(tmp_path, warehouse)
    path.write_bytes(spoil())
    told = refused(tmp_path, warehouse, path)
    assert [word for word in words if word not in told] == []
    assert receive(warehouse, small_source(tmp_path), small_areas()).carried_forward


def test_a_truncated_gzip_file(tmp_path, warehouse):
    received_well(tmp_path, warehouse).unlink()
    path = tmp_path / "extracts" / "stays" / f"{NAME}.gz"
    path.write_bytes(gzip.compress(GOOD.encode())[:-20])
    assert "cut off" in refused(tmp_path, warehouse, path)


def test_a_quarter_twice(tmp_path, warehouse):
    received_well(tmp_path, warehouse)
    other = tmp_path / "extracts" / "stays" / "stays_resent_2017-18-q1_abc.csv"
    other.write_text(GOOD, "utf-8")
    received = receive(warehouse, small_source(tmp_path), small_areas())
    assert len(received.problems) == 2
    assert all("covers the same days (2017/18 Q1)" in problem for problem in received.problems)
    assert held(warehouse) == ["1", "2"]


def test_a_byte_order_mark_is_no_fault(tmp_path, warehouse):
    path = received_well(tmp_path, warehouse)
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("2017-05-04", "2017-05-05").encode())
    assert receive(warehouse, small_source(tmp_path), small_areas()).accepted
    assert held(warehouse) == ["1", "2"]


def test_a_mended_file_is_taken_and_the_refusal_forgotten(tmp_path, warehouse):
    path = received_well(tmp_path, warehouse)
    path.write_bytes(b"")
    refused(tmp_path, warehouse, path)
    path.write_bytes(lines(stay("7")))
    assert receive(warehouse, small_source(tmp_path), small_areas()).accepted
    assert held(warehouse) == ["7"]
    assert warehouse.rows(f"select count(*) from {DELIVERIES} where not accepted") == [(0,)]
