"""A starting point is told with its value and unit, looked up where the definition names only its period."""

from datetime import date

import pytest

from pipeline.render.pages.measure_facts import agreed_facts, change_facts
from tests.support.values import measure, value

DAY = date(2017, 6, 1)
START = {"period": "2016/17", "basis": "The five years start then."}
VALUES = [value("2015/16", 12.0), value("2016/17", 14.7)]


def told(values=VALUES, **more):
    return agreed_facts(measure(baseline={**START, **more}), str, values)[0].text[0]


def test_the_value_is_looked_up_in_the_figures_of_the_area():
    assert told() == "14.7%, 2016 to 2017"


def test_a_value_that_was_agreed_stands_before_one_that_is_looked_up():
    assert told(value=15.0) == "15.0%, 2016 to 2017"


def test_without_a_figure_only_the_time_is_told():
    assert told(()) == "2016 to 2017"
    assert told([value("2016/17", None, markers=frozenset("c"))]) == "2016 to 2017"


AGREED = {
    "kind": "level",
    "value": 12.0,
    "by": "2020/21",
    "status": "agreed",
    "agreed_by": "The Board",
    "agreed_on": DAY,
}
NATIONAL = {"kind": "standard", "value": 95.0, "status": "national_standard"}
NAMES = {"W": "the valleys", "A1": "the upper valley"}.__getitem__


@pytest.mark.parametrize(
    ("target", "whose"),
    [
        (AGREED, "For the valleys."),
        ({**AGREED, "area": "A1"}, "For the upper valley."),
        (NATIONAL, "For each area."),
        ({**NATIONAL, "area": "A1"}, "For the upper valley."),
    ],
)
def test_a_target_is_told_with_the_area_that_it_is_for(target, whose):
    several = measure(areas=["W", "A1"], targets=[target])
    (told,) = agreed_facts(several, NAMES)
    assert told.text[1] == whose
    assert change_facts(several, NAMES)[1].text[0].endswith(f". {whose}")
    alone = measure(areas=[target.get("area", "W")], targets=[target])
    assert not any("For " in line for one in agreed_facts(alone, NAMES) for line in one.text)
    assert not any("For " in line for line in change_facts(alone, NAMES)[1].text)


def test_a_starting_point_is_told_with_its_area_where_there_are_several():
    several = measure(areas=["W", "A1"], baseline={**START, "area": "A1"})
    assert agreed_facts(several, NAMES)[0].text[1] == "For the upper valley."
    assert agreed_facts(measure(areas=["W"], baseline=START), NAMES)[0].text[1] == START["basis"]
