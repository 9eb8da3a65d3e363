"""JSON as the library writes it, sign by sign the same, whatever is nested in what."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.open_data.json_text import MARK, json_bytes

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
ANY = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


def by_the_library(facts: object) -> bytes:
    return (json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n").encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(ANY.filter(lambda facts: "\ud800" not in repr(facts)))
def test_it_is_what_the_library_writes(facts: object) -> None:
    assert json_bytes(facts) == by_the_library(facts)


@pytest.mark.parametrize(
    "facts",
    [
        [],
        {},
        [[], {}, [[]], {"b": [], "a": {}}],
        {"values": [{"b": 1.5, "a": 'a ",\n\\é', "used": ["x", "y"]}, {"b": None, "used": []}], "n": 10**20},
        (1, (2, 3)),
    ],
)
def test_the_edges_are_what_the_library_writes(facts: object) -> None:
    assert json_bytes(facts) == by_the_library(facts)


@pytest.mark.parametrize("facts", [float("nan"), [float("inf")], {"a": [float("nan")]}])
def test_what_is_no_number_is_refused(facts: object) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_bytes(facts)


@pytest.mark.parametrize("facts", [{"a": MARK, "b": [1]}, [MARK, [MARK, {"c": [2]}]], {MARK: [1], "b": [[3]]}])
def test_what_says_by_chance_what_stands_for_inner_parts_is_written_all_the_same(facts: object) -> None:
    assert json_bytes(facts) == by_the_library(facts)
