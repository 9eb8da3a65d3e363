"""The short way of reading tags gives what the library's parser gives; the rest takes the long way."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.verify import start_tags as module
from pipeline.publish.verify.html_page import TOLD, read_page
from pipeline.publish.verify.running import running_things
from pipeline.publish.verify.start_tags import Tag, is_plain, start_tags

EVERY = re.compile("")
PLAIN = [
    "",
    "words alone &amp; > no tag",
    '<!doctype html>\n<html lang="en">\n<body class="a b">',
    '<a href="x?a=1&amp;b=2">x</a>\n\n<br/><img src="a>b.png" alt>',
    '<svg viewBox="0 0 1 1" role="img"><linearGradient xlink:href="#a"/></svg>',
    '<script type="application/ld+json">{"a": "\\u003cb>"}</script><title>a &lt; b</title>',
    '<p\n  id="a"\n\tonclick="x()" >',
]
NOT_PLAIN = [
    "<a href='x'>",
    "<a href=x>",
    '<a href="x"onclick="y">',
    "<!-- <a> -->",
    "<p",
    "a < b",
    '<a href="x>',
    "<script>var a = '<b>'</script>",
    "<script>1<2</script>",
    "<script>",
    "<title><b onclick=x></title>",
    "<textarea><p id=a></textarea>",
    "<![CDATA[ <a> ]]>",
    '<a\xa0href="x">',
    '<a\rhref="x">',
    "</>",
    "<?php ?>",
]
PIECES = [
    *('<a href="x">', "<a href='x'>", "<b", ">", ' on="', "<!--", "-->", "<script>", "</script>", "<title>"),
    *("</title>", '<svg viewBox="0"/>', "&lt;", '"', " x", "\n", "/", '<p class="a>b">', "<![CDATA[", "]]>", "</p >"),
]


def by_parser(text: str) -> list[Tag]:
    with patch.object(module, "is_plain", return_value=False):
        return list(start_tags(text, EVERY))


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_text_gives_the_same_tags_by_the_short_way(text: str) -> None:
    assert is_plain(text)
    assert list(start_tags(text, EVERY)) == by_parser(text)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_what_readers_may_take_otherwise_goes_the_long_way(text: str) -> None:
    assert not is_plain(text)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join))
def test_any_text_that_is_plain_gives_the_same_tags(text: str) -> None:
    if is_plain(text):
        assert list(start_tags(text, EVERY)) == by_parser(text)


def test_what_is_looked_for_is_found_among_other_tags_with_its_line() -> None:
    text = '<g d="M0">\n<p id="a">\n<g d="M1"/>\n<H1 class="x">\n<use xlink:href="#a"/>'
    found = list(start_tags(text, TOLD))
    assert [(tag, line) for tag, _, line in found] == [("p", 2), ("h1", 4), ("use", 5)]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_of_two_attributes_with_one_name_the_first_counts_and_both_are_looked_at(quote: str) -> None:
    page = '<a href="javascript:x()" href="about/">'.replace('"', quote)
    assert [one.address for one in read_page(page).references] == ["javascript:x()"]
    assert [line for _, line in running_things(page)] == [1]
    data = '<script type="text/javascript" type="application/json"></script>'.replace('"', quote)
    assert [line for _, line in running_things(data)] == [1]
