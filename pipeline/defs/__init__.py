"""Dagster's view of the steps: assets, checks, jobs and schedules, made from the project's content.

No arithmetic and no wording here: an asset opens the warehouse, calls one step, and reports what it says.
"""
