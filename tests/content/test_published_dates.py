"""What a descriptor says of its day of publication is what its figures say of theirs."""

import csv
from pathlib import Path

import pytest

from pipeline.sources.descriptor import read_source
from tests.support.project import REPOSITORY

FOLDERS = sorted(file.parent for file in (REPOSITORY / "data_raw").glob("*/figures.csv"))
KNOWN = {"day", "meeting date"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_precision_of_the_newest_date_is_that_of_its_figures(folder: Path) -> None:
    source, problems = read_source(folder)
    assert source is not None, problems
    facts = source.package.outcomes
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row.get("published_on") == str(facts.published_on)]
    said = {row.get("published_on_precision") for row in rows}
    assert said, "no figure has the day of publication that the descriptor gives"
    wanted = "day" if said <= KNOWN else facts.published_on_precision
    assert facts.published_on_precision == wanted
    assert wanted == "day" or wanted in said
