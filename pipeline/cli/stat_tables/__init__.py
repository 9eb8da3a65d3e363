"""The tables of the `stat` command: one module for each family of statistics, from CSV rows to CSV rows.

Columns and their checks live here; the arithmetic is in `pipeline.compute.statistics`.
"""
