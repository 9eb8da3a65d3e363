"""Notes that owners write: plain words only, and nothing that may be about one person.

A note that is refused is never repeated in a message.
"""

import re
from typing import Any

from pipeline.sources.returns.filling import NOTE_LENGTH
from pipeline.sources.returns.numbers import NotANumber

FORMULA = ("=", "+", "-", "@", "\t", "\r")
EMAIL = re.compile(r"\S+@\S+\.\S+")
TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
PHONE = re.compile(r"(?<!\d)(?:\+44|0)\d(?:[ -]?\d){8,9}(?!\d)")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
BIRTH = re.compile(r"\b(?:d\.?o\.?b|date of birth|born on)\b", re.IGNORECASE)
PERSONAL = (
    (EMAIL, "an email address"),
    (TEN_DIGITS, "ten digits like an NHS number"),
    (PHONE, "a telephone number"),
    (POSTCODE, "a postcode"),
    (BIRTH, "a date of birth"),
)
ALLOWED = "a few plain words on the figure, nothing about one person"
EXAMPLE = "Two of five teams have not counted yet"


def note(value: Any) -> str:
    """Return a note's words, one line. Raises NotANumber (without repeating the note) where it may not stand."""
    if value is None:
        return ""
    text = " ".join(str(value).split())
    if text.startswith(FORMULA):
        told = f"the text begins with '{text[0]}', which spreadsheets take for a formula"
        raise NotANumber(found=told, allowed=ALLOWED, example=EXAMPLE)
    if len(text) > NOTE_LENGTH:
        told, allowed = f"the text has {len(text)} letters", f"at most {NOTE_LENGTH} letters"
        raise NotANumber(found=told, allowed=allowed, example=EXAMPLE)
    for pattern, what in PERSONAL:
        if pattern.search(text):
            raise NotANumber(found=f"the text holds {what}", allowed=ALLOWED, example=EXAMPLE)
    return text
