"""Signs that steer instead of being read: of control, of writing direction, and those that no file may hold.

Content and delivered tables that hold one are refused; what gets through otherwise is shown as a mark.
"""

import re

NOT_SHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
NOT_PRINTED = ("there is a sign that cannot be printed", "letters, figures and signs of ordinary text", "")
"""What is said of one: found, allowed, example."""
MARK = "\ufffd"


def shown_signs(text: str) -> str:
    """Return a text with a mark in place of each such sign."""
    return NOT_SHOWN.sub(MARK, text)
