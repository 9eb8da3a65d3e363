"""What no table shows is added up too: a number may be told by several that nobody shows."""

from pipeline import periods
from pipeline.compute.protect import Counted, Protection, protect
from pipeline.compute.series import Series, Value

TOLD = Protection({"records": "hes_pre2018"}, {"m": Counted("count", "falls")}, {"Town": ("Hill", "Dale")})
MEN = {"breakdown": "sex", "category": "male"}


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
