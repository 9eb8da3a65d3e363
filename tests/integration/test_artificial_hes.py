"""The artificial hospital records that are published load by a descriptor of their own, like any other records."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline import areas
from pipeline.sources.clean import clean_faults
from pipeline.sources.descriptor import Source, read_source
from pipeline.sources.extracts import placed
from pipeline.steps.source_steps import make_clean, receive
from pipeline.warehouse import Warehouse, open_memory
from tests.support.official_files import DESCRIPTORS, REPOSITORY
from tests.support.shared import DATA, need

PUBLISHED = {
    "artificial_hes_apc_0102.csv": "apc_2001-02_england.csv",
    "artificial_hes_ae_0708_truncated.csv": "ae_2007-08_england.csv",
}
EMERGENCY = "('21', '22', '23', '24', '28')"


def deliver(root: Path) -> Source:
    """Put descriptor and files into a folder of the test's own, named by period and provider as extracts are."""
    folder = root / "data_raw" / "artificial_hes"
    shutil.copytree(DESCRIPTORS / "artificial_hes", folder)
    extracts = root / "extracts" / "artificial_hes"
    extracts.mkdir(parents=True)
    for name, ours in PUBLISHED.items():
        need(DATA / "hospital_records" / name)
        shutil.copyfile(DATA / "hospital_records" / name, extracts / ours)
    source, problems = read_source(folder)
    assert source is not None, problems
    return placed(source, root / "extracts", None)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    source = deliver(tmp_path_factory.mktemp("hes"))
    assert clean_faults(source) == []
    with open_memory(receiving=True) as warehouse:
        received = receive(warehouse, source, areas.read(REPOSITORY / "measures"))
        assert received.problems == ()
        assert received.rows == {"artificial_hes__apc": 2075, "artificial_hes__ae": 1000}
        assert make_clean(warehouse, source) == {
            "artificial_hes__episodes": 2075,
            "artificial_hes__attendances": 1000,
        }
        yield warehouse


def one(warehouse: Warehouse, what: str, where: str = "true", table: str = "artificial_hes__episodes") -> object:
    return warehouse.rows(f"select {what} from clean.{table} where {where}")[0][0]


def test_codes_keep_their_zeros_and_dates_are_dates(loaded: Warehouse) -> None:
    assert one(loaded, "min(ADMINCAT)") == "01"
    assert one(loaded, "typeof(any_value(EPISTART))") == "DATE"
    assert one(loaded, "count(distinct PSEUDO_HESID)") == 994


def test_days_that_stand_for_none_are_none(loaded: Warehouse) -> None:
    assert one(loaded, "count(*)", "DISDATE is null") == 81, "80 empty and one 1801-01-01"
    assert one(loaded, "min(DISDATE)") == date(2001, 4, 1)


def test_first_emergency_episodes_and_falls_are_as_many_as_in_the_file(loaded: Warehouse) -> None:
    assert one(loaded, "count(*)", f"ADMIMETH in {EMERGENCY} and EPIORDER = 1") == 739
    assert one(loaded, "count(*)", "regexp_matches(DIAG_4_CONCAT, '(^|,)W[01]')") == 49


def test_times_of_attendances_stay_text(loaded: Warehouse) -> None:
    assert one(loaded, "min(ARRIVALTIME)", table="artificial_hes__attendances") == "0000"
    assert one(loaded, "max(ARRIVALAGE)", table="artificial_hes__attendances") > 100  # type: ignore[operator]
