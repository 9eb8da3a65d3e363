"""Files of records: each judged by itself; a good one replaces its own partition, a bad one leaves the last good."""

import gzip

import pytest

from pipeline.publish.verify.leaks import is_nhs_number
from pipeline.sources.partitions import forget_received, is_synthetic, read_partitions
from pipeline.sources.records_delivery import receive_records
from pipeline.warehouse import open_memory
from tests.support.small_records import DESCRIPTOR, HEADER, deliver, small_source, stay

Q1, Q2 = "stays_2017-18-q1_abc.csv", "stays_2017-18-q2_abc.csv"
JULY = {"admission_date": "2017-07-01", "discharge_date": "2017-07-02"}


@pytest.fixture
def warehouse():
    with open_memory(receiving=True) as opened:
        yield opened


def held(warehouse):
    return warehouse.rows("select _partition, record, _file, _row from raw.stays order by all")


def told(receipt):
    return " | ".join(map(str, receipt.problems))


def test_a_file_a_quarter_and_provider_each_a_partition(tmp_path, warehouse):
    deliver(tmp_path, Q1, stay("1"), stay("2"))
    deliver(tmp_path, "stays_2017-18-q1_xyz.csv.gz", stay("3"))
    deliver(tmp_path, Q2, stay("4", **JULY))
    receipt = receive_records(warehouse, small_source(tmp_path))
    assert (receipt.accepted, receipt.rows) == (True, {"stays": 4})
    assert held(warehouse) == [
        ("2017/18 Q1", "1", f"stays/{Q1}", 2),
        ("2017/18 Q1", "2", f"stays/{Q1}", 3),
        ("2017/18 Q1", "3", "stays/stays_2017-18-q1_xyz.csv.gz", 2),
        ("2017/18 Q2", "4", f"stays/{Q2}", 2),
    ]


def test_a_parquet_file_is_as_good_as_a_text_file(tmp_path, warehouse):
    text = deliver(tmp_path, Q1, stay("1"), stay("2"))
    warehouse.execute(f"copy (from read_csv('{text}', all_varchar = true)) to '{text.with_suffix('.parquet')}'")
    text.unlink()
    assert receive_records(warehouse, small_source(tmp_path)).problems == []
    assert [row[:2] for row in held(warehouse)] == [("2017/18 Q1", "1"), ("2017/18 Q1", "2")]


def test_a_resent_quarter_replaces_only_itself(tmp_path, warehouse):
    source = small_source(tmp_path)
    deliver(tmp_path, Q1, stay("1"))
    deliver(tmp_path, Q2, stay("4", **JULY))
    receive_records(warehouse, source)
    deliver(tmp_path, Q1, stay("1"), stay("2"))
    again = receive_records(warehouse, source)
    assert {judged.extract.name: judged.unchanged for judged in again.judged} == {
        f"stays/{Q1}": False,
        f"stays/{Q2}": True,
    }
    assert [row[:2] for row in held(warehouse)] == [("2017/18 Q1", "1"), ("2017/18 Q1", "2"), ("2017/18 Q2", "4")]


def test_what_is_forgotten_is_judged_again_and_stays_where_it_is_refused_now(tmp_path, warehouse):
    source = small_source(tmp_path)
    deliver(tmp_path, Q1, stay("1"))
    deliver(tmp_path, Q2, stay("4", **JULY))
    first = receive_records(warehouse, source)
    assert not any(judged.unchanged for judged in first.judged)
    assert all(judged.unchanged for judged in receive_records(warehouse, source).judged)
    was = held(warehouse)
    warehouse.execute("delete from raw.stays where _partition = '2017/18 Q2'")
    forget_received(warehouse)
    assert not any(judged.unchanged for judged in receive_records(warehouse, source).judged)
    assert held(warehouse) == was
    forget_received(warehouse)
    deliver(tmp_path, Q1, stay("1", discharge_date="no day"))
    judged = {each.extract.name: each for each in receive_records(warehouse, source).judged}
    assert judged[f"stays/{Q1}"].carried
    assert held(warehouse) == was


def test_another_engine_reads_every_file_again(tmp_path, warehouse, monkeypatch):
    source = small_source(tmp_path)
    deliver(tmp_path, Q1, stay("1"))
    receive_records(warehouse, source)
    monkeypatch.setattr("pipeline.sources.records_table.maker_digest", lambda: "another")
    assert [judged.unchanged for judged in receive_records(warehouse, source).judged] == [False]
    assert len(held(warehouse)) == 1


