"""What no table shows is added up too: a number may be told by several that nobody shows."""

from pipeline import periods
from pipeline.compute.protect import Counted, Protection, protect
from pipeline.compute.series import Series, Value

TOLD = Protection({"records": "hes_pre2018"}, {"m": Counted("count", "falls")}, {"Town": ("Hill", "Dale")})
MEN = {"breakdown": "sex", "category": "male"}
WOMEN = {"breakdown": "sex", "category": "female"}


def figure(area: str, period: str, number: float, **of_whom: str) -> Value:
    return Value("m", area, periods.from_label(period), "records", number, **of_whom)  # type: ignore[arg-type]


def test_a_quarter_that_no_table_has_is_known_where_the_town_had_nobody() -> None:
    """Town had nobody in the third quarter, so Hill had no men then: its year less two quarters tells the fourth."""
    men = {"2017/18 Q1": 9.0, "2017/18 Q2": 12.0, "2017/18 Q4": 3.0, "2017/18": 24.0}
    values = [figure("Hill", period, number, **MEN) for period, number in men.items()]
    made = protect({"m": Series("m", (*values, figure("Town", "2017/18 Q3", 0.0)))}, TOLD)
    shown = {(value.area, value.period.label): value.value for value in made.series["m"].values}
    assert shown["Hill", "2017/18 Q4"] is None
    assert list(shown.values()).count(None) > 1
    assert made.report.already_open == made.report.contradictions == 0


def test_where_some_have_no_known_sex_there_may_be_such_in_a_month_too() -> None:
    """Ten of the quarter are neither men nor women; no month says how many. That is no contradiction."""
    months = [figure("Hill", f"2016-{month:02d}", 100.0) for month in (4, 5, 6)]
    quarter = [
        figure("Hill", "2016/17 Q1", number, **who) for number, who in ((300.0, {}), (140.0, WOMEN), (150.0, MEN))
    ]
    made = protect({"m": Series("m", (*months, *quarter))}, TOLD)
    assert (made.report.contradictions, made.series["m"].withheld) == (0, 0)
