"""What `explain` says of one figure: of a group, of one that is withheld, and where there is none."""

from pipeline.compute.series import PublishedSeries, Value
from pipeline.periods import parse
from pipeline.steps.explaining import Wanted, _figure, _no_figure, _value, _withheld

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
