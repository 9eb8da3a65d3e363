"""Where the headline figure of a measure comes from, step by step: rows, files, what was left out, checks, editions.

The definition, the query and the worked example stand on the page already; they are led to, not said again.
"""

from pipeline.render.pages.context import Context
from pipeline.render.pages.summary import Known, headline


def source_line(known: Known, context: Context) -> str:
    """Return publication and publisher of the headline figure; empty where there is none."""
    value = headline(known)
    if value is None:
        return ""
    file = next((f for f in context.site.sources if f.source == value.source), None)
    return f"Source: {file.publication}, {file.publisher}." if file else ""
