"""Why a measure has no figure: in its definition's words, else whether its sources gave any at all."""

from pipeline.render.pages.summary import ONLY_GROUPS, why_none
from tests.support.values import measure, series, value


def test_figures_of_groups_alone_are_not_said_to_be_none() -> None:
    groups = series(value("2016/17", 40.0, breakdown="age", category="18 to 64"))
    assert why_none(measure(), "awaiting", groups) == ONLY_GROUPS
    missing = series(value("2016/17", None, breakdown="age", category="18 to 64"))
    assert (
        why_none(measure(), "awaiting", missing) == why_none(measure()) == "No source has given a figure for this yet."
    )


def test_the_definitions_own_reason_wins() -> None:
    told = {"state": "awaiting", "reason": "Nobody counts it.", "needs": "A survey."}
    groups = series(value("2016/17", 40.0, breakdown="age", category="18 to 64"))
    assert why_none(measure(no_data=told), "awaiting", groups) == "Nobody counts it."
