"""An invented finding of a survey, as a file would say it."""

from datetime import date
from typing import Any


def finding() -> dict[str, Any]:
    """Everything that a finding must say."""
    return {
        "title": "Feeding in the valley",
        "kind": "survey",
        "finding": ["Most parents felt well supported."],
        "measures": ["visits"],
        "who": "Parents of babies born in the valley",
        "how": "A letter with a form",
        "base": {"asked": 3000, "answered": 1200},
        "dates": {"first": date(2017, 5, 1), "last": date(2017, 5, 31)},
        "consent": {"to_publish": True, "statement": "Each form asked for it."},
        "carried_out_by": "The valley's survey team",
        "published_on": date(2017, 7, 1),
        "figures": [{"words": "Felt supported", "percent": 71.5, "base": 1180, "margin": 2.8}],
        "citation": "Valley reports 3.",
    }
