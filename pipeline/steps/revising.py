"""What was revised from edition to edition, and since the last one, for the pages and for the published tables.

The comparison is in `compute.revisions`, the reasons are content.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.compute.revisions import revised
from pipeline.compute.series import PublishedSeries, Value
from pipeline.periods import from_label
from pipeline.publish.open_data.inputs import Correction, Figure, Revision
from pipeline.render.pages.news import changed_on
from pipeline.render.pages.revisions import kind_of, why
from pipeline.render.site_input import EditionRevisions, SiteInput

LATEST = "latest"


def revisions_of(
    editions: Sequence[tuple[str, Mapping[str, PublishedSeries]]], latest: Mapping[str, PublishedSeries]
) -> tuple[EditionRevisions, ...]:
    """Return the revisions of each edition against the one before it, in the order of slugs, then of now."""
    ordered = [*sorted(editions, key=lambda one: one[0]), (LATEST, latest)]
    return tuple(
        EditionRevisions(now, before, tuple(revised(old, new))) for (before, old), (now, new) in pairwise(ordered)
    )


def published_revisions(site: SiteInput) -> list[Revision]:
    """Return the rows of the published table of revisions; the latest figures count as an edition."""
    reasons = site.corrections
    return [
        Revision(
            edition=several.edition,
            figure=_figure(one.after),
            before=one.before.value,
            after=one.after.value,
            kind=kind_of(one, reasons, site.mended),
            reason=why(one, reasons, site.mended),
            revised_on=changed_on(one, several, site),
        )
        for several in site.revisions
        for one in several.revised
    ]


def published_corrections(site: SiteInput) -> list[Correction]:
    """Return the rows of the published table of corrections, oldest first; those of measures that are gone left out."""
    return [
        Correction(
            edition=one.edition,
            figure=Figure(one.measure, one.area, from_label(one.period)),
            before=one.before,
            after=one.after,
            reason=one.reason,
            corrected_on=one.on,
        )
        for one in sorted(site.corrections.corrections, key=lambda one: (one.on, one.measure, one.period))
        if one.measure in site.measures
    ]


def _figure(value: Value) -> Figure:
    return Figure(value.measure, value.area, value.period, value.breakdown, value.category, value.statistic)
