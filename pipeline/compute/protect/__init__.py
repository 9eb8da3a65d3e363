"""The disclosure door: the only way from a series to a published one. Nothing publishes or draws anything else.

Rules that withhold and round are in this package; where they come from is said at each rule.
"""

from pipeline.compute.protect.describe import Counted, FrozenEdition, Overlap, Protection, Slice
from pipeline.compute.protect.door import Protected, protect
from pipeline.compute.protect.report import ProtectionReport
from pipeline.compute.protect.rules import RULES, rule_at, safe_count, safe_parts
from pipeline.compute.protect.settled import Outcome, Settled

__all__ = [
    "RULES",
    "Counted",
    "FrozenEdition",
    "Outcome",
    "Overlap",
    "Protected",
    "Protection",
    "ProtectionReport",
    "Settled",
    "Slice",
    "protect",
    "rule_at",
    "safe_count",
    "safe_parts",
]
