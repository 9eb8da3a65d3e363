"""The steps of a refresh as plain functions, each taking a workspace and an open warehouse.

Dagster assets and commands call these; the work itself is in the layers below, and nothing here knows Dagster.
"""
