"""The fixed words of papers: headings, what is asked, what stands above each page. Figures' sentences: `wording`.

What a project has its own word for is a gap, such as `{measure}`; `pages.said` fills it.
"""

from collections.abc import Sequence

from pipeline.catalogue.edition import Edition
from pipeline.render.pages.signing import draft_notice

DRAFT = "Draft"
DEMONSTRATION = "Demonstration: not an official publication."
RECOMMENDATIONS = "Recommendations"
ASKED_AT_MEETING, ASKED = "The meeting is asked to:", "Readers of this {report} are asked to:"
BACKGROUND, FOUND, DONE = "Background", "What the figures show", "What is being done"
CARE, CONCLUSION = "Figures to read with care", "Conclusion and reasons for recommendations"
CONTACT, DOCUMENTS = "Contact", "Background documents"
NO_DOCUMENTS = "There are none."
WEB_PAGE = "This {report} as a web page: "
NO_CLEAR = "No {{measure}} clearly got {}."
NO_NOTES = "For the whole area, no {measure} is off track or clearly worse in this {report}, so no action is asked for."
NOTES = "These {measures} are off track or clearly worse. For each we say why, and what is done about it."
BY_STATUS = "How many {measures}, by status:"
ALL_MEASURES = "All {measures} are in Appendix 1, those that need a look first. The other appendices have the charts."
NONE_DOUBTED = "There is no figure in this {report} that we doubt."
NONE_LATE = "No figure that was due is late."
NO_PLAN = "No {measure} in this {report} has an agreed target, so none is rated against a plan."
BESIDE_THE_COUNT = "Not in the count of {measures} above, but among these: {titles}."
EVERY_MEASURE, MEASURES_AND_CHARTS = "All {measures}", "{measures} and charts"
SUMMARY = "{measures} and performance summary"
KEY_TITLE = "What the words and marks mean"
KEY = (
    ("Better or worse, by more than chance", "a change too big to be chance alone."),
    ("No change beyond chance", "it may have moved, but no more than chance could move it."),
    ("Perhaps by chance", "we lack the numbers to test if the change is real."),
    ("Against the plan", "how a figure stands beside a target that somebody agreed. Without one there is no rating."),
    ("Data", "how far the figure can be trusted: good data, use with care, or weak data."),
    ("New figure is late", "a newer figure was due. We show the last one that we have, with its own time."),
    ("Not collected yet, waiting or withheld", "there is no figure to show. That never means zero."),
)


def status_of(edition: Edition, *, demonstration: bool) -> tuple[str, ...]:
    """Return the plain words that stand above every page: draft, demonstration; none for a signed, live report."""
    return tuple(one for one in (draft_notice(edition), DEMONSTRATION if demonstration else "") if one)


def listed(names: Sequence[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
