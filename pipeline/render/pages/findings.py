"""What people said when they were asked: surveys and forums, on a page of their own and on the measures they are about.

Only what the content says; a finding is never turned into a figure of a measure.
"""

from dataclasses import dataclass

from pipeline.catalogue.findings import Result, SurveyFinding
from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Fact, Link, fact, facts
from pipeline.render.pages.words import day
from pipeline.render.wording.numbers import fixed, whole_if_it_is

TITLE = "What people told us"
ADDRESS = "findings/"
KINDS = {
    "survey": "Survey",
    "forum": "Forum",
    "interviews": "Interviews",
    "feedback": "Feedback from people who use services",
}


@dataclass(frozen=True)
class FindingView:
    """One finding in finished strings: what came out, its figures, how it was asked, and its measures."""

    id: str
    title: str
    kind: str
    finding: tuple[str, ...]
    figures: tuple[str, ...]
    facts: tuple[Fact, ...]
    measures: tuple[Link, ...]


def findings_page(context: Context) -> Page:
    """Return the page of all findings, newest first; without any it says how they get here."""
    told = "What local people said in surveys and forums: who was asked, how many answered, and what they said."
    view = {"findings": tuple(_view(id_, one, context) for id_, one in _newest_first(context))}
    return Page(ADDRESS, TITLE, told, "findings", view, "data", trail())


def findings_about(id_: str, context: Context) -> tuple[FindingView, ...]:
    """Return the findings that are about a measure, newest first."""
    return tuple(_view(name, one, context) for name, one in _newest_first(context) if id_ in one.measures)


def _newest_first(context: Context) -> list[tuple[str, SurveyFinding]]:
    return sorted(context.site.findings.items(), key=lambda item: (-item[1].published_on.toordinal(), item[0]))


def _view(id_: str, one: SurveyFinding, context: Context) -> FindingView:
    known = [context.summaries[name] for name in one.measures if name in context.summaries]
    return FindingView(
        id=id_.replace("_", "-"),
        title=one.title,
        kind=KINDS[one.kind],
        finding=tuple(one.finding),
        figures=tuple(_figure(result) for result in one.figures),
        facts=_facts(one),
        measures=tuple(Link(summary.title, summary.url) for summary in known),
    )


def _facts(one: SurveyFinding) -> tuple[Fact, ...]:
    first, last = one.dates.first, one.dates.last
    when = day(first) if first == last else f"{day(first)} to {day(last)}"
    return facts(
        fact("Who was asked", one.who),
        fact("How they were asked", one.how),
        fact("When", when),
        fact("How many answered", _base(one)),
        fact("Did they agree that we publish this", one.consent.statement),
        fact("Who asked", one.carried_out_by),
        fact("Where to read more", f"{one.citation} Published on {day(one.published_on)}."),
    )


def _base(one: SurveyFinding) -> str:
    answered = fixed(one.base.answered, 0)
    if one.base.asked is None:
        return f"{answered} people took part. Anyone could."
    return f"{answered} of the {fixed(one.base.asked, 0)} people asked."


def _figure(result: Result) -> str:
    share = f"{result.words}: {whole_if_it_is(result.percent)}% of {fixed(result.base, 0)} people who answered."
    if result.margin is None:
        return f"{share} How far this may be out is not known: {result.no_margin_because}"
    points = "point" if result.margin == 1 else "points"
    return f"{share} This may be out by {whole_if_it_is(result.margin)} percentage {points} either way."
