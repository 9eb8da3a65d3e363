"""Turns published series and standings into words, pictures and pages, as values: nothing is written to disk here.

Working anything out belongs in `compute`; writing files and building the site belongs in `publish`.
"""
