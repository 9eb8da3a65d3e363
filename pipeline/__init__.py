"""The engine: turns a project's content (measures, sources, pages) into a published account of outcomes.

Nothing here knows any one partnership; all that is local lies in the project's content folders.
"""
