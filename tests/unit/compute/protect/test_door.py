"""All tables at once: linked measures, parts and wholes, vintages, populations that overlap, editions that are out."""

from dataclasses import replace

import pytest

from pipeline import periods
from pipeline.compute.protect import Counted, FrozenEdition, Overlap, Protected, Protection, Slice, protect
from pipeline.compute.series import Series, Value

RULED = {"records": "hes_pre2018"}
COUNT = {"m": Counted("count", "falls")}
TOWN = {"Town": ("Hill", "Dale")}


def figure(area: str, period: str, number: float | None, **more: str) -> Value:
    return Value("m", area, periods.from_label(period), "records", number, **more)  # type: ignore[arg-type]


def through(values: list[Value], told: Protection, frozen: list[FrozenEdition] | None = None) -> Protected:
    return protect({"m": Series("m", tuple(values))}, told, frozen or [])


def shown(made: Protected) -> dict[tuple[str, str], float | None]:
    return {(value.area, value.period.label): value.value for value in made.series["m"].values}


def test_the_smallest_other_part_goes_with_a_small_one() -> None:
    values = [figure(area, "2016/17", n) for area, n in (("Hill", 3.0), ("Dale", 90.0), ("Town", 93.0))]
    assert set(shown(through(values, Protection(RULED, COUNT, TOWN))).values()) == {None, 93.0}


def test_parts_of_parts_are_linked_though_what_lies_between_is_not_shown() -> None:
    """The lake less the other three parishes would tell the small one, shores or no shores."""
    nested = {"Lake": ("North", "South"), "North": ("A", "B"), "South": ("C", "D")}
    numbers = {"A": 3.0, "B": 40.0, "C": 50.0, "D": 60.0, "Lake": 153.0}
    made = shown(through([figure(area, "2016/17", n) for area, n in numbers.items()], Protection(RULED, COUNT, nested)))
    assert [area for (area, _), number in made.items() if number is None] == ["A", "B"]


def test_quarters_and_a_year_with_one_quarter_missing() -> None:
    """The missing quarter is the year less the other three: two people, so it is protected too."""
    numbers = {"2016/17 Q1": 20.0, "2016/17 Q2": 30.0, "2016/17 Q3": 40.0, "2016/17": 92.0}
    made = through([figure("Hill", p, n) for p, n in numbers.items()], Protection(RULED, COUNT))
    assert [period for (_, period), number in shown(made).items() if number is None] == ["2016/17 Q1"]


def test_months_quarters_and_years_are_linked() -> None:
    months = {f"2016-{at:02d}": n for at, n in zip(range(4, 10), (2, 30, 31, 32, 33, 34), strict=True)}
    values = [figure("Hill", label, float(n)) for label, n in months.items()]
    values += [figure("Hill", "2016/17 Q1", 63.0), figure("Hill", "2016/17 Q2", 99.0)]
    hidden = {
        period for (_, period), number in shown(through(values, Protection(RULED, COUNT))).items() if number is None
    }
    assert hidden == {"2016-04", "2016-05"}


def test_a_rolling_year_is_made_of_months() -> None:
    months = [f"2016-{at:02d}" for at in range(1, 13)]
    values = [figure("Hill", label, 4.0 if label == "2016-05" else 30.0) for label in months]
    values.append(figure("Hill", "2016", 334.0))
    assert sum(number is None for number in shown(through(values, Protection(RULED, COUNT))).values()) == 2


def test_overlapping_populations_do_not_tell_who_is_in_only_one() -> None:
    """Two residents are not registered: 90 less 88 would tell."""
    overlap = (Overlap(Slice("falls", "County"), Slice("falls", "Practices")),)
    values = [figure("County", "2016/17", 90.0), figure("Practices", "2016/17", 88.0)]
    assert sum(v is None for v in shown(through(values, Protection(RULED, COUNT, overlaps=overlap))).values()) == 1
    far = [figure("County", "2016/17", 90.0), figure("Practices", "2016/17", 60.0)]
    assert None not in shown(through(far, Protection(RULED, COUNT, overlaps=overlap))).values()


def test_the_unsaid_category_is_not_left_to_subtraction() -> None:
    sexes = [figure("Hill", "2016/17", n, breakdown="sex", category=c) for c, n in (("female", 40.0), ("male", 50.0))]
    made = through([figure("Hill", "2016/17", 93.0), *sexes], Protection(RULED, COUNT))
    assert made.series["m"].withheld == 1
    loose = through([figure("Hill", "2016/17", 93.0), *sexes], Protection(RULED, COUNT, loose=frozenset({"sex"})))
    assert loose.series["m"].withheld == 0


def test_a_whole_that_the_new_rule_pins_to_two_numbers() -> None:
    """Methods: 20 (18 to 22) less 10 (8 to 12) leaves 6 or 7 for the part that is 1 to 7."""
    values = [figure(area, "2016/17", n) for area, n in (("Hill", 7.0), ("Dale", 12.0), ("Town", 19.0))]
    told = Protection({"records": "hes2018"}, COUNT, TOWN)
    assert shown(through(values, told)) == {
        ("Hill", "2016/17"): None,
        ("Dale", "2016/17"): None,
        ("Town", "2016/17"): 20,
    }


