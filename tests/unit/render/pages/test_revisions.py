"""Why a figure changed: as somebody wrote it down, as a correction of that very figure says, else nothing."""

from dataclasses import replace
from datetime import date, timedelta

from pipeline.catalogue.correction import Correction, Corrections, WhyRevised
from pipeline.compute.revisions import Revised, arrived
from pipeline.compute.series import PublishedSeries
from pipeline.periods import parse
from pipeline.render.pages.news import changed_on
from pipeline.render.pages.revisions import NOT_EXPLAINED, kind_of, why
from pipeline.render.site_input import EditionRevisions
from tests.support.site_samples import HOME_AREA, sample_site, series

OLD = replace(next(v for v in series()["babies_fed"].values if v.area == HOME_AREA), markers=frozenset())
NEW = replace(OLD, value=43.0)
CORRECTION = Correction(
    edition="q",
    measure=OLD.measure,
    area=OLD.area,
    period=OLD.period.label,
    before=OLD.value,
    after=43.0,
    reason="Some were counted twice.",
    on=date(2017, 11, 1),
    by="The analyst",
)
GENERAL = WhyRevised(measure=OLD.measure, kind="method", reason="Another way of counting.")


def test_a_correction_of_this_very_figure_explains_it_before_any_other_reason():
    known = Corrections(corrections=[CORRECTION], revisions=[GENERAL])
    assert (kind_of(Revised(OLD, NEW), known), why(Revised(OLD, NEW), known)) == ("error", "Some were counted twice.")


def test_a_correction_to_another_figure_or_of_another_group_explains_nothing():
    known = Corrections(corrections=[CORRECTION])
    for other in (replace(NEW, value=1.0), replace(NEW, area="NORTH"), replace(NEW, breakdown="sex")):
        one = Revised(replace(other, value=OLD.value), other)
        assert (kind_of(one, known), why(one, known)) == ("unexplained", NOT_EXPLAINED)


def test_a_reason_that_was_written_down_stands():
    assert kind_of(Revised(OLD, NEW), Corrections(revisions=[GENERAL])) == "method"


def test_what_the_figures_themselves_tell_of_why_is_said():
    for more, kind in (
        ({"source": "another"}, "other_source"),
        ({"published_on": date(2018, 1, 1)}, "later_publication"),
        ({"vintage": "v2"}, "later_publication"),
        ({}, "unexplained"),
    ):
        assert Revised(OLD, replace(NEW, **more)).kind == kind
    assert Revised(replace(OLD, markers=frozenset("p")), replace(NEW, source="another")).kind == "scheduled"
    assert "another publication" in why(Revised(OLD, replace(NEW, source="another")), Corrections())


def test_a_change_is_never_dated_before_the_report_that_it_changes():
    site = sample_site()
    (edition, *_), (source, *_) = site.editions, site.sources
    cut_off, several = edition.edition.cut_off, EditionRevisions("latest", edition.slug, ())
    before, after = (cut_off + timedelta(days=days) for days in (-30, 30))

    def told(published: date | None, came: date | None) -> date | None:
        sources = [replace(source, received_on=came, source=NEW.source)]
        one = Revised(OLD, replace(NEW, published_on=published))
        return changed_on(one, several, replace(site, sources=sources))

    assert told(after, None) == after
    assert told(before, after) == after
    assert told(before, before) is None
    assert told(None, None) is None


def test_new_figures_and_gone_ones_are_counted():
    later = replace(OLD, period=parse("2017/18"))
    one, two = ({"m": PublishedSeries("m", values)} for values in ((OLD, replace(OLD, area="X")), (NEW, later)))
    assert arrived(one, two) == (1, 1)
    assert arrived(one, {"m": PublishedSeries("m", (replace(OLD, value=None),))}) == (0, 2)
