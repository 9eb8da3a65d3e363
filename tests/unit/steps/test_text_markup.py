"""Faults of hand-written Markdown are told in the line where they are written, and sound texts have none."""

import pytest

from pipeline.steps.text_markup import markup_faults

PLACE = "site/pages/about.md"


def told(text: str, place: str = PLACE) -> list[str]:
    return [str(one).removeprefix(f"{place}:") for one in markup_faults(text, place, 5)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n\n# Again", "7  heading  a second main heading; the title in the head is the first; headings from ## on"),
        ("Again\n=====", "5  heading  a second main heading"),
        ("## Two\n\n#### Four", "7  heading  a heading of level 4 below one of level 2; headings that go down one"),
        ("### Three", "5  heading  a heading of level 3 below one of level 1"),
        ("<h4>Four</h4>", "5  heading  a heading of level 4 below one of level 1"),
        ("a\n![](../pictures/map.png)", "6  picture  a picture without words; what it shows"),
        ('a\n\n<img src="../pictures/map.png">', "7  picture  a picture without words"),
        (
            "[us](methods.md)",
            "5  link  the link leads to the file 'methods.md'; the address of a page, which ends in /",
        ),
        ("[us](../pages/methods.md#x)", "e.g. [words](../methods/)"),
        ("[us](../stories/walks.md)", "e.g. [words](../stories/walks/)"),
        (
            "b\n[us](../methods/ and more\nwords",
            "6  link  the bracket of a link is not closed: '[us](../methods/ and more'",
        ),
        ("[us](../methods/", "the bracket of a link is not closed: '[us](../methods/'; [words](address)"),
        ("a\n<script>x()</script>", "6  a script stands in the page"),
        ('<b onclick="x()">b</b>', "5  onclick runs a script"),
        ('<iframe src="https://example.org"></iframe>', "5  there is a <iframe>"),
    ],
)
def test_each_fault_is_told_in_its_line(text: str, words: str) -> None:
    (one,) = told(text)
    assert words in one


def test_a_link_out_of_a_story_is_shown_as_it_is_written_there() -> None:
    place = "site/stories/walks.md"
    assert told("[a](other.md) [b](../pages/methods.md)", place)[0].endswith("e.g. [words](../../methods/)")
    assert told("[a](other.md)", place)[0].endswith("e.g. [words](../../stories/other/)")


def test_all_are_told_together_in_their_order() -> None:
    lines = [one.partition("  ")[0] for one in told("# A\n\n![](x.png)\n\n#### B\n\n[c](d.md)\n")]
    assert lines == ["5", "7", "9", "11"]


@pytest.mark.parametrize(
    "text",
    [
        "## Two\n\n### Three\n\n## Two\n\nTwo too\n-------\n\n### Three",
        '![A map](../pictures/map.png) <img src="../pictures/leaf.png" alt="">',
        '[a](../methods/) [b](../methods/ "With a title") [c]({{ feedback }}) [d](https://example.org/read.md)',
        "```\n# a note <script>\n[a](b.md)\n```\n\n`<script>` <!-- # not shown -->",
        "| a | b |\n|---|---|\n| c | d |\n\n- one (of two\n- [x] done",
    ],
)
def test_of_a_sound_text_nothing_is_told(text: str) -> None:
    assert told(text) == []
