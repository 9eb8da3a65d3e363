"""The A to Z: every measure under the first letter of its name, for those who know what they look for."""

from itertools import groupby

from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.subjects import subjects_link


def a_to_z_page(context: Context) -> Page:
    """Return the A to Z of measures."""
    ordered = sorted(context.summaries.values(), key=lambda s: (s.title.casefold(), s.id))
    letters = tuple((letter, tuple(group)) for letter, group in groupby(ordered, key=lambda s: s.title[:1].upper()))
    told = f"Every {context.said.measure} in the framework, in the order of the alphabet."
    view = {"lead": told, "letters": letters, "subjects": subjects_link(context)}
    return Page("a-to-z/", f"A to Z of {context.said.measures}", told, "a_to_z", view, "", trail())
