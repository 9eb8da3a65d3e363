"""A correction of a part says what of the report rests on it and stays as it was."""

from types import SimpleNamespace

import pytest

from pipeline.steps.correcting import Mistake, not_corrected_with
from tests.support.values import measure, series, value

RATIO = {"kind": "ratio", "numerator": ["falls"], "denominator": ["people"]}
DERIVED = {
    "unit": {"kind": "ratio", "decimals": 1},
    "sources": [{"source": "derived", "fit": "exact", "method": RATIO}],
}
FROZEN = [value("2016/17 Q1", 30), value("2016/17 Q2", 31), value("2016/17", 120), value("2015/16", 110)]


@pytest.mark.parametrize(
    ("period", "said"), [("2016/17 Q1", ("falls in 2016/17", "falls_each")), ("2016/17", ("falls_each",))]
)
def test_the_longer_period_and_what_is_derived_are_named(period: str, said: tuple[str, ...]) -> None:
    archive = SimpleNamespace(series=lambda _: {"falls": series(*FROZEN), "falls_each": series()})
    workspace = SimpleNamespace(
        archive=archive, catalogue=SimpleNamespace(measures={"falls": measure(), "falls_each": measure(**DERIVED)})
    )
    mistake = Mistake("2017-18-q1", "falls", FROZEN[0].area, period, 29)
    assert not_corrected_with(workspace, mistake) == said  # type: ignore[arg-type]
