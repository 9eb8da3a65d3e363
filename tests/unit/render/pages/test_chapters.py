"""Chapters of rules: parts in order, tables drawn with their captions, and what is said of a table without a mark."""

import pytest

from pipeline.errors import ContentProblems
from pipeline.render.pages.chapters import Examples, chapter, rules_text

TEXT = """---
title: How we count
---
We count.

<!-- tested: count | Some & all -->
| Before | After |
| --- | --- |
| 1 | [c] |
| 9 | 9 |

<details markdown="1">
<summary>The rule</summary>

No more.

</details>
"""


def test_text_and_tables_come_in_order():
    one = chapter("01-count", TEXT)
    assert one.title == "How we count"
    assert one.parts[0] == "We count."
    assert one.tables == (Examples("count", "Some & all", ("Before", "After"), (("1", "[c]"), ("9", "9"))),)


def test_chapters_are_written_in_the_order_of_their_names():
    made = rules_text({"02-b": "Second.", "01-a": TEXT})
    assert made.index("## How we count") < made.index("## 02-b")
    assert '<caption id="01-a-2-caption">Some &amp; all</caption>' in made
    assert '<details markdown="1">' in made


@pytest.mark.parametrize(
    "text", ["| a |\n| --- |\n| 1 |", "<!-- tested: count | A -->\n| a | b |\n| --- | --- |\n| 1 |"]
)
def test_a_table_that_cannot_be_run_is_refused(text):
    with pytest.raises(ContentProblems, match=r"site/methods/x\.md"):
        chapter("x", text)


def test_no_chapters_are_no_text():
    assert rules_text({}) == ""
