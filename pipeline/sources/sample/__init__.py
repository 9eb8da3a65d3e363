"""Synthetic record-level extracts from a plan in content: counted exactly in Python, drawn and written in SQL.

What is drawn for whom stands in each source's `sample.yaml`; when a sample may be made is decided by the caller.
"""

from pipeline.sources.sample.generate import SampleFile, generate
from pipeline.sources.sample.plan import SamplePlan, read_plan

__all__ = ["SampleFile", "SamplePlan", "generate", "read_plan"]
