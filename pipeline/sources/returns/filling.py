"""What may be typed into the cells to fill, as the spreadsheet itself checks it: numbers within bounds, marks by list.

A spreadsheet's own checks can be got round by pasting, so `answers` checks everything again.
"""

from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from pipeline.sources.returns.labels import MARKS
from pipeline.sources.returns.model import Asked, Bounds

NOTE_LENGTH = 500
# A number's longest text in the box that a spreadsheet shows: 32 letters in its title, 255 below it.
MOST = Decimal(10) ** 12


def add_validation(page: Worksheet, at: tuple[int, int], key: str, asked: Asked) -> None:
    """Give one cell to fill its check, with words on what may stand in it."""
    page.data_validation(*at, *at, {"ignore_blank": True, **_check(key, asked)})


def _check(key: str, asked: Asked) -> dict[str, Any]:
    if key == "mark":
        return {
            "validate": "list",
            "source": list(MARKS),
            "error_title": "Please choose from the list",
            "error_message": "The cover says what each mark means.",
        }
    if key == "note":
        return {
            "validate": "length",
            "criteria": "<=",
            "value": NOTE_LENGTH,
            "input_title": "Note",
            "input_message": "It may be published. No names, nothing about one person.",
            "error_title": "Too long",
            "error_message": f"At most {NOTE_LENGTH} letters, please.",
        }
    return _number(key, asked)


def _number(key: str, asked: Asked) -> dict[str, Any]:
    bounds = asked.bounds if key == "value" else PART
    told = f"{_name(key)}: {bounds_words(bounds)}."
    return {
        "validate": "integer" if bounds.whole else "decimal",
        "criteria": "between",
        "minimum": float(bounds.lowest if bounds.lowest is not None else -MOST),
        "maximum": float(bounds.highest if bounds.highest is not None else MOST),
        "input_title": asked.title[:32],
        "input_message": f"{asked.area_name}, {asked.period.public}. {told}"[:255],
        "error_title": "Please look at this number again",
        "error_message": told,
    }


PART = Bounds(Decimal(0), None, whole=False, decimals=4)


def bounds_words(bounds: Bounds) -> str:
    """Say what a number may be: `a number from 0 to 100`."""
    noun = "a whole number" if bounds.whole else "a number"
    if bounds.lowest is not None and bounds.highest is not None:
        return f"{noun} from {bounds.lowest} to {bounds.highest}"
    if bounds.lowest is not None:
        return f"{noun} of {bounds.lowest} or more"
    return f"{noun} of {bounds.highest} or less" if bounds.highest is not None else noun


def _name(key: str) -> str:
    return {"value": "The figure", "numerator": "The top number", "denominator": "The bottom number"}[key]
