"""Old figures that were withheld and whose truth nobody kept: a reader knows of the small ones all the same.

Where a figure withheld long ago may have been a small one, the door guards against one who knows that it was.
"""

import pytest

from pipeline import periods
from pipeline.compute.protect import Counted, FrozenEdition, Protected, Protection, protect
from pipeline.compute.series import Series, Value

COUNT = {"m": Counted("count", "falls")}
TOWN = {"Town": ("Hill", "Dale")}
RULES = ("hes_pre2018", "hes2018")


def series(period: str = "2016/17", **numbers: float) -> dict[str, Series]:
    values = [Value("m", area, periods.from_label(period), "records", float(n)) for area, n in numbers.items()]
    return {"m": Series("m", tuple(values))}


def told(rule: str) -> Protection:
    return Protection({"records": rule}, COUNT, TOWN)


def shown(made: Protected) -> dict[str, float | None]:
    return {value.area: value.value for value in made.series["m"].values}


def out(true: dict[str, Series], rule: str, *before: FrozenEdition, kept: bool = False) -> FrozenEdition:
    return FrozenEdition("earlier", protect(true, told(rule), before).series, truth=true if kept else None)


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "forgotten"])
def test_a_total_that_would_open_a_forgotten_small_number_is_withheld(kept: bool) -> None:
    """Hill's 5 and Dale's 4 are both 1 to 5: of a total of 9 only 4 and 5 are left for each."""
    first = out(series(Hill=5), "hes_pre2018", kept=kept)
    made = protect(series(Town=9, Dale=4), told("hes_pre2018"), [first])
    assert shown(made) == {"Town": None, "Dale": None}
    assert (made.report.already_open, made.report.contradictions) == (0, 0)
