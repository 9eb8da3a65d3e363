"""Figures withheld without a word on whether they are zero: where the mark of a new figure would open an old one."""

import pytest

from pipeline import periods
from pipeline.compute.protect import Counted, FrozenEdition, Protected, Protection, protect
from pipeline.compute.protect.release import NOTE, NOTHING_TOLD
from pipeline.compute.series import UNTOLD, PublishedSeries, Series, Value

TOLD = Protection({"records": "hes_pre2018"}, {"m": Counted("count", "falls")}, {"Town": ("Hill", "Dale")})
YEAR = "2017/18"
QUARTERS = tuple(f"{YEAR} Q{at}" for at in (1, 2, 3, 4))
Numbers = dict[tuple[str, str], float]
TWO_OF_SIX: Numbers = {("Hill", YEAR): 2, ("Town", YEAR): 6}
ONES: Numbers = {("Dale", quarter): 1 for quarter in QUARTERS}
QUARTER_MISSING: Numbers = {
    ("Hill", YEAR): 9,
    ("Hill", QUARTERS[0]): 6,
    ("Hill", QUARTERS[1]): 0,
    ("Hill", QUARTERS[3]): 3,
}


def series(numbers: Numbers) -> dict[str, Series]:
    values = [Value("m", a, periods.from_label(p), "records", float(n)) for (a, p), n in numbers.items()]
    return {"m": Series("m", tuple(values))}


def edition(numbers: Numbers, *frozen: FrozenEdition) -> Protected:
    return protect(series(numbers), TOLD, frozen)


def out(made: Protected, kept: Numbers | None = None) -> FrozenEdition:
    return FrozenEdition("earlier", made.series, truth=series(kept) if kept else None)


def marks(made: Protected) -> dict[tuple[str, str], frozenset[str]]:
    return {(v.area, v.period.label): v.markers for v in made.series["m"].values}


@pytest.mark.parametrize("kept", [None, TWO_OF_SIX], ids=["forgotten", "kept"])
def test_new_figures_whose_marks_would_open_an_old_one_do_not_say_that_they_are_not_zero(kept: Numbers | None) -> None:
    """The town has 6, of them the hill 1 to 5. Four quarters of the dale, each at least 1, would leave it 1 or 2."""
    first = edition(TWO_OF_SIX)
    assert marks(first) == {("Hill", YEAR): {"c"}, ("Town", YEAR): frozenset()}
    made = edition(ONES, out(first, kept))
    assert set(marks(made).values()) == {UNTOLD}
    assert {value.note for value in made.series["m"].values} == {NOTHING_TOLD}
    assert made.report.already_open == 0


def test_what_was_once_withheld_without_a_word_stays_so() -> None:
    """Else the third edition would say what the second was silent about."""
    first = out(edition(TWO_OF_SIX))
    second = edition(ONES, first)
    third = edition({("Dale", quarter): 1 for quarter in QUARTERS[:2]}, first, out(second))
    assert set(marks(third).values()) == {UNTOLD}
    assert third.report.already_open == third.report.contradictions == 0


def test_a_withheld_zero_is_not_said_to_be_no_zero() -> None:
    """The third quarter is 0; shown, it would leave 3 for the fourth."""
    first = edition(QUARTER_MISSING)
    assert marks(first)["Hill", QUARTERS[3]] == {"c"}
    made = edition({("Hill", QUARTERS[2]): 0}, out(first))
    (value,) = made.series["m"].values
    assert (value.value, value.markers, value.note) == (None, UNTOLD, NOTHING_TOLD)


def test_a_zero_is_withheld_where_it_would_tell_one_who_knows_which_are_small() -> None:
    """Dale has nobody, so Town's four quarters make up Hill's year of 1 to 5: each would be 1 or 2."""
    made = edition({("Hill", YEAR): 4, ("Dale", YEAR): 0, **{("Town", quarter): 1 for quarter in QUARTERS}})
    assert set(marks(made).values()) == {UNTOLD}
    assert made.report.already_open == 0


def test_a_zero_is_shown_where_the_small_ones_tell_as_much_without_it() -> None:
    """Four quarters of 1 or more in a year of 1 to 5 are 1 or 2 each, whatever Dale has: no door can help that."""
    year = {("Hill", YEAR): 4, **{("Hill", quarter): 1 for quarter in QUARTERS}}
    made = edition({**year, ("Dale", YEAR): 0})
    assert marks(made).pop(("Dale", YEAR)) == frozenset()
    assert [value.value for value in made.series["m"].values].count(None) == len(year)


def test_where_no_zero_is_withheld_the_mark_says_that_it_is_not_zero() -> None:
    made = edition({("Hill", YEAR): 3, ("Dale", YEAR): 90, ("Town", YEAR): 93})
    hidden = [value for value in made.series["m"].values if value.value is None]
    assert [(value.markers, value.note) for value in hidden] == [({"c"}, NOTE), ({"c"}, NOTE)]


def test_what_earlier_editions_give_away_by_themselves_is_told_to_a_person() -> None:
    """As someone put it out by hand: 9 in the town, 6 in the dale, and the hill withheld."""
    shown = series({("Dale", YEAR): 6, ("Town", YEAR): 9})["m"].values
    hidden = Value("m", "Hill", periods.from_label(YEAR), "records", None, markers=frozenset("c"))
    earlier = FrozenEdition("by hand", {"m": PublishedSeries("m", (*shown, hidden))})
    made = edition({("Hill", YEAR): 3}, earlier)
    assert made.report.already_open == 1
    assert marks(made) == {("Hill", YEAR): {"c"}}


def test_tables_that_contradict_each_other_stop_nothing() -> None:
    """The hill had none, then 6; what the town has now is not known. All that is new is withheld and a person told."""
    first = edition({("Hill", YEAR): 0, ("Town", YEAR): 9})
    made = edition({("Hill", YEAR): 6}, out(first))
    assert made.report.contradictions == 1
    assert [value.value for value in made.series["m"].values] == [None]
