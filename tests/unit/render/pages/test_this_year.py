"""A quarter beside its year: sums of what is there, reasons where they cannot be, an estimate that is called one."""

from pipeline.render.pages.this_year import year_facts
from tests.support.values import measure, value

COUNT = measure(unit={"kind": "count", "decimals": 0, "noun": "admissions"})
LABELS = ("2016/17 Q2", "2016/17 Q3", "2016/17 Q4", "2017/18 Q1", "2017/18 Q2")


def counts(*figures: float | None):
    return [value(label, figure) for label, figure in zip(LABELS, figures, strict=True)]


def told(one, values):
    return {f.name: f.text[0] for f in year_facts(one, values, values[-1])}


def test_counts_are_added_up() -> None:
    made = told(COUNT, counts(1, 10, 20, 30, 1000))
    assert made["The year so far"] == "1,030 admissions, April to September 2017."
    assert made["The last four quarters"] == "1,060 admissions, October 2016 to September 2017."
    assert "Four times this quarter" not in made, "four quarters that were counted say more"


def test_four_times_a_quarter_stands_only_where_there_are_too_few_quarters_and_claims_nothing() -> None:
    made = told(COUNT, counts(1, None, 20, 30, 1000))
    assert made["Four times this quarter"].startswith("4,000 admissions [e]. This only shows the size.")
    assert "not a fair guess of a year" in made["Four times this quarter"]


def test_the_first_quarter_is_the_year_so_far() -> None:
    assert told(COUNT, counts(1, 10, 20, 30, 40)[:4])["The year so far"].startswith("This is the first quarter")


def test_a_missing_or_doubted_quarter_is_said_and_never_passed_over() -> None:
    for values in (counts(1, None, 20, 30, 40), [*counts(1, 10, 20, 30, 40)[:4], value("2017/18 Q2", 5)]):
        values[1] = value(LABELS[1], None, markers=frozenset("c"))
        assert told(COUNT, values)["The last four quarters"].startswith("We cannot give it: a quarter is missing")
    assert (
        year_facts(
            COUNT, [value("2017/18 Q1", 9, markers=frozenset("q"))], value("2017/18 Q1", 9, markers=frozenset("q"))
        )
        == ()
    )


def test_shares_need_the_numbers_behind_them_and_are_never_times_four() -> None:
    made = told(measure(), [value("2017/18 Q1", 50.0)])
    assert made["The last four quarters"].startswith("We cannot give it: quarters cannot be put together")
    assert "Four times this quarter" not in made
    parts = [value(label, 50.0, numerator=5, denominator=10) for label in LABELS]
    assert told(measure(), parts)["The last four quarters"] == "50.0%, October 2016 to September 2017: 20 out of 40."


def test_a_rate_is_of_one_population_and_one_weighed_by_age_has_no_total() -> None:
    method = {"kind": "rate", "population": "people"}
    unit = {"kind": "rate_per", "decimals": 1, "per": 100_000}
    values = [value(label, 75.0, numerator=300, denominator=400_000) for label in LABELS]
    for kind, words in (
        ("rate", "300.0 per 100,000, October 2016 to September 2017: 1,200 out of 400,000."),
        ("directly_standardised_rate", "We cannot give it: a figure of this kind cannot be made from quarters."),
    ):
        entry = {"source": "returns", "fit": "exact", "method": {**method, "kind": kind}}
        assert told(measure(sources=[entry], unit=unit), values)["The last four quarters"] == words


def test_the_number_behind_a_rate_adds_up_by_itself() -> None:
    entry = {"source": "returns", "fit": "exact", "method": {"kind": "rate", "population": "people"}}
    one = measure(sources=[entry], unit={"kind": "rate_per", "decimals": 1, "per": 1000})
    alone = one.model_copy(update={"unit": COUNT.unit})
    assert told(alone, counts(1, 10, 20, 30, 40))["The last four quarters"].startswith("100 admissions")


def test_years_have_none_of_this() -> None:
    assert year_facts(COUNT, [value("2016/17", 9)], value("2016/17", 9)) == ()
