"""Which definitions are due to be looked at again."""

from datetime import date

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.reviews import due_reviews
from tests.support.site_samples import measures

BASE = next(iter(measures().values()))


def reviewed(next_: str, **more: object) -> Measure:
    facts = BASE.model_dump() | {"review": {"last": "2025-01-01", "next": next_}, **more}
    return Measure.model_validate(facts)


def test_overdue_ones_come_first_and_the_day_itself_is_not_late():
    found = due_reviews(
        {"today": reviewed("2026-03-01"), "late": reviewed("2026-02-28"), "far": reviewed("2027-03-01")},
        date(2026, 3, 1),
    )
    assert [(one.measure, one.overdue) for one in found] == [("late", True), ("today", False)]


def test_a_retired_measure_is_not_looked_at_again():
    gone = reviewed("2020-01-01", lifecycle="retired", retired={"on": "2019-01-01", "reason": "Merged."})
    assert due_reviews({"gone": gone}, date(2026, 3, 1)) == []
