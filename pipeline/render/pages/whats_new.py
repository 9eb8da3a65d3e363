"""The page of what is new, newest first. What there is to tell is gathered in `news`."""

from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.news import news
from pipeline.render.pages.page import Page

MOST = 40


def whats_new_page(context: Context) -> Page:
    """Return the page of what is new as of the day of the site; it says so where there is nothing."""
    every = news(context)
    view = {"title": "What is new", "news": tuple(every[:MOST]), "more": len(every) > MOST}
    told = "The newest first: what came out, what changed and what we put right."
    return Page("whats-new/", "What is new", told, "whats_new", view, "data", trail())
