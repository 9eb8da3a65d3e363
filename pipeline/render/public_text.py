"""What people wrote about measures and figures, in the words of the public text, before any page is made of it.

Titles of publications and the framework's own words are quotations and stay. The published data stay as they are.
"""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.result import Standing
from pipeline.render.site_input import EditionInput, SiteInput
from pipeline.render.wording.periods import in_words

WRITTEN = ("definition", "numerator", "denominator", "lifecycle_note", "polarity_reason")
PARTS = {
    "sources": ("difference",),
    "breaks": ("reason",),
    "targets": ("note",),
    "history": ("what", "why"),
    "baseline": ("basis",),
    "no_data": ("reason", "needs"),
}


def in_public_words(site: SiteInput) -> SiteInput:
    """Return the input with periods told in words wherever readers meet them in a sentence."""
    return replace(
        site,
        measures={id_: public_measure(measure) for id_, measure in site.measures.items()},
        series=_notes(site.series),
        standings=_reasons(site.standings),
        yearly=_reasons(site.yearly),
        editions=tuple(_edition(one) for one in site.editions),
        annual=tuple(_edition(one) for one in site.annual),
    )


def public_measure(measure: Measure) -> Measure:
    """Return the measure with its written parts in public words."""
    changed: dict[str, object] = {name: _told(getattr(measure, name)) for name in WRITTEN}
    changed["caveats"] = [in_words(line) for line in measure.caveats]
    for name, fields in PARTS.items():
        part = getattr(measure, name)
        several = isinstance(part, list)
        told = [_part(one, fields) for one in (part if several else [part])]
        changed[name] = told if several else told[0]
    return measure.model_copy(update=changed)


def _part(part: object, fields: tuple[str, ...]) -> object:
    if part is None:
        return None
    return part.model_copy(update={name: _told(getattr(part, name)) for name in fields})  # type: ignore[attr-defined]


def _told(text: str | None) -> str | None:
    return in_words(text) if text else text


def _notes(known: Mapping[str, PublishedSeries]) -> dict[str, PublishedSeries]:
    return {id_: _noted(series) for id_, series in known.items()}


def _noted(series: PublishedSeries) -> PublishedSeries:
    if not any(v.note for v in series.values):
        return series
    return replace(series, values=tuple(replace(v, note=in_words(v.note)) if v.note else v for v in series.values))


def _reasons(known: Mapping[str, Standing]) -> dict[str, Standing]:
    return {id_: replace(one, quality_reason=in_words(one.quality_reason)) for id_, one in known.items()}


def _edition(one: EditionInput) -> EditionInput:
    return replace(one, series=_notes(one.series), standings=_reasons(one.standings), yearly=_reasons(one.yearly))
