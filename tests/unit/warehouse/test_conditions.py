"""What a condition asks for, one by one."""

import pytest

from pipeline.warehouse.conditions import asked_for


def test_conditions_are_the_same_in_any_order_and_spelling() -> None:
    one = asked_for("age >= 65 and method in ('21', '22') and day between 1 and 9")
    assert one == asked_for("(day   BETWEEN 1 and 9 AND method IN ('21','22')) and age>=65")
    assert len(one) == 3


@pytest.mark.parametrize("whole", ["falls or age >= 65", "falls or (burns and age >= 65)", "not (falls and burns)"])
def test_what_is_not_all_asked_for_is_one_condition(whole: str) -> None:
    assert len(asked_for(whole)) == 1


def test_no_condition_asks_for_nothing() -> None:
    assert asked_for(None) == frozenset()
    assert asked_for("falls") > asked_for(None)
