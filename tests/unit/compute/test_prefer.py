"""Which figure is the public one, and what was known at a date."""

from datetime import date

from pipeline.compute.prefer import as_of, prefer
from pipeline.compute.series import Series, with_values
from tests.support.values import value

ORDER = ["first", "second"]


def chosen(*values):
    made = prefer(with_values(Series("falls"), list(values)), ORDER)
    return [(v.source, v.value) for v in made.values if v.preferred]


def test_the_first_exact_source_with_a_value_is_public():
    assert chosen(value("2016/17", 2.0, source="second"), value("2016/17", 1.0, source="first")) == [("first", 1.0)]
    assert chosen(value("2016/17", None, source="first"), value("2016/17", 2.0, source="second")) == [("second", 2.0)]


def test_close_and_synthetic_figures_are_never_public():
    assert chosen(value("2016/17", 1.0, source="first", fit="close")) == []
    assert chosen(value("2016/17", 1.0, source="first", origin="synthetic")) == []


def test_the_latest_vintage_of_a_source_wins():
    old = value("2016/17", 1.0, source="first", vintage="2017-06-01")
    new = value("2016/17", 2.0, source="first", vintage="2017-09-01", published_on=date(2017, 9, 1))
    assert chosen(old, new) == [("first", 2.0)]


def test_of_vintages_of_one_day_the_later_name_wins():
    assert chosen(
        *(value("2016/17", n, source="first", vintage=v) for n, v in ((1.0, ""), (2.0, "r1"), (3.0, "r1b")))
    ) == [("first", 3.0)]


def test_a_marked_gap_is_public_where_no_source_has_a_value():
    gap = value("2016/17", None, source="first", markers=frozenset("c"))
    assert chosen(gap) == [("first", None)]


def test_what_was_published_later_was_not_known():
    old = value("2016/17", 1.0, source="first", vintage="a", published_on=date(2017, 6, 1))
    new = value("2016/17", 2.0, source="first", vintage="b", published_on=date(2017, 11, 1))
    undated = value("2015/16", 3.0, source="first", published_on=None)
    known = as_of(with_values(Series("falls"), [old, new, undated]), date(2017, 10, 2), ORDER)
    assert [(v.value, v.preferred) for v in known.values] == [(1.0, True)]


def test_what_was_published_on_the_day_of_the_cut_off_was_known():
    day = date(2017, 10, 2)
    on, after = (value("2016/17", n, vintage=str(n), published_on=date(2017, 10, n)) for n in (2, 3))
    assert [v.value for v in as_of(with_values(Series("falls"), [on, after]), day, ["returns"]).values] == [2]
