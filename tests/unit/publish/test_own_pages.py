"""The head of our pages read as JSON is what YAML reads, and everything else is left to YAML."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from pipeline.publish.own_pages import parted

TEXT = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\u0085\ufeff\ufffe\uffff")
)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
HEAD = st.dictionaries(st.sampled_from(["title", "body_class", "site", "crumb"]), VALUE, min_size=1)


@given(HEAD, st.sampled_from(["", "# A\n", "\n\n<div>\n---\n</div>\n", "---\nb: 1\n---\n"]))
def test_a_head_as_we_write_it_is_read_as_yaml_reads_it(head: dict[str, object], body: str) -> None:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False, sort_keys=True)}" for name, value in head.items()]
    text = "\n".join(["---", *lines, "---", body])
    assert parted(text) == get_data(text)


@pytest.mark.parametrize(
    "head",
    [
        "title: Falls",
        "title: 1e3",
        "title: 1.5",
        "title: NaN",
        "title: [a]",
        "# x",
        "title:",
        "title: 1\ntitle: 2",
        "a-b: 1",
    ],
)
def test_what_only_yaml_can_tell_is_left_to_it(head: str) -> None:
    assert parted(f"---\n{head}\n---\nText\n") is None


@pytest.mark.parametrize("text", ["", "Text\n", "---\n---\nText\n", "----\ntitle: 1\n---\n", "---\ntitle: 1\n"])
def test_a_text_without_such_a_head_is_left_too(text: str) -> None:
    assert parted(text) is None
