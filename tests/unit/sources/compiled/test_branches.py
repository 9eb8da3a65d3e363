"""Several files read at once: each record keeps its number in its own file, wherever it comes to lie."""

import csv
import gzip
from pathlib import Path

import duckdb
import pytest

from pipeline.sources.compiled import (
    Delivery,
    Target,
    branches,
    compile_schema,
    in_any_order,
    look,
    receive,
    write_together,
)

LISTS = {
    "fields": [
        {"name": "number", "type": "integer"},
        {"name": "text", "type": "string"},
        {"name": "code", "type": "string", "constraints": {"enum": [f"c{n}" for n in range(20)]}},
        {"name": "size", "type": "integer", "constraints": {"enum": list(range(8))}},
        {"name": "sure", "type": "boolean", "trueValues": list("abcdef"), "falseValues": list("uvwxyz")},
    ],
    "missingValues": ["", "-", "NA", "n/k", "?", "99999"],
}
"""Lists so long that the database would make a join of `IN`: it then keeps no order."""
HEADING = "number,text,code,size,sure\n"
NUMBERS = "the column 'number' of each record holds the number that it should get"


@pytest.fixture
def connection():
    with duckdb.connect(config={"threads": 2}) as opened:
        opened.execute("CREATE TABLE rows (_file VARCHAR, _row BIGINT, number BIGINT, text VARCHAR, code VARCHAR,"
                       " size BIGINT, sure BOOLEAN)")  # fmt: skip
        yield opened


@pytest.fixture
def small_buffers(monkeypatch):
    """Let the reader part a file into many pieces, as it does a big one."""
    whole = branches.relation
    small = "strict_mode = true, buffer_size = 32768, max_line_size = 2048,"
    monkeypatch.setattr(branches, "relation", lambda *given: whole(*given).replace("strict_mode = true,", small))


def written(path: Path, records: int, quoted: bool = False, pad: int = 80) -> Path:
    lines = [f"{n},{'y' * (n % pad)},c{n % 20},{n % 8},{'auz'[n % 3]}\n" for n in range(2, records + 2)]
    if quoted:
        lines[::7] = [line.replace(",y", ',"y\n""', 1).replace("y,c", 'y",c', 1) for line in lines[::7]]
        lines = [line for line in lines if line.count('"') in (0, 4)]
        lines = [f"{n},{line.partition(',')[2]}" for n, line in enumerate(lines, 2)]
    data = (HEADING + "".join(lines)).encode()
    path.write_bytes(gzip.compress(data, 1, mtime=0) if path.suffix == ".gz" else data)
    return path


def taken(connection, schema, paths):
    looked = [look(schema, Delivery(path)) for path in paths]
    assert None not in looked
    with in_any_order(connection):
        return write_together(connection, schema, [each for each in looked if each is not None], Target("rows", {}))


def test_the_number_of_each_record_is_that_in_its_file(connection, small_buffers, tmp_path):
    sizes = [9000, 1, 5000, 700, 6000, 3, 2500, 4000]
    paths = [written(tmp_path / f"f{n}.csv{'.gz' if n in (3, 6) else ''}", size) for n, size in enumerate(sizes)]
    paths += [written(tmp_path / f"q{n}.csv", 3000 + n, quoted=True) for n in range(2)]
    with paths[-1].open() as stream:
        assert max(len(row[1].splitlines()) for row in csv.reader(stream)) == 2
    schema = compile_schema(LISTS)
    for _ in range(2):
        connection.execute("DELETE FROM rows")
        made = taken(connection, schema, paths)
        assert not any(each.doubt for each in made)
        assert [each.records for each in made[: len(sizes)]] == sizes
        ((all_, wrong, files),) = connection.execute(
            "SELECT count(*), count_if(_row <> number), count(DISTINCT _file) FROM rows"
        ).fetchall()
        assert (all_, wrong, files) == (sum(each.records for each in made), 0, len(paths)), NUMBERS


def test_files_are_read_at_once_by_as_many_branches_as_threads(connection, tmp_path):
    schema = compile_schema(LISTS)
    looked = [look(schema, Delivery(written(tmp_path / f"f{n}.csv", 10 + n))) for n in range(6)]
    asked = branches.numbered(connection, schema, [each for each in looked if each], {})
    assert asked.count("read_csv(") == 2
    assert [asked.count(f"f{n}.csv'") for n in range(6)] == [2] * 6


def test_the_setting_stands_again_after_a_failure(connection):
    with pytest.raises(duckdb.Error), in_any_order(connection):
        connection.execute("SELECT error('no')")
    assert connection.execute("SELECT current_setting('preserve_insertion_order')").fetchall() == [(True,)]


def test_a_field_of_the_name_of_the_readers_own_column(connection, tmp_path):
    schema = compile_schema({"fields": [{"name": "file_index", "type": "integer"}]})
    connection.execute("CREATE OR REPLACE TABLE rows (_file VARCHAR, _row BIGINT, file_index BIGINT)")
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text("file_index\n7\n8\n")
    taken(connection, schema, [tmp_path / "a.csv", tmp_path / "b.csv"])
    found = connection.execute("SELECT * FROM rows ORDER BY ALL").fetchall()
    assert found == [("a.csv", 2, 7), ("a.csv", 3, 8), ("b.csv", 2, 7), ("b.csv", 3, 8)]


def test_a_wrong_guess_of_the_records_before_a_file_is_a_doubt(connection, tmp_path, monkeypatch):
    connection.execute("SET threads = 1")
    monkeypatch.setattr(branches, "accumulate", lambda lines: [n + 1 for n in lines])
    made = taken(connection, compile_schema(LISTS), [written(tmp_path / f"{n}.csv", 5) for n in range(2)])
    assert [each.doubt for each in made] == [False, True]


def test_a_big_file_by_itself_keeps_its_order_whatever_lists_its_schema_has(connection, tmp_path):
    path = written(tmp_path / "big.csv", 60_000, pad=600)
    assert path.stat().st_size > 16 << 20
    assert receive(connection, compile_schema(LISTS), Delivery(path), "alone").valid
    assert connection.execute("SELECT count(*), count_if(_row <> number) FROM alone").fetchall() == [(60_000, 0)]


def test_no_list_of_a_schema_makes_a_join(connection, tmp_path):
    schema = compile_schema(LISTS)
    connection.execute(
        f"CREATE TABLE given AS SELECT * FROM read_csv('{written(tmp_path / 'a.csv', 5)}', all_varchar = true)"
    )
    cells = ", ".join(f"nullif({f.name}, '-') AS {f.cell}" for f in schema.fields)
    values = ", ".join(f"{f.cell}, {f.value} AS {f.typed}" for f in schema.fields)
    broken = " OR ".join(rule.broken for field in schema.fields for rule in field.rules)
    asked = f"SELECT *, {broken} FROM (SELECT {values} FROM (SELECT {cells} FROM given))"
    ((_, plan),) = connection.execute(f"EXPLAIN {asked}").fetchall()
    assert "join" not in plan.lower()
    ((_, plan),) = connection.execute("EXPLAIN SELECT text IN ('a', 'b', 'c', 'd', 'e') FROM given").fetchall()
    assert "join" in plan.lower(), "the database no longer makes joins of lists: `sql.is_one_of` may be IN again"
