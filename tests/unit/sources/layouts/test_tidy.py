"""Files of one tidy table: where one has other columns than the one before, it is said which."""

from types import SimpleNamespace

import pytest

from pipeline.sources.layouts.tidy import _other_header

LABELS = ("measure", "area", "period", "value")


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (("measure", "areas", "period", "value"), "'areas' is not one, did you mean 'area'?; 'area' is not there"),
        (("measure", "area", "period"), "'value' is not there"),
        ((*LABELS, "note"), "'note' is not one"),
        (("area", "measure", "period", "value"), "they stand in another order"),
    ],
)
def test_the_columns_that_differ_are_named(header: tuple[str, ...], told: str) -> None:
    problem = _other_header(SimpleNamespace(name="returns/b.csv"), header, LABELS)  # type: ignore[arg-type]
    assert problem.found == f"the columns are not the same as in the file before: {told}"
    assert problem.allowed == "the columns measure, area, period, value"
