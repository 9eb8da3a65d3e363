"""Our own receiving and cleaning as a program of its own, so that its seconds and its highest memory are its own.

Run as `python -m tests.benchmarks.our_program SOURCE SAMPLE WAREHOUSE LIMIT`; prints one line of JSON.
"""

import json
import resource
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from pipeline.sources.descriptor import read_source
from pipeline.sources.records_delivery import receive_records
from pipeline.steps.source_steps import make_clean
from pipeline.warehouse import open_warehouse


def main(folder: str, sample: str, database: str, limit: str) -> None:
    """Receive and clean every file of the sample; print seconds, the highest memory in bytes and what was found."""
    source, problems = read_source(Path(folder))
    assert source is not None, problems
    records = replace(source, extracts=None, sample=Path(sample))
    with open_warehouse(Path(database), receiving=True) as warehouse:
        warehouse.execute(f"set memory_limit = '{limit}'")
        start = perf_counter()
        receipt = receive_records(warehouse, records)
        received = perf_counter()
        if receipt.accepted:
            make_clean(warehouse, records)
        cleaned = perf_counter()
    told = {
        "receive": received - start,
        "clean": cleaned - received,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "rows": sum(receipt.rows.values()),
        "problems": [str(problem) for problem in receipt.problems],
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
