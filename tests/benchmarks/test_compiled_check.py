"""The compiled check beside Frictionless's own on the same 100,000 rows of 20 fields, loaded and with load."""

import csv
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from copy import deepcopy
from itertools import islice
from pathlib import Path
from time import perf_counter

import pytest
from frictionless import Resource, Schema, system

from pipeline.sources.checking import plain_schema
from pipeline.sources.compiled import Delivery, check_file, check_keys, check_values, compile_schema
from pipeline.sources.descriptor import Source

ROWS_CHECKED, FIELDS = 100_000, 20


def twenty_fields(source: Source) -> dict:
    schema = deepcopy(plain_schema(source, source.package.resources[0]))
    return {**schema, "fields": schema["fields"][:FIELDS]}


def data_rows(files: Iterable[Path]) -> Iterator[list[str]]:
    """Every row below the headings."""
    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            yield from islice(csv.reader(stream), 1, None)


def hundred_thousand(source: Source, target: Path) -> Path:
    """The first rows of the sample's files, their first fields."""
    assert source.sample is not None
    files = sorted((source.sample / source.name).glob("*.csv"))
    names = [field["name"] for field in twenty_fields(source)["fields"]]
    with closing(data_rows(files)) as rows, target.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([names, *(row[:FIELDS] for row in islice(rows, ROWS_CHECKED))])
    return target


@pytest.fixture(scope="module")
def seconds(records, warehouse, tmp_path_factory) -> dict[str, float]:
    """The seconds of Frictionless, of the compiled check with load, and of the compiled check alone."""
    file = hundred_thousand(records, tmp_path_factory.mktemp("check") / "rows.csv")
    plain = json.loads(json.dumps(twenty_fields(records), default=str))
    schema = compile_schema(plain)
    start = perf_counter()
    with system.use_context(trusted=True):
        theirs = Resource(path=str(file), schema=Schema.from_descriptor(plain)).validate()
    frictionless = perf_counter() - start
    start = perf_counter()
    report = check_file(warehouse.connection, schema, Delivery(file), "checked")
    with_load = perf_counter() - start
    start = perf_counter()
    found = check_values(warehouse.connection, schema, "checked") + check_keys(warehouse.connection, schema, "checked")
    loaded = perf_counter() - start
    assert theirs.valid and report.valid and not found
    assert (theirs.tasks[0].stats.get("rows"), report.records) == (ROWS_CHECKED, ROWS_CHECKED)
    return {"frictionless": frictionless, "with load": with_load, "loaded": loaded}


@pytest.mark.parametrize(("how", "bound"), [("loaded", 30), ("with load", 8)])
def test_the_compiled_check_beside_frictionless(seconds, how, bound):
    ratio = seconds["frictionless"] / seconds[how]
    print(f"\n{ROWS_CHECKED:,} rows, {how}: frictionless takes {ratio:.1f} times as long ({seconds})")
    assert ratio >= bound
