"""The few fixed sentences that go into files beside the website: what the data is.

Sentences about figures are made in `render`; they are handed over as text.
"""

from pipeline.settings import ProjectFile

DEMONSTRATION = "This is a demonstration. It is not an official publication."
NEVER_ZERO = "A figure that is withheld, missing or not applicable is empty. It is never zero."


def about_the_data(settings: ProjectFile) -> str:
    """Return what the data is, in a few sentences."""
    lines = [f"Every figure that the website of {settings.brand.name} shows, with its source, limits and marks."]
    lines += [NEVER_ZERO, "Each source's own licence stands in the table of sources."]
    lines += [DEMONSTRATION] if settings.site_status == "demonstration" else []
    return " ".join(lines)
