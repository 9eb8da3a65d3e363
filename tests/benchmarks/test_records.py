"""Hospital records at size: receiving, checking and cleaning beside merely loading; the measures beside a scan.

The bounds are those of docs/benchmarks.md; both sides of a ratio are measured in the same run, on the same files.
"""

from time import perf_counter, process_time

import pytest
import scipy.special  # noqa: F401 - loaded before the clock starts: a run loads it once, however many records there are

from pipeline.catalogue.measure import Measure
from pipeline.compute.measure_series import Workshop, measure_series
from pipeline.sources.descriptor import Source
from pipeline.sources.records_delivery import records_schema
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import Warehouse
from tests.benchmarks.conftest import LIMIT, ROWS
from tests.support.project import REPOSITORY

HOSPITAL = (
    "emergency_length_of_stay",
    "non_elective_admissions",
    "falls_emergency_admissions",
    "chronic_condition_emergency_admissions",
)


def seconds(work, *given) -> float:
    """How long a piece of work takes by the clock; says the seconds of the processor beside it."""
    start, used = perf_counter(), process_time()
    work(*given)
    took = perf_counter() - start
    print(f"\n{getattr(work, '__name__', work)}: {took:.1f} s, {process_time() - used:.1f} s of the processor", end="")
    return took


def load_only(warehouse: Warehouse, source: Source) -> None:
    """The yardstick: CREATE TABLE AS of a plain typed read_csv of the same files, every field in its own type."""
    fields = records_schema(source, source.package.resources[0]).fields
    columns = ", ".join(f"'{field.name}': '{field.sql_type}'" for field in fields)
    files = f"{source.sample}/{source.name}/*.csv"
    warehouse.execute(
        f"create or replace table loaded_only as select * from read_csv('{files}', auto_detect = false, "
        f"header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}})"
    )


def _only_from(measure: Measure, source: str) -> Measure:
    return measure.model_copy(update={"sources": [e for e in measure.sources if e.source == source]})


@pytest.fixture(scope="module")
def times(warehouse: Warehouse, records: Source) -> dict[str, float]:
    """The seconds of each piece, in one run."""
    workspace = open_workspace(REPOSITORY)
    found = {"load": seconds(load_only, warehouse, records)}
    warehouse.execute("drop table loaded_only")
    found["receive"] = seconds(receive, warehouse, records, workspace.catalogue.areas)
    found["clean"] = seconds(make_clean, warehouse, records)
    shop = Workshop(warehouse, workspace.catalogue.areas, {**workspace.sources, records.name: records})
    measures = {n: workspace.catalogue.measures[n] for n in HOSPITAL}
    only = {name: _only_from(measure, records.name) for name, measure in measures.items()}
    found["scan"] = seconds(warehouse.rows, 'select max(columns(*)) from clean."sus_apc__spells"')
    found["measures"] = sum(seconds(measure_series, name, measure, shop) for name, measure in only.items())
    print(f"\n{ROWS:,} rows, {LIMIT}: " + ", ".join(f"{name} {took:.1f} s" for name, took in found.items()))
    return found


def test_receiving_checking_and_cleaning_beside_loading(times):
    ratio = (times["receive"] + times["clean"]) / times["load"]
    print(f"receive + check + clean is {ratio:.2f} times a typed load")
    assert ratio <= 4


def test_all_hospital_measures_beside_a_scan(times):
    ratio = times["measures"] / times["scan"]
    print(f"all hospital measures take {ratio:.2f} times a scan of the clean table")
    assert ratio <= 5
