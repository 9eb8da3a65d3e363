"""How far a measure's headline figure can be trusted, under the headings that statisticians ask about, in plain words.

Relevance, accuracy, timeliness, comparability, and what kind of figure it is. Where it comes from row by row is in
`provenance`; the three marks are in `marks`.
"""

from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.series import Value
from pipeline.compute.standing.limits import interval
from pipeline.render.pages.context import Context
from pipeline.render.pages.measure_facts import FITS, lag_words, public_label
from pipeline.render.pages.parts import Fact, fact, facts
from pipeline.render.pages.summary import Known, headline
from pipeline.render.pages.words import bare, figure, published_words

STAGES = {
    "pilot": "It is a pilot {measure}, which means that it is being tried out.",
    "developmental": "It is still being worked out, so the way we count it may change.",
    "proposed": "It is only proposed. It is not part of the framework yet.",
}
ALL_COUNTED = (
    "Everyone or everything on record was counted, so the range is not there because some were left out. It shows how "
    "far a number like this goes up and down by chance alone."
)
ASKED_OR_COUNTED = (
    "Where only some people were asked, the range shows how far off their answers may be from everyone's. Where all "
    "were counted, it shows how far the figure goes up and down by chance alone."
)
NOT_HELD = "We do not hold the numbers that a likely range is worked out from."
TIME = "This is time, not people: one long stay gives a lot of it."
NO_RANGE = "So we cannot say how far it could be out by chance."
DOUBTED = "We doubt this figure. The reason stands on this page."
PROVISIONAL = "It is provisional, so it may still change."
ESTIMATED = "It is an estimate."
NO_BREAK = "We know of no change in the way it was counted over the years shown here."
NOT_BESIDE = "We do not set it beside another place, because we know of none where it is counted in the same way."
PART_OF_YEAR = "Part of a year cannot be set beside a whole year."
NOT_OFFICIAL = "This page is not an official statistic."
ORIGINS = {
    "official": "The figure comes from tables or papers that {publisher} published.",
    "local": "Local services recorded it.",
}
DERIVED = "We worked it out from other figures on this website."


def how_we_know(known: Known, context: Context) -> tuple[Fact, ...]:
    """Return what is to be said of the headline figure under each heading; empty where there is none."""
    value, measure = headline(known), known.measure
    if value is None or value.value is None:
        return ()
    return facts(
        fact("Is it what we want to know?", *_relevance(measure, value, context.said.measure)),
        fact("How sure is it?", *_accuracy(value, measure.unit)),
        fact("How new is it?", *_timeliness(measure, value, context)),
        fact("What can it be set beside?", *_comparability(measure, value, context)),
        fact("What kind of figure is it?", NOT_OFFICIAL, _origin(value, context)),
    )


def _relevance(measure: Measure, value: Value, word: str) -> list[str | None]:
    source = next((s for s in measure.sources if s.source == value.source and s.fit == value.fit), None)
    return [
        FITS[value.fit].format(measure=word),
        source.difference if source else None,
        STAGES.get(measure.lifecycle, "").format(measure=word) or None,
    ]


def _accuracy(value: Value, unit: Unit) -> list[str]:
    marks = {"q": DOUBTED, "p": PROVISIONAL, "e": ESTIMATED}
    told = [words for mark, words in marks.items() if mark in value.markers]
    around = interval(value, unit)
    if around is None or around.lower is None or around.upper is None:
        return [*told, f"{NOT_HELD if unit.separate_events else TIME} {NO_RANGE}"]
    meaning = ALL_COUNTED if unit.kind == "count" else ASKED_OR_COUNTED
    return [*told, f"The likely range is {bare(around.lower, unit)} to {figure(around.upper, unit)}.", meaning]


def _timeliness(measure: Measure, value: Value, context: Context) -> list[str | None]:
    precision = next((f.published_precision for f in context.site.sources if f.source == value.source), "day")
    out = f"It came out {_when(published_words(value.published_on, precision))}." if value.published_on else None
    return [f"It is about {value.period.public}.", out, lag_words(measure.lag_days)]


def _when(words: str) -> str:
    if words.startswith("by "):
        return words
    return f"on {words}" if words[0].isdigit() and " " in words else f"in {words}"


def _comparability(measure: Measure, value: Value, context: Context) -> list[str]:
    breaks = [
        f"Do not set figures from {public_label(b.at)} on beside earlier ones. {b.reason}" for b in measure.breaks
    ]
    other = measure.comparator
    beside = f"We set it beside the figure for {context.area(other)}." if other else NOT_BESIDE
    part = [PART_OF_YEAR] if value.period.end.toordinal() - value.period.start.toordinal() < 300 else []
    return [*(breaks or [NO_BREAK]), beside, *part]


def _origin(value: Value, context: Context) -> str:
    file = next((f for f in context.site.sources if f.source == value.source), None)
    if file is None:
        return DERIVED
    return ORIGINS.get(value.origin, "").format(publisher=file.publisher)
