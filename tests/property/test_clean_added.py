"""Hospital records cleaned for the keys of new records alone are the very rows that cleaning all of them makes.

Random records by the shipped descriptor and cleaning: spells that go on over quarters and providers' files, records
without a spell number, repeated ones; partitions come, go and are replaced.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from pipeline.periods import from_label
from pipeline.sources import clean as cleaning
from pipeline.sources.clean import clean
from pipeline.sources.clean_added import Added, added_since, forget_cleaned
from pipeline.sources.descriptor import Source, read_source
from pipeline.sources.partitions import Partition, add_partition, drop_partition, read_partitions
from pipeline.sources.records_delivery import raw_columns, records_schema
from pipeline.warehouse import Warehouse, open_memory
from tests.support.project import REPOSITORY

QUARTERS = ("2016/17 Q3", "2016/17 Q4", "2017/18 Q1", "2017/18 Q2")
TABLES = ("stays", "spells", "quarantine")
CHOICES: dict[str, Sequence[Any]] = {
    "spell_id": [*map(str, range(25)), "", "-1", None],
    "episode_order": [1, 1, 2, 3],
    "discharge_method": ["1", "4"],
    "admission_method": ["11", "21", "2A", "82"],
    "ccg_responsible": ["09F", "99K", "59999", None],
    "diag_01": ["S720", "J44.1", "I50-X", None],
    "diag_02": ["W190", "X700", None],
    "oper_01": ["K401", None],
    "treat_spec": ["300", "710"],
    "age_admission": [3, 70, 7001, None],
}


@pytest.fixture(scope="module")
def source() -> Source:
    found, problems = read_source(REPOSITORY / "data_raw" / "sus_apc")
    assert found is not None, problems
    return found


@pytest.fixture
def made_for_new_ones(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each cleaning was for the keys of new records alone."""
    told: list[bool] = []

    def listened(*asked: Any) -> Added | None:
        added = added_since(*asked)
        told.append(added is not None)
        return added

    monkeypatch.setattr(cleaning, "added_since", listened)
    return told


def test_it_is_the_same_whatever_came_before(source: Source, made_for_new_ones: list[bool]) -> None:
    for seed in range(2):
        given = random.Random(seed)
        for warehouse in opened(source):
            for change in (come, come, *given.choices((come, come, go, again), k=4), come):
                change(warehouse, source, given)
                clean(warehouse, source)
                ours = rows(warehouse, source)
                forget_cleaned(warehouse)
                clean(warehouse, source)
                assert ours == rows(warehouse, source), seed
    assert made_for_new_ones.count(True) >= 5, made_for_new_ones


def test_other_sql_or_nothing_new_is_made_whole(source: Source, made_for_new_ones: list[bool]) -> None:
    given = random.Random(1)
    for warehouse in opened(source):
        for change in (come, come, lambda *_: None, come):
            change(warehouse, source, given)
            clean(warehouse, source)
    assert made_for_new_ones == [False, True, False, True]


def opened(source: Source) -> Iterator[Warehouse]:
    with open_memory() as warehouse:
        warehouse.load(f"raw.{source.name}", columns(source), [])
        yield warehouse


def columns(source: Source) -> dict[str, str]:
    return raw_columns(records_schema(source, source.package.resources[0]))


def come(warehouse: Warehouse, source: Source, given: random.Random) -> None:
    """Bring a file of a quarter and provider; one that is there already is replaced."""
    put(warehouse, source, given, given.choice(QUARTERS), given.choice(("rxc", "rwf")))


def go(warehouse: Warehouse, source: Source, given: random.Random) -> None:
    for one in read_partitions(warehouse, source.name)[: given.randrange(2)]:
        drop_partition(warehouse, source, one)


def again(warehouse: Warehouse, source: Source, given: random.Random) -> None:
    """Replace one file and bring another."""
    for one in read_partitions(warehouse, source.name)[:1]:
        put(warehouse, source, given, one.period.label, one.provider)
    come(warehouse, source, given)


def put(warehouse: Warehouse, source: Source, given: random.Random, label: str, provider: str) -> None:
    period, file = from_label(label), f"sus_apc_{label.replace('/', '-').replace(' ', '-')}_{provider}.csv"
    for one in read_partitions(warehouse, source.name):
        if (one.period, one.provider) == (period, provider):
            drop_partition(warehouse, source, one)
    number, sha = given.randrange(1, 40), str(given.random())
    extract = source.package.resources[0].name
    add_partition(warehouse, source.name, Partition(extract, period, provider, file, sha, "s", number, synthetic=True))
    place = {"_file": file, "_sheet": "", "_partition": label, "provider_code": provider}
    made = [record(given, period.start, {**place, "_row": row, "record_id": f"{file}{row}"}) for row in range(number)]
    names = columns(source)
    warehouse.append(f"raw.{source.name}", names, [tuple(one.get(name) for name in names) for one in made])


def record(given: random.Random, start: date, known: dict[str, Any]) -> dict[str, Any]:
    came = given.choice([start, start + timedelta(days=given.randrange(90)), start - timedelta(days=900), None])
    left = None if given.random() < 0.1 else start + timedelta(days=given.randrange(-5, 90))
    drawn = {name: given.choice(several) for name, several in CHOICES.items()}
    return {**drawn, "admission_date": came, "discharge_date": left, **known}


def rows(warehouse: Warehouse, source: Source) -> dict[str, list[tuple[Any, ...]]]:
    everything: Callable[[tuple[Any, ...]], str] = repr
    return {
        name: sorted(warehouse.rows(f'select * from clean."{source.name}__{name}"'), key=everything) for name in TABLES
    }
