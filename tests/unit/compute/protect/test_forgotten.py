"""Old figures that were withheld and whose truth nobody kept: a reader knows of the small ones all the same.

Where a figure withheld long ago may have been a small one, the door guards against one who knows that it was.
"""

import pytest

from pipeline import periods
from pipeline.compute.protect import RULES, Counted, FrozenEdition, Protected, Protection, protect
from pipeline.compute.protect.cells import Cell
from pipeline.compute.protect.forgotten import NOBODY, small_ones
from pipeline.compute.protect.parts import Key
from pipeline.compute.protect.sheet import Sheet, Sum
from pipeline.compute.series import Series, Value

COUNT = {"m": Counted("count", "falls")}
TOWN = {"Town": ("Hill", "Dale")}
HILL, DALE, WHOLE = range(3)


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


@pytest.mark.parametrize("hidden", [4, 5])
def test_a_total_of_two_forgotten_small_numbers_is_withheld(hidden: int) -> None:
    """No table has Hill or Dale any more. Both may be small, and are then 4 or 5 in a total of 9."""
    first = out(series(Hill=hidden, Dale=9 - hidden), "hes_pre2018")
    assert shown(protect(series(Town=9), told("hes_pre2018"), [first])) == {"Town": None}


def test_a_total_that_leaves_three_values_to_every_reader_is_shown() -> None:
    """Of 40 at most one can be small, and the other then has five values left."""
    first = out(series(Hill=3, Dale=37, Town=40), "hes_pre2018")
    assert shown(protect(series(Town=40), told("hes_pre2018"), [first])) == {"Town": 40}


def sheet(town: float, *, town_is_new: bool) -> Sheet:
    """Two forgotten numbers and their total, as the door lays them out."""

    def cell(area: str, edition: int, number: float | None) -> Cell:
        key = Key("falls", "records", "all", "all", area, 0, 12)
        return Cell(key, "", edition, RULES["hes_pre2018"], 6, number, number)

    total = [cell("Town", edition, town) for edition in ((1,) if town_is_new else (0, 1))]
    cells = ((cell("Hill", 0, None),), (cell("Dale", 0, None),), tuple(total))
    return Sheet(cells, (0, 0, 0), (Sum(WHOLE, (HILL, DALE)),), 1)


@pytest.mark.parametrize(
    ("town", "surely", "choices"),
    [
        (5, {HILL, DALE}, [{HILL, DALE}]),
        (9, set(), [{HILL, DALE}]),
        (12, set(), [{HILL}, {DALE}]),
        (40, set(), [{HILL}, {DALE}]),
    ],
)
def test_every_largest_choice_of_small_ones_that_fits_has_a_reader(
    town: float, surely: set[int], choices: list[set[int]]
) -> None:
    laid = sheet(town, town_is_new=True)
    assert small_ones(laid, laid.sums, (HILL, DALE, WHOLE)) == (surely, choices)


def test_old_numbers_beside_which_nothing_is_new_are_left_alone() -> None:
    laid = sheet(9, town_is_new=False)
    assert small_ones(laid, laid.sums, (HILL, DALE, WHOLE)) == (NOBODY, [NOBODY])
