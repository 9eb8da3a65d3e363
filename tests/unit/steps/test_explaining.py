"""What `explain` says of one figure: of a group, of one that is withheld, and where there is none."""

from datetime import date

from pipeline.compute.series import PublishedSeries, Value
from pipeline.periods import parse
from pipeline.steps.explaining import Wanted, _figure, _no_figure, _seen_from, _value, _withheld
from pipeline.steps.made import Made, remember_made
from pipeline.warehouse import open_memory

WHOLE = Value("falls", "W", parse("2016/17"), "returns", 120.0, preferred=True, markers=frozenset("r"))
MEN = Value("falls", "W", parse("2016/17"), "records", None, "sex", "Men", markers=frozenset("c"), note="withheld")
SERIES = PublishedSeries("falls", (WHOLE, MEN))


def test_a_group_is_found_by_its_name_though_no_source_is_preferred():
    found = _value(SERIES, "W", Wanted("W", "2016/17", "sex", "Men"))
    assert found == MEN
    assert _withheld(found)
    assert _figure(MEN) == ("W, 2016/17, sex Men: no value", "from records (official, exact)", "marked c: withheld")


def test_the_whole_is_meant_where_no_group_is_named():
    assert _value(SERIES, "W", Wanted()) == WHOLE
    assert not _withheld(WHOLE)
    assert _figure(WHOLE)[-1] == "marked r"


def test_where_there_is_none_it_says_what_there_is():
    assert _value(SERIES, "W", Wanted("W", "2016/17 Q9")) is None
    told = _no_figure(SERIES, "W", Wanted("W", "2016/17 Q9"))
    assert told == (
        "there is no figure for W in 2016/17 Q9",
        "periods that there are: 2016/17",
        "groups that there are: sex Men",
    )


def test_a_period_is_known_by_the_words_of_its_page_too():
    assert _value(SERIES, "W", Wanted("W", "2016 to 2017")) == WHOLE


def test_a_breakdown_without_a_group_is_asked_for_one():
    assert "name the group of the breakdown too, with --category" in _no_figure(SERIES, "W", Wanted("W", None, "sex"))


def test_how_a_measure_stands_is_told_as_the_site_tells_it_and_not_from_the_end_of_time():
    with open_memory() as warehouse:
        assert _seen_from(warehouse) == date.max
        remember_made(warehouse, Made(date(2017, 10, 2), "abc"))
        assert _seen_from(warehouse) == date(2017, 10, 2)
