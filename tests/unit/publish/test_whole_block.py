"""A page that is one block of HTML comes out of Markdown the same with the step that puts it aside and without."""

import markdown
import pytest

from pipeline.publish.whole_block import WholeBlock, is_one_block

USUAL = ["attr_list", "md_in_html", "tables", "toc"]
ONE = '<div class="content">\n<div>\n<h1 id="a">Falls &amp; trips &lt; 5</h1>\n</div>\n<p>*as it is*<br>\n</div>'
OTHERS = (
    "# Falls\n\nSome *words*.",
    f"{ONE}\n\nMore *words*.",
    f"Words.\n\n{ONE}",
    '<div class="content">\n</div>\n<div>\n</div>',
    '<div class="content">\n<p>a</p>\n\n<p>b</p>\n</div>',
    '<div class="content">\n<div>\n</div>',
)
CHANGED = [ONE.replace("trips", sign) for sign in ("\t", "\r\n", "\n  \n", "\x02", "\x03")]
"""What Markdown makes another of on the way, though it is one block."""


@pytest.mark.parametrize("text", [ONE, *OTHERS, *CHANGED])
def test_the_page_comes_out_the_same(text):
    with_it = markdown.markdown(text, extensions=[*USUAL, WholeBlock()])
    assert with_it == markdown.markdown(text, extensions=USUAL)


def test_one_block_is_passed_through_to_the_last_sign():
    assert is_one_block(ONE)
    assert markdown.markdown(f"\n{ONE}\n", extensions=[*USUAL, WholeBlock()]) == ONE


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_not_one_block_is_left_to_markdown(text):
    assert not is_one_block(text)


def test_markdown_itself_is_not_asked(monkeypatch):
    monkeypatch.setattr(markdown.Markdown, "convert", lambda *_: pytest.fail("asked"))
    assert markdown.markdown(ONE, extensions=[*USUAL, WholeBlock()]) == ONE
