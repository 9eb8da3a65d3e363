"""Mistakes against a model are told in plain words at their line, whatever pydantic calls them."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, PlainValidator, field_validator, model_validator

from pipeline.periods import parse
from pipeline.strict_yaml import read_document, validate


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Mean(Strict):
    kind: Literal["mean"]
    value: str = Field(description="the column\n to average", examples=["length_of_stay"])
    drop_top: float = Field(default=0, ge=0, lt=0.5, examples=[0.1])


class Count(Strict):
    kind: Literal["count"]
    where: str | None = None


class Better(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"


class Point(Strict):
    period: str
    value: float

    @field_validator("period")
    @classmethod
    def _known(cls, text: str) -> str:
        parse(text)
        return text


def _odd(value: Any) -> Any:
    if value == "odd":
        raise ValueError("an odd thing")
    return value


class Whole(Strict):
    title: str = Field(examples=["Falls"])
    method: Annotated[Mean | Count, Field(discriminator="kind")]
    better: Better = Better.LOWER
    unit: Literal["days", "percent"] = "days"
    points: tuple[Point, ...] = ()
    agreed: date | None = None
    live: bool = True
    decimals: int = 0
    limit: float | Point | None = None
    names: dict[str, str] = {}
    areas: list[str] = Field(default=[], min_length=1)
    free: Annotated[Any, PlainValidator(_odd)] = None

    @model_validator(mode="after")
    def _fits(self) -> "Whole":
        if self.title == "Bad":
            raise ValueError("a bad title")
        return self


GOOD = "title: Falls\nmethod:\n  kind: mean\n  value: los\n"


def told(text: str) -> list[str]:
    made, problems = validate(Whole, read_document(text, "m.yaml"))
    assert (made is None) == bool(problems)
    for problem in problems:
        said = f"{problem.field} {problem.found} {problem.allowed}"
        assert not any(word in said for word in ("Input", "input", "validat", "Mean", "Point", "Whole", "pydantic"))
        assert problem.rule
        assert problem.allowed or problem.rule == "other"
    return [f"{p.rule} {str(p).removeprefix('m.yaml:')}" for p in problems]


def test_a_good_document_makes_the_model() -> None:
    made, problems = validate(Whole, read_document(GOOD + "agreed: 2017-10-02\nlimit: 5\n", "m.yaml"))
    assert problems == []
    assert made is not None
    assert made.method.kind == "mean"
    assert made.agreed == date(2017, 10, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            GOOD + "bettr: lower\n",
            (
                "unknown-key 5  bettr  there is no key 'bettr' here, did you mean 'better'?; keys here are title, "
                "method, better, unit, points, agreed, live, decimals, limit, names, areas, free"
            ),
        ),
        (
            GOOD + "  drop_tp: 0.1\n",
            (
                "unknown-key 5  method.drop_tp  there is no key 'drop_tp' here, did you mean 'drop_top'?; "
                "keys here are kind, value, drop_top"
            ),
        ),
        (
            "method: {kind: count}\n",
            "missing-key 1  title  this key is missing; it is needed; e.g. title: Falls",
        ),
        (
            "title: x\nmethod:\n  kind: mean\n",
            (
                "missing-key 2  method.value  this key is missing; it is needed: the column to average; "
                "e.g. value: length_of_stay"
            ),
        ),
        (
            "title: x\nmethod:\n  kind: meen\n",
            "wrong-choice 3  method.kind  'meen' is not a choice here, did you mean 'mean'?; one of: mean, count",
        ),
        (
            "title: x\nmethod:\n  value: meen\n",
            "missing-key 2  method.kind  this key is missing; it is needed, one of: count, mean; e.g. kind: count",
        ),
        (
            GOOD + "better: loewr\n",
            "wrong-choice 5  better  'loewr' is not a choice here, did you mean 'lower'?; one of: lower, higher",
        ),
        (GOOD + "unit: 7\n", "wrong-choice 5  unit  7 is not a choice here; one of: days, percent"),
        (
            "title: 2017\nmethod: {kind: count}\n",
            "wrong-type 1  title  2017 is a number; text: put it in quotes; e.g. Falls",
        ),
        (GOOD + "agreed: soon\n", "wrong-type 5  agreed  'soon' is text; a date; e.g. 2017-10-02"),
        (GOOD + "live: no thanks\n", "wrong-type 5  live  'no thanks' is text; true or false; e.g. true"),
        (GOOD + "decimals: 1.5\n", "wrong-type 5  decimals  1.5 is a number; a whole number; e.g. 12"),
        (GOOD + "points: 5\n", "wrong-type 5  points  5 is a number; a list; e.g. [low, high]"),
        (GOOD + "names: [a]\n", "wrong-type 5  names  a list stands here; keys and values; e.g. {title: Falls}"),
        (
            "title: x\nmethod: mean\n",
            "wrong-type 2  method  'mean' is text; keys and values; e.g. {title: Falls}",
        ),
        (
            GOOD + "names: {a: 1}\n",
            'wrong-type 5  names.a  1 is a number; text: put it in quotes; e.g. "1"',
        ),
        (
            GOOD + "points:\n  - period: 2017/18\n    value: 1\n  - period: 2018/19\n    value: much\n",
            "wrong-type 9  points[2].value  'much' is text; a number; e.g. 0.5",
        ),
        (
            GOOD + "points:\n  - {period: 2017/18 Q5, value: 1}\n",
            (
                "other 6  points[1].period  '2017/18 Q5': there is no quarter 5; a year has quarters Q1 to Q4; "
                "in a financial year Q1 is April to June; e.g. 2017/18 Q4"
            ),
        ),
        (GOOD + "  drop_top: 0.9\n", "other 5  method.drop_top  0.9 does not fit; less than 0.5; e.g. 0.1"),
        (GOOD + "areas: []\n", "other 5  areas  what stands here does not fit; a list of 1 or more"),
        (
            GOOD + "limit: much\n",
            "wrong-type 5  limit  'much' is text; a number or keys and values; e.g. 0.5",
        ),
        (GOOD + "limit: {period: 2017/18}\n", "missing-key 5  limit.value  this key is missing; it is needed"),
        (GOOD + "free: odd\n", "other 5  free  an odd thing"),
        ("title: Bad\nmethod: {kind: count}\n", "other 1  a bad title"),
        ("- title\n", "wrong-type 1  a list stands here; keys and values; e.g. {title: Falls}"),
    ],
)
def test_each_mistake_in_plain_words_at_its_line(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_all_mistakes_are_told_at_once_sorted_by_line() -> None:
    lines = told("titel: x\nmethod:\n  kind: mean\n  drop_top: 2\nbetter: up\n")
    assert [line.split("  ")[0] for line in lines] == [
        "unknown-key 1",
        "missing-key 1",
        "missing-key 2",
        "other 4",
        "wrong-choice 5",
    ]


def test_a_long_value_is_shortened() -> None:
    assert "..." in told(GOOD + f"live: {'x' * 500}\n")[0]
    assert len(told(GOOD + f"live: {'x' * 500}\n")[0]) < 200
