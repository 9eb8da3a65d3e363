"""Regular expressions must mean in the database what they mean in Python."""

import re

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sources.compiled.patterns import PatternError, to_re2

PATTERNS = [
    "a|b", "[A-Z]{3}", r"\d{2,3}", r"[^\d]+", r"\w+\s?", "a$|b", "(?i:ab)+", r"[]a]+", r"[\w-]*", r"a.b", "",
    r"\$\{1\}",
    r"[A-Z][0-9]{2}[0-9X]?", "(ab)?c*", r"\S+", r"[\s\d]+", "é+", r"a\Z", r"[\[a]+",
]  # fmt: skip
CONNECTION = duckdb.connect()
TEXTS = st.text(alphabet="abABCXZ019 _-$é٣\n[]{}\t\u00a0", max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PATTERNS), st.lists(TEXTS, min_size=20, max_size=20))
def test_a_pattern_matches_what_frictionless_matches(pattern: str, texts: list[str]) -> None:
    query = "SELECT [regexp_matches(text, $pattern) FOR text IN $texts]"
    found = CONNECTION.execute(query, {"pattern": to_re2(pattern), "texts": texts}).fetchall()[0][0]
    wanted = [re.compile(f"^{pattern}$").match(text) is not None for text in texts]
    assert dict(zip(texts, found, strict=True)) == dict(zip(texts, wanted, strict=True))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?=a)b", "look-ahead"),
        ("(?!a)b", "look-ahead"),
        ("(?<=a)b", "look-behind"),
        ("(?<!a)b", "look-behind"),
        (r"(a)\1", r"\1"),
        ("(?P<x>a)(?P=x)", "back reference"),
        (r"\bword", r"\b"),
        ("a{1001}", "1000"),
        ("a++", "possessive"),
        ("(?>a)", "atomic"),
        (r"[\D]", "inside brackets"),
        ("(?x:a)", "flag"),
        ("[a", "not a regular expression"),
    ],
)
def test_what_the_database_cannot_say_is_refused(pattern: str, words: str) -> None:
    with pytest.raises(PatternError, match=re.escape(words)):
        to_re2(pattern)
