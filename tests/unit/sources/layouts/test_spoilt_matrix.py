"""Every way of spoiling a file has a test for every family of files, or a reason why that family cannot have it."""

import pytest

from tests.support.official_files import FILES
from tests.unit.sources.layouts import test_spoilt_text, test_spoilt_workbooks

WAYS = ("label", "column", "sheet", "parts", "symbol", "period", "family")
ONE_TEXT = "a text file has one table and no sheets"
NO_SUMS = "the file gives no total, and no share with both of its counts"
NO_PERIOD = "the file says no period; the descriptor names the file of one year"
NOT_NEEDED: dict[tuple[str, str], str] = {
    **{(name, "sheet"): ONE_TEXT for name, (pattern, *_) in FILES.items() if pattern.endswith(".csv")},
    **{(name, "parts"): NO_SUMS for name in ("deprivation_2015", "lookups_2017", "practices", "gp_payments_2016_17")},
    **{(name, "parts"): NO_SUMS for name in ("ascfr_activity_2016_17", "emergency_by_type", "mortality_ccg")},
    ("delayed_days_collated", "parts"): "the collation leaves places out, so England is more than the others",
    (
        "ascof_2020_21",
        "parts",
    ): "outcomes are rates, scores and shares by turns; the counts behind withheld ones are too",
    **{(name, "period"): NO_PERIOD for name in ("ascof_2020_21", "deprivation_2015", "lookups_2017", "practices")},
    **{(name, "period"): NO_PERIOD for name in ("gp_payments_2016_17", "pss_ex_activity_2014_15", "proms_hip_knee")},
    ("ascof_2020_21", "sheet"): "it is found by its header, whatever the sheet is called",
    ("mid_year_estimates", "sheet"): "sheets are found by header and title, whatever they are called",
    ("practices", "label"): "the file has no header",
    ("fingertips", "sheet"): ONE_TEXT,
}
TESTED = {
    *((name, way) for name, way, *_ in test_spoilt_text.CASES),
    *((name, way) for name, way, *_ in test_spoilt_workbooks.CASES),
    *((name, "family") for name in test_spoilt_workbooks.OTHERS),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", sorted(FILES))
def test_family_and_way(name: str, way: str) -> None:
    """Shown as a table by `pytest --collect-only`; a new family or way needs its cell."""
    assert ((name, way) in TESTED) != ((name, way) in NOT_NEEDED)
