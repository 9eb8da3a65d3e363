"""Overrides of a report's lists: refused without reason, name, or something in place of what is to improve."""

from datetime import date

import pytest
from pydantic import ValidationError

from pipeline.catalogue.edition import Edition, strange_overrides

FRONT = {"report_to": "A board", "by": ["A director"], "title": "T", "purpose": "P", "recommendations": ["Note"]}
GOOD = {"measure": "falls", "list": "to_improve", "instead": "walks", "reason": "Late data.", "by": "A director"}


def edition(*overrides: dict[str, str]) -> Edition:
    plain = {"title": "April", "period": "2017/18 Q1", "cut_off": date(2017, 10, 2), "front_sheet": FRONT}
    return Edition.model_validate({**plain, "overrides": list(overrides)})


def test_a_whole_override_is_taken() -> None:
    assert edition(GOOD).overrides[0].by == "A director"


@pytest.mark.parametrize("missing", ["reason", "by", "instead", "measure", "list"])
def test_each_part_is_needed(missing: str) -> None:
    with pytest.raises(ValidationError):
        edition({key: value for key, value in GOOD.items() if key != missing})


def test_two_overrides_cannot_empty_the_list_together() -> None:
    back = {**GOOD, "measure": "walks", "instead": "falls"}
    for second in (GOOD, back):
        with pytest.raises(ValidationError, match="several overrides"):
            edition(GOOD, second)


def test_unknown_measures_are_named_with_the_nearest() -> None:
    found = strange_overrides({"2017-18-q1": edition({**GOOD, "measure": "fals"})}, ["falls", "walks"])
    assert len(found) == 1 and "did you mean 'falls'?" in str(found[0])
    assert strange_overrides({"q": edition(GOOD)}, ["falls", "walks"]) == []
