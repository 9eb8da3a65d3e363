"""A starting point is told with its value and unit, looked up where the definition names only its period."""

from pipeline.render.pages.measure_facts import agreed_facts
from tests.support.values import measure, value

START = {"period": "2016/17", "basis": "The five years start then."}
VALUES = [value("2015/16", 12.0), value("2016/17", 14.7)]


def told(values=VALUES, **more):
    return agreed_facts(measure(baseline={**START, **more}), values)[0].text[0]


def test_the_value_is_looked_up_in_the_figures_of_the_area():
    assert told() == "14.7%, 2016 to 2017"


def test_a_value_that_was_agreed_stands_before_one_that_is_looked_up():
    assert told(value=15.0) == "15.0%, 2016 to 2017"


def test_without_a_figure_only_the_time_is_told():
    assert told(()) == "2016 to 2017"
    assert told([value("2016/17", None, markers=frozenset("c"))]) == "2016 to 2017"
