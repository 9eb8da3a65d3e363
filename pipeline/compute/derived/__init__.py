"""Figures worked out from other measures: gaps, ratios, and how many of several standards are met.

Works on finished series alone, before the disclosure door or behind it; SQL over sources belongs in `queries`.
"""

from pipeline.compute.derived.derive import derived_values
from pipeline.compute.derived.parts import Part, Parts

__all__ = ["Part", "Parts", "derived_values"]