def test_zero_is_shown() -> None:
    values = [figure("Hill", "2016/17", 0.0), figure("Dale", "2016/17", 9.0), figure("Town", "2016/17", 9.0)]
    for rule in ("hes_pre2018", "hes2018"):
        assert shown(through(values, Protection({"records": rule}, COUNT, TOWN)))[("Hill", "2016/17")] == 0


def test_vintages_of_one_figure_stand_together() -> None:
    """Later the small part was found to be 9: what it was stays withheld, and the old total does not open it."""
    first = [figure(a, "2016/17", n, vintage="1") for a, n in (("Hill", 3.0), ("Dale", 90.0), ("Town", 93.0))]
    later = [figure(a, "2016/17", n, vintage="2") for a, n in (("Hill", 9.0), ("Dale", 90.0), ("Town", 99.0))]
    made = through([*first, *later], Protection(RULED, COUNT, TOWN)).series["m"].values
    seen = {(value.area, value.vintage): value.value for value in made}
    assert seen["Hill", "1"] is None
    assert seen["Dale", "1"] is None or seen["Town", "1"] is None
    assert seen["Dale", "2"] is None or seen["Town", "1"] is None


def test_a_withheld_figure_stays_withheld_until_it_changes() -> None:
    told = Protection(RULED, COUNT, TOWN)
    values = [figure(area, "2016/17", n) for area, n in (("Hill", 3.0), ("Dale", 90.0), ("Town", 93.0))]
    first = through(values, told)
    alone = [figure("Dale", "2016/17", 90.0)]
    assert shown(through(alone, told, [FrozenEdition("first", first.series)])) == {("Dale", "2016/17"): None}
    changed = [figure("Dale", "2016/17", 300.0)]
    assert shown(through(changed, told, [FrozenEdition("first", first.series)])) == {("Dale", "2016/17"): 300.0}
    truth = {"m": Series("m", tuple(values))}
    kept = FrozenEdition("first", first.series, truth=truth)
    assert shown(through([figure("Dale", "2016/17", 89.0)], told, [kept])) == {("Dale", "2016/17"): 89.0}


def test_a_figure_already_out_is_no_cover() -> None:
    """The first edition showed Dale alone; with the total Hill would be known, so the total is withheld."""
    told = Protection(RULED, COUNT, TOWN)
    first = through([figure("Dale", "2016/17", 90.0)], told)
    values = [figure(area, "2016/17", n) for area, n in (("Hill", 3.0), ("Dale", 90.0), ("Town", 93.0))]
    made = shown(through(values, told, [FrozenEdition("first", first.series)]))
    assert made == {("Hill", "2016/17"): None, ("Dale", "2016/17"): 90.0, ("Town", "2016/17"): None}


def test_the_report_counts_and_says_no_withheld_number() -> None:
    values = [figure(area, "2016/17", n) for area, n in (("Hill", 4.0), ("Dale", 91.0), ("Town", 95.0))]
    report = through(values, Protection(RULED, COUNT, TOWN)).report
    assert report.withheld == {"m": 2}
    assert report.figures == 3
    text = " ".join(report.lines)
    assert "91" not in text
    assert "hes_pre2018" in text


def test_a_measure_the_door_was_not_told_of_is_refused() -> None:
    with pytest.raises(ValueError, match=r"m: records is under a rule, so say what the measure counts"):
        through([figure("Hill", "2016/17", 3.0)], Protection(RULED))


def test_linked_measures_that_differ_are_refused_without_their_numbers() -> None:
    other = replace(figure("Hill", "2016/17", 41.0), measure="n")
    series = {"m": Series("m", (figure("Hill", "2016/17", 40.0),)), "n": Series("n", (other,))}
    with pytest.raises(ValueError, match=r"the count 'falls'") as raised:
        protect(series, Protection(RULED, {**COUNT, "n": COUNT["m"]}))
    assert "4" not in str(raised.value)


def test_a_table_of_men_alone_is_not_taken_for_a_world_without_women() -> None:
    """Were all men, the tables could not all be so; what was withheld before would then be left out of account."""
    men = {"breakdown": "sex", "category": "male"}
    first = [
        figure("Hill", "2017/18 Q4", 4.0, **men),
        figure("Town", "2017/18 Q4", 40.0, **men),
        figure("Hill", "2017/18 Q3", 9.0, breakdown="sex", category="female"),
    ]
    told = Protection(RULED, COUNT, TOWN)
    earlier = FrozenEdition("first", through(first, told).series)
    second = [
        figure("Hill", "2017/18", 85.0),
        figure("Town", "2017/18", 114.0, **men),
        figure("Dale", "2017/18 Q4", 36.0, **men),
    ]
    made = through(second, told, [earlier])
    assert made.report.contradictions == 0
    assert shown(made)["Dale", "2017/18 Q4"] is None
