"""How hard a text is to read: the Flesch-Kincaid grade of its sentences, with names of places and measures left out.

Headings, tables, formulas and code are not sentences and do not count.
"""

import re
from collections.abc import Iterable
from unittest.mock import patch

import textstat

SYLLABLES = "textstat.backend.counts._count_syllables.get_cmudict"
"""The dictionary that textstat would fetch from the net; without it syllables are counted by hyphenation."""

NOT_SENTENCES = re.compile(r"<(details|table|pre|code|script|style|svg|dt|h\d)\b.*?</\1>|<!--.*?-->", re.DOTALL)
BLOCK = re.compile(r"</?(?:p|li|dd|div|ul|ol|section)\b[^>]*>")
TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
TAG = re.compile(r"<[^>]+>")


def sentences_of(markdown: str) -> list[str]:
    """Give the paragraphs and list items of a Markdown text as plain lines."""
    plain = BLOCK.sub("\n\n", NOT_SENTENCES.sub("\n\n", TEMPLATE.sub("this", markdown)))
    plain = TAG.sub(" ", plain)
    plain = LINK.sub(r"\1", plain)
    blocks = re.split(r"\n\s*\n|\n(?=- )", plain)
    lines = [" ".join(block.split()).removeprefix("- ").replace("**", "") for block in blocks]
    return [line for line in lines if line and not line.startswith(("#", "|", ">"))]


def grade(lines: Iterable[str], names: Iterable[str] = ()) -> float:
    """Give the grade of several lines together; a name counts as one short word."""
    text = " ".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in lines)
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(re.escape(name), "it", text, flags=re.IGNORECASE)
    with patch(SYLLABLES, lambda _lang: {}):
        return textstat.flesch_kincaid_grade(text)
