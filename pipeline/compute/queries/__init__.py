"""From a method of a definition file to rows: one SELECT a method, and the arithmetic on what it gives.

Each method kind has its module here; which sources a measure has and what is public is settled elsewhere.
"""

from pipeline.compute.queries.columns import CleanTable, on_records, splits
from pipeline.compute.queries.dispatch import query
from pipeline.compute.queries.figures import figures
from pipeline.compute.queries.terms import Split, Terms

__all__ = ["CleanTable", "Split", "Terms", "figures", "on_records", "query", "splits"]
