"""Published files beside the project, read with the descriptors of `tests/fixtures/sources`; the project holds none.

A test may spoil the copies: they lie in its own folder.
"""

import shutil
from pathlib import Path
from typing import Any

from pipeline import areas
from pipeline.sources.descriptor import Source, read_source
from pipeline.sources.receive import Receipt, read_delivery
from tests.support.shared import DATA, need

REPOSITORY = Path(__file__).resolve().parents[2]
DESCRIPTORS = REPOSITORY / "tests" / "fixtures" / "sources"
FILES = {
    "ascof_2020_21": ["ascof/*.xlsx"],
    "ascfr_activity_2016_17": ["ascfr/2017_*.csv"],
    "pss_ex_activity_2014_15": ["ascfr/2015_*.csv"],
    "fingertips": ["fingertips/*.csv"],
    "ecoli_monthly": ["hcai/E.coli_CCG_*.csv"],
    "ecoli_2018_19": ["hcai/Ecoli_2018-19.csv"],
    "delayed_days": ["dtoc/*.xls"],
    "delayed_days_collated": ["dtoc/*.csv"],
    "referral_to_treatment": ["rtt/*.xls"],
    "emergency_monthly": ["ae/*-AE.csv"],
    "emergency_by_type": ["ae/NHSR*.csv"],
    "proms_hip_knee": ["proms/*.zip"],
    "ccg_outcomes": ["ccgois/*.xlsx"],
    "mid_year_estimates": ["population/*.xls"],
    "deprivation_2015": ["deprivation/*.xlsx"],
    "lookups_2017": ["geography/*.csv"],
    "practices": ["geography/epraccur.zip"],
    "gp_payments_2016_17": ["gp_payments/*.csv"],
    "mortality_ccg": ["mortality/*.csv"],
}


def deliver(name: str, into: Path, only: str = "*") -> Source:
    """Copy a source's descriptor and published files into a folder of the test's own; skip where they are absent."""
    folder = into / "data_raw" / name
    shutil.copytree(DESCRIPTORS / name, folder)
    for pattern in FILES[name]:
        need(DATA / Path(pattern).parent)
        for file in sorted(DATA.glob(pattern)):
            if file.match(only):
                shutil.copyfile(file, folder / file.name)
    source, problems = read_source(folder)
    assert source is not None, problems
    return source


def receive(source: Source) -> Receipt:
    """Read and check a delivery as a refresh does."""
    return read_delivery(source, areas.read(REPOSITORY / "measures"))


def rows(receipt: Receipt, resource: str, **wanted: Any) -> list[dict[str, Any]]:
    """Return the typed rows of a resource, as mappings, that have these values."""
    reading = next(one for one in receipt.readings if one.resource == resource)
    assert reading.typed is not None, "\n".join(map(str, reading.problems[:20]))
    names = list(reading.typed.columns)
    found = [dict(zip(names, row, strict=True)) for row in reading.typed.rows]
    return [row for row in found if all(row[name] == value for name, value in wanted.items())]
