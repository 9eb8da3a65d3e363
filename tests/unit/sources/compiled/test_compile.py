"""What cannot be compiled is refused, all of it at once, with its field and what is allowed."""

from typing import Any

import duckdb
import pytest

from pipeline.errors import ContentProblems
from pipeline.sources.compiled import compile_schema, typed_select


def field(**properties: Any) -> dict[str, Any]:
    return {"fields": [{"name": "one", **properties}]}


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        (field(type="geopoint"), "type geopoint is not compiled"),
        (field(type="string", format="email"), "is not 'default'"),
        (field(type="date", format="%d/%m/%Y %Z"), "has %Z"),
        (field(type="date", format="%d %d"), "each of its parts once"),
        (field(type="string", constraints={"pattern": "(?=a)"}), "look-ahead"),
        (field(type="integer", constraints={"minimum": "low"}), "'low' is not a integer"),
        (field(type="string", constraints={"minimum": 1}), "not valid"),
        (field(type="string", required=True), "not valid"),
        ({**field(type="string"), "fieldsMatch": "subset"}, "subset is not compiled"),
        ({**field(type="string"), "primaryKey": "two"}, "two"),
        ({"fields": []}, "no fields"),
        (
            {
                **field(type="string"),
                "foreignKeys": [{"fields": "one", "reference": {"resource": "lst", "fields": "x"}}],
            },
            "lst is not loaded",
        ),
    ],
)
def test_a_schema_that_cannot_be_compiled_is_refused(schema: dict[str, Any], words: str) -> None:
    with pytest.raises(ContentProblems, match=words):
        compile_schema(schema, references={"list": "list"}, file="data_raw/x/datapackage.yaml")


def test_all_problems_are_told_at_once() -> None:
    schema = {"fields": [{"name": "a", "type": "list"}, {"name": "b", "type": "date", "format": "%q"}]}
    with pytest.raises(ContentProblems) as refused:
        compile_schema(schema)
    assert [problem.field for problem in refused.value.problems] == ["a", "b"]


@pytest.mark.parametrize(
    ("properties", "text", "value"),
    [
        ({"type": "integer"}, " +1_000 ", 1000),
        ({"type": "number", "groupChar": ",", "decimalChar": "."}, "1,234.5", 1234.5),
        ({"type": "number", "decimalChar": ",", "groupChar": "."}, "1.234,5", 1234.5),
        ({"type": "number", "decimalChar": ","}, "1.5", None),
        ({"type": "number", "bareNumber": False}, "£ 5.50 each", 5.5),
        ({"type": "boolean", "trueValues": ["Y"], "falseValues": ["N"]}, "N", False),
        ({"type": "date"}, "infinity", None),
        ({"type": "date", "format": "%d/%m/%y"}, "1/4/68", "2068-04-01"),
        ({"type": "datetime", "format": "%d %b %Y %H:%M"}, "5 APR 2017 9:05", "2017-04-05 09:05:00"),
        ({"type": "time", "format": "%H%M"}, "0905", "09:05:00"),
        ({"type": "year"}, "2017", 2017),
        ({"type": "string"}, "", None),
        ({"type": "string", "missingValues": ["-"]}, "", ""),
    ],
)
def test_cells_are_typed(properties: dict[str, Any], text: str, value: object) -> None:
    schema = compile_schema(field(**properties))
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT 'f' AS _file, 2 AS _row, ? AS one", [text])
        ((found,),) = connection.execute(f"SELECT one FROM ({typed_select(schema, 't')})").fetchall()
    assert (str(found) if isinstance(value, str) and found is not None else found) == value
