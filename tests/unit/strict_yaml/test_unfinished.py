"""Places left for a person are problems until they are filled, and are told once."""

from pydantic import BaseModel

from pipeline.strict_yaml import read_document, validate
from pipeline.strict_yaml.writing import block, flow


class Model(BaseModel):
    title: str
    days: int
    listed: list[str] = []


def faults(text: str) -> list[str]:
    return [str(problem) for problem in validate(Model, read_document(text, "x.yaml"))[1]]


def test_a_text_that_begins_with_todo_is_left_to_fill() -> None:
    assert faults('title: "TODO: what it is called"\ndays: 3\nlisted: [a, TODO]\n') == [
        "x.yaml:1  title  this is left for you to fill in; what it is called",
        "x.yaml:3  listed[2]  this is left for you to fill in; what the key asks for",
    ]


def test_it_is_not_also_of_the_wrong_type() -> None:
    assert faults('title: Falls\ndays: "TODO: how many"\n') == [
        "x.yaml:2  days  this is left for you to fill in; how many"
    ]


def test_what_is_written_reads_back_the_same() -> None:
    values = {"a": "no", "b": "2A", "c": "012", "d": "it's: so", "e": ["2017/18", "-", "1:30"], "f": 3, "g": "x - y"}
    assert read_document("\n".join(block(values)), "x.yaml").data == values
    assert read_document(f"key: {flow(values)}", "x.yaml").data == {"key": values}
