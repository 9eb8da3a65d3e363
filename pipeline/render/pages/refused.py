"""Deliveries of data that were refused, as the public is told: which figures they feed, what was wrong, what we did.

Sentences for what was wrong are in `wording.refusals`; the table of all deliveries is in `data`.
"""

from dataclasses import dataclass

from pipeline.catalogue.measure import Measure
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Link
from pipeline.render.site_input import Delivery, Reason
from pipeline.render.wording.refusals import refusal_sentence

LAST_GOOD = "The newest file could not be used. These figures are from the last good file."
NO_EARLIER = "The newest file could not be used, and there is no earlier one."
FEW = "a few places"


@dataclass(frozen=True)
class Refusal:
    """A refused delivery: the measures that it feeds, a sentence a finding, and the exact places for those who ask."""

    title: str
    measures: tuple[Link, ...]
    what_we_did: str
    findings: tuple[str, ...]
    details: tuple[str, ...]


def refusals(context: Context) -> tuple[Refusal, ...]:
    """Return each refused delivery in the order of its source."""
    return tuple(_refusal(d, context) for d in context.site.deliveries if not d.accepted)


def source_title(delivery: Delivery, context: Context) -> str:
    """Return what a delivery's source is called; its id in words where no file of it was ever accepted."""
    titles = {f.source: f.title for f in context.site.sources}
    return titles.get(delivery.source, delivery.source.replace("_", " ").capitalize())


def newest_refused(measure: Measure, context: Context) -> str:
    """Return the mark of a measure whose newest file could not be used; empty where all is well."""
    feeds = {entry.source for entry in measure.sources}
    refused = [d for d in context.site.deliveries if not d.accepted and d.source in feeds]
    if not refused:
        return ""
    return LAST_GOOD if any(d.carried_forward for d in refused) else NO_EARLIER


def _refusal(delivery: Delivery, context: Context) -> Refusal:
    fed = (id_ for id_, m in context.site.measures.items() if any(s.source == delivery.source for s in m.sources))
    links = tuple(Link(context.summaries[i].title, context.summaries[i].url) for i in fed if i in context.summaries)
    did = LAST_GOOD if delivery.carried_forward else NO_EARLIER
    return Refusal(source_title(delivery, context), links, did, _findings(delivery.reasons), delivery.problems)


def _findings(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    """Return a sentence for each finding with how often it was found, each sentence once."""
    times: dict[str, list[int | None]] = {}
    for reason in reasons:
        times.setdefault(refusal_sentence(reason.rule), []).append(reason.times)
    return tuple(_counted(sentence, counts) for sentence, counts in times.items())


def _counted(sentence: str, counts: list[int | None]) -> str:
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        return f"{sentence} ({FEW})"
    return sentence if sum(known) == 1 else f"{sentence} ({sum(known)} places)"
