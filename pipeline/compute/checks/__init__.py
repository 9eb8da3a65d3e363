"""Checks of figures on every run: known values, possible values, wholes against their parts, lateness.

Each is a pure function that returns findings; what a finding stops is decided by its `blocks`.
"""

from pipeline.compute.checks.bounds import bounds
from pipeline.compute.checks.finding import Finding
from pipeline.compute.checks.known import known_values
from pipeline.compute.checks.parts import odd_mixes

__all__ = ["Finding", "bounds", "known_values", "odd_mixes"]
