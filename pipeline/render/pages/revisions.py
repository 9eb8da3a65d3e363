"""Changes to figures: what was revised from report to report, old and new side by side, and mistakes put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.catalogue.correction import Corrections, WhyRevised
from pipeline.catalogue.statistics import unit_of
from pipeline.catalogue.withdrawal import Withdrawal
from pipeline.compute.revisions import Revised
from pipeline.compute.series import ALL, Value
from pipeline.render.pages.annual import titles_of
from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.flips import flips_table, redefined_table
from pipeline.render.pages.frozen import corrected_words
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.said import of_measures
from pipeline.render.pages.words import cell, day
from pipeline.render.site_input import EditionRevisions, Mended

NOT_EXPLAINED = "The source now gives another figure. Nobody has written down why yet."
KNOWN = {
    "scheduled": "The first figure was provisional. This is the later one.",
    "other_source": "The figure now comes from another publication. Why the two differ is not written down.",
    "later_publication": "Its publisher gave another figure later. Why is not written down.",
}
HEAD = (Head("Place and time"), Head("Before", number=True), Head("Now", number=True), Head("Why"))


Kind = Literal["scheduled", "method", "error", "other_source", "later_publication", "unexplained"]


@dataclass(frozen=True)
class RevisionsView:
    """What the page of changes says."""

    title: str
    tables: tuple[Table, ...]
    flips: Table | None
    redefined: Table | None
    corrections: tuple[str, ...]
    withdrawn: tuple[str, ...]
    final: bool


def revisions_page(context: Context) -> Page:
    """Return the page of revised figures and corrections; it says so where there are none."""
    site = context.site
    view = RevisionsView(
        "Changes to figures",
        tuple(_table(one, context) for one in reversed(site.revisions) if one.revised),
        flips_table(context),
        redefined_table(context),
        tuple(corrected_words(one, context) for one in sorted(site.corrections.corrections, key=lambda c: c.on)),
        tuple(_withdrawn_words(one, context) for one in site.withdrawn.withdrawals),
        bool(site.frozen),
    )
    description = "Figures that changed after we first showed them, and mistakes that we put right."
    return Page("revisions/", view.title, description, "revisions", view, "data", trail())


def _withdrawn_words(one: Withdrawal, context: Context) -> str:
    """Say which figure was taken back, when and why; never what it was."""
    measure = context.site.measures.get(one.measure)
    place = f"{measure.plain_title if measure else one.measure}, {context.area(one.area)}, {one.period}"
    return f"{place}: taken back on {day(one.on)}. {one.reason}"


def why(revised: Revised, reasons: Corrections, mended: Sequence[Mended] = ()) -> str:
    """Return why a figure changed: as somebody wrote it down, else what its marks say."""
    written = _written(revised, reasons, mended)
    return written.reason if written else KNOWN.get(revised.kind, NOT_EXPLAINED)


def kind_of(revised: Revised, reasons: Corrections, mended: Sequence[Mended] = ()) -> Kind:
    """Return the kind of a change: as somebody wrote it down, else what its marks say."""
    written = _written(revised, reasons, mended)
    return written.kind if written else revised.kind


def _written(revised: Revised, reasons: Corrections, mended: Sequence[Mended]) -> WhyRevised | None:
    """A reason for one period comes before one for all of them, and the correction of this very figure before both.

    A mistake in the publisher's file that was put right since is the last that is looked at.
    """
    measure, period = revised.after.measure, revised.after.period.label
    fitting = [one for one in reasons.revisions if one.measure == measure and one.period in (None, period)]
    told = _corrected(revised, reasons) or min(fitting, key=lambda one: one.period is None, default=None)
    return told or _put_right(revised, mended)


def _put_right(revised: Revised, mended: Sequence[Mended]) -> WhyRevised | None:
    new = revised.after
    found = [one for one in mended if one.source == new.source and one.place and one.place in new.trace]
    if not found or revised.before.source != new.source:
        return None
    told = " ".join(f"{one.what} {one.why}" for one in found)
    return WhyRevised(measure=new.measure, period=new.period.label, kind="error", reason=told)


def _corrected(revised: Revised, reasons: Corrections) -> WhyRevised | None:
    """A correction explains a change only from what it calls wrong to what it calls right."""
    old, new = revised.before, revised.after
    changed = (new.measure, new.area, new.period.label, old.value, new.value)
    return next(
        (
            WhyRevised(measure=one.measure, period=one.period, kind="error", reason=one.reason)
            for one in reasons.corrections
            if new.breakdown == ALL and (one.measure, one.area, one.period, one.before, one.after) == changed
        ),
        None,
    )


def _table(one: EditionRevisions, context: Context) -> Table:
    titles = titles_of(context.site)
    before, report = titles.get(one.before, one.before), context.said.report
    since = f"since the {report} for {before}"
    later = titles.get(one.edition, one.edition)
    now = "Changed" if one.edition == "latest" else f"Changed in the {report} for {later}"
    rows = tuple(_row(revised, context) for revised in one.revised)
    return Table(f"revised-{one.edition}", f"{now}, {since}", of_measures(HEAD, context.said), rows, "reasons")


def _row(one: Revised, context: Context) -> tuple[Cell, ...]:
    summary = context.summaries[one.after.measure]
    group = "" if one.after.breakdown == "all" else f", {one.after.category}"
    return (
        Cell(summary.title, summary.url),
        Cell(f"{context.area(one.after.area)}, {one.after.period.public}{group}", wraps=True),
        Cell(_shown(one.before, context), number=True),
        Cell(_shown(one.after, context), number=True),
        Cell(why(one, context.site.corrections, context.site.mended), wraps=True),
    )


def _shown(value: Value, context: Context) -> str:
    return cell(value, unit_of(context.site.measures[value.measure].unit, value.statistic))