def test_a_resent_file_of_another_name_replaces_the_old_one(tmp_path, warehouse):
    source = small_source(tmp_path)
    deliver(tmp_path, Q1, stay("1"))
    receive_records(warehouse, source)
    (tmp_path / "extracts/stays" / Q1).unlink()
    deliver(tmp_path, "resent_2017-18-q1_abc.csv", stay("9"))
    receive_records(warehouse, source)
    assert [row[1] for row in held(warehouse)] == ["9"]
    assert len(read_partitions(warehouse, "stays")) == 1


BAD = {
    "a short row": (["1,s"], "too short"),
    "a date of another quarter": ([stay("1", **JULY)], "outside the period"),
    "a code that is not allowed": ([stay("1", admission_method="99")], "must be one of"),
    "the same record twice": ([stay("1"), stay("1")], "same key"),
    "a valid NHS number": ([stay("1", person="943 476 5919")], "NHS number"),
    "the heading again": ([stay("1"), HEADER], "heading stands again"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_refused_file_leaves_the_last_good_partition(tmp_path, warehouse, name):
    rows, words = BAD[name]
    source = small_source(tmp_path)
    deliver(tmp_path, Q1, stay("good"))
    receive_records(warehouse, source)
    deliver(tmp_path, Q1, *rows)
    deliver(tmp_path, Q2, stay("4", **JULY))
    receipt = receive_records(warehouse, source)
    assert words in told(receipt)
    assert [judged.carried for judged in receipt.judged] == [True, False]
    assert [row[:2] for row in held(warehouse)] == [("2017/18 Q1", "good"), ("2017/18 Q2", "4")]
    assert warehouse.tables("incoming") == []


@pytest.fixture
def good_quarter(tmp_path, warehouse):
    """A source whose first quarter was received, and the bytes of its file."""
    source = small_source(tmp_path)
    path = deliver(tmp_path, Q1, stay("good"))
    receive_records(warehouse, source)
    return source, path, path.read_bytes()


def cut_gzip(path, data):
    packed = gzip.compress(data * 50, mtime=0)
    path.unlink()
    path.with_name(f"{path.name}.gz").write_bytes(packed[: len(packed) // 2])


def rewritten(change):
    return lambda path, data: path.write_bytes(change(data))


SPOILT = {
    "a truncated gzip": (cut_gzip, "cut off"),
    "a wrong delimiter": (rewritten(lambda data: data.replace(b",", b";")), "parted by semicolons"),
    "a code page of Windows": (rewritten(lambda data: data.replace(b"pgood", b"p\xe9")), "cp1252"),
    "a column short": (
        rewritten(lambda data: data.replace(b",discharge_date", b"").replace(b",2017-05-04", b"")),
        "not in",
    ),
    "columns in another order": (
        rewritten(lambda data: data.replace(b"record,spell", b"spell,record")),
        "another order",
    ),
    "an empty file": (rewritten(lambda _: b""), "is empty"),
    "another source's file": (rewritten(lambda _: b"street,fine\nHigh,20\n"), "another source's file"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_file_that_is_no_extract_leaves_the_last_good_quarter(warehouse, good_quarter, name):
    spoil, words = SPOILT[name]
    source, path, data = good_quarter
    spoil(path, data)
    receipt = receive_records(warehouse, source)
    assert words in told(receipt)
    assert [judged.carried for judged in receipt.judged] == [True]
    assert [row[:2] for row in held(warehouse)] == [("2017/18 Q1", "good")]


def test_a_byte_order_mark_is_no_fault(warehouse, good_quarter):
    source, path, data = good_quarter
    path.write_bytes(b"\xef\xbb\xbf" + data.replace(b"good", b"marked"))
    assert receive_records(warehouse, source).accepted
    assert [row[1] for row in held(warehouse)] == ["marked"]


@pytest.mark.parametrize("person", ["943 476 5919", "943-476-5919", "9434765919"])
def test_an_nhs_number_is_found_however_written_and_never_repeated(tmp_path, warehouse, person):
    deliver(tmp_path, Q1, stay("1"), stay("2", person=person))
    receipt = receive_records(warehouse, small_source(tmp_path))
    assert [(p.line, p.field, p.rule) for p in receipt.problems] == [(3, "person", "nhs-number")]
    assert person not in told(receipt)
    assert not warehouse.columns("raw.stays")


@pytest.mark.parametrize("person", ["943 476 5918", "0000000000", "12345678901", "94347659"])
def test_what_only_looks_like_one_is_let_through(tmp_path, warehouse, person):
    deliver(tmp_path, Q1, stay("1", person=person))
    assert receive_records(warehouse, small_source(tmp_path)).accepted


KEYS = "options: {keys: [record], "


def test_a_column_of_keys_may_hold_what_is_one_by_chance_but_not_many(tmp_path, warehouse, monkeypatch):
    monkeypatch.setattr("tests.support.small_records.DESCRIPTOR", DESCRIPTOR.replace("options: {", KEYS))
    deliver(
        tmp_path, Q1, *(stay(key, spell="s") for key in ["9434765919", *map(str, range(1_234_567_800, 1_234_567_808))])
    )
    assert receive_records(warehouse, small_source(tmp_path)).problems == []
    numbers = [f"{n}{check}" for n in range(943_476_000, 943_476_040) for check in range(10)]
    valid = [number for number in numbers if is_nhs_number(number)]
    deliver(tmp_path, Q1, *(stay(number, spell="s") for number in valid))
    receipt = receive_records(warehouse, small_source(tmp_path))
    assert [(p.field, p.rule) for p in receipt.problems] == [("record", "nhs-number")]
    assert f"{len(valid)} times" in told(receipt)


def test_a_day_that_stands_for_none_is_not_of_another_quarter(tmp_path, warehouse):
    deliver(tmp_path, Q1, stay("1", discharge_date="1800-01-01"), stay("2", discharge_date=""))
    assert receive_records(warehouse, small_source(tmp_path)).problems == []


def test_one_quarter_in_two_files_is_refused_both_times(tmp_path, warehouse):
    deliver(tmp_path, Q1, stay("1"))
    deliver(tmp_path, "again_2017-18-q1_abc.csv", stay("2"))
    receipt = receive_records(warehouse, small_source(tmp_path))
    assert [problem.rule for problem in receipt.problems] == ["extract-twice", "extract-twice"]
    assert not warehouse.columns("raw.stays")


@pytest.mark.parametrize("name", ["stays.csv", "stays_2017-18-q5_abc.csv", "stays_2017-18-q1_abc.xlsx"])
def test_a_file_whose_name_says_too_little_is_told_with_an_example(tmp_path, warehouse, name):
    deliver(tmp_path, name, stay("1"))
    receipt = receive_records(warehouse, small_source(tmp_path))
    assert [(p.rule, p.example) for p in receipt.problems] == [("extract-name", "visits_2017-18-q1_abc.csv.gz")]


def test_nothing_delivered_is_no_fault(tmp_path, warehouse):
    receipt = receive_records(warehouse, small_source(tmp_path))
    assert (receipt.accepted, receipt.rows) == (True, {"stays": 0})


def test_records_of_the_sample_are_synthetic_until_a_real_file_comes(tmp_path, warehouse):
    source = small_source(tmp_path, sample=True)
    deliver(tmp_path, Q1, stay("1"), folder="sample")
    deliver(tmp_path, Q2, stay("2", **JULY), folder="sample")
    receive_records(warehouse, source)
    assert is_synthetic(warehouse, "stays")
    deliver(tmp_path, Q1, stay("real"))
    receive_records(warehouse, source)
    assert not is_synthetic(warehouse, "stays")
    assert [row[1] for row in held(warehouse)] == ["real"]


def test_the_sample_is_never_read_beside_real_records_already_received(tmp_path, warehouse):
    source = small_source(tmp_path, sample=True)
    real = deliver(tmp_path, Q1, stay("real"))
    receive_records(warehouse, source)
    real.unlink()
    deliver(tmp_path, Q2, stay("2", **JULY), folder="sample")
    receive_records(warehouse, source)
    assert [row[1] for row in held(warehouse)] == ["real"]


def test_another_schema_reads_every_file_again(tmp_path, warehouse):
    source = small_source(tmp_path)
    deliver(tmp_path, Q1, stay("1"))
    receive_records(warehouse, source)
    descriptor = tmp_path / "data_raw/stays/datapackage.yaml"
    before = descriptor.read_text("utf-8")
    changed = before.replace("name: age, type: integer", "name: age, type: number")
    from pipeline.sources.descriptor import read_source
    from pipeline.sources.extracts import placed

    descriptor.write_text(changed, "utf-8")
    other, _ = read_source(descriptor.parent)
    receipt = receive_records(warehouse, placed(other, tmp_path / "extracts", None))
    assert [judged.unchanged for judged in receipt.judged] == [False]
    assert warehouse.columns("raw.stays")["age"] == "DOUBLE"
    assert [row[1] for row in held(warehouse)] == ["1"]
