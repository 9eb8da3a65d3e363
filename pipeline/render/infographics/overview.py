"""The infographic that introduces the framework: what it is, its domains, goals and outcomes."""

from collections.abc import Sequence

from pipeline.catalogue.framework import Framework, Part
from pipeline.periods import parse
from pipeline.render.infographics import around, words
from pipeline.render.infographics.quarter import NAME, measures_after, rest_of
from pipeline.render.infographics.room import Room
from pipeline.render.infographics.sheet import Branch, Goal, Sheet, Step
from pipeline.render.infographics.words import cut, ended
from pipeline.render.pages.context import Context
from pipeline.render.pages.coverage import coverage, with_noun
from pipeline.render.pages.home import tone
from pipeline.render.pages.icons import icon
from pipeline.render.pages.words import day, month

PART, LEAD, CITATION = 150, 330, 260


def framework_sheet(context: Context, room: Room) -> Sheet:
    """Return the sheet of the framework; `context` holds the latest figures."""
    site, framework = context.site, context.site.framework
    covered = coverage(context.summaries.values(), framework.measure_words)
    period = f"{month(parse(framework.first_year).start)} to {month(parse(framework.last_year).end)}"
    title = f"{words.FRAMEWORK_HEADING}: {framework.title}"
    branches = tuple(branch_of(context, d, n, room) for n, d in enumerate(context.domains[: room.rows], start=1))
    return Sheet(
        kind="framework",
        title=title,
        kicker=cut(framework.title, NAME),
        heading=words.FRAMEWORK_HEADING,
        period=period,
        date=site.as_of.isoformat(),
        address=around.address(context, "framework/"),
        coverage_before=words.REPORT_ON,
        coverage=f"{covered.with_figure} of {covered.total}",
        coverage_after=measures_after(context, covered.total),
        covered=covered.with_figure,
        total=covered.total,
        alt=_alt(title, covered.words, branches),
        terms=(),
        source=(
            f"{words.REPORT_ON} {covered.words} ({day(site.as_of)}).",
            ended(f"From: {cut(framework.citation, CITATION)}"),
        ),
        **around.always(context),
        lead=tuple(cut(one, LEAD) for one in framework.introduction[: room.leads]),
        steps=steps_of(framework, covered.total),
        branches=branches,
        rest=rest_of(context, room.rows),
    )


def branch_of(context: Context, domain: Part, number: int, room: Room) -> Branch:
    """Return a domain with its goals, and with their outcomes where there is room."""
    covered = coverage(context.under(domain))
    noun = context.site.framework.measure_words
    return Branch(
        tone(number),
        icon(domain.icon),
        cut(domain.name, NAME),
        tuple(
            Goal(
                cut(goal.name, PART),
                tuple(cut(o.name, PART) for o in goal.parts) if room.outcomes else (),
                icon(goal.icon),
            )
            for goal in domain.parts
        )
        if room.names
        else (),
        with_noun(covered.total, noun),
    )


def steps_of(framework: Framework, measures: int) -> tuple[Step, ...]:
    """Return how many parts each level has, and how many measures there are in the end."""
    steps = []
    parts: Sequence[Part] = framework.domains
    for level in framework.levels:
        steps.append(Step(f"{len(parts)}", level.singular if len(parts) == 1 else level.plural))
        parts = [child for part in parts for child in part.parts]
    noun = framework.measure_words
    return (*steps, Step(f"{measures}", noun[0] if measures == 1 else noun[1]))


def _alt(title: str, covered: str, branches: Sequence[Branch]) -> str:
    told = "; ".join(f"{one.name}, {one.words}" for one in branches)
    return f"One-page summary. {title}. {told}. {words.REPORT_ON} {covered}."
