"""No figure is shown with more decimals than its source prints: 6.3 shown as 6.30 would say more than is known."""

import csv
from pathlib import Path

import pytest

from pipeline.catalogue.load import open_catalogue
from pipeline.catalogue.measure import MeasureSource
from pipeline.catalogue.methods import Published

ROOT = Path(__file__).resolve().parents[2]
MEASURES = open_catalogue(ROOT / "measures").measures
PRINTED = [
    pytest.param(name, entry, id=f"{name} {entry.source}")
    for name, measure in sorted(MEASURES.items())
    for entry in measure.sources
    if isinstance(entry.method, Published) and (ROOT / "data_raw" / entry.source / "figures.csv").exists()
]


@pytest.mark.parametrize(("name", "entry"), PRINTED)
def test_no_more_decimals_than_the_source_prints(name: str, entry: MeasureSource) -> None:
    with (ROOT / "data_raw" / entry.source / "figures.csv").open(encoding="utf-8") as file:
        printed = [row["value"] for row in csv.DictReader(file) if row["measure"] == name and row.get("value")]
    if entry.source != "delayed_transfers_published":  # days, of which the rates are worked out
        assert printed, "a source that is named has figures"
        assert max(len(one.partition(".")[2]) for one in printed) >= MEASURES[name].unit.decimals
