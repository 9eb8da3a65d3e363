"""Why a figure changed: as somebody wrote it down, as a correction of that very figure says, else nothing."""

from dataclasses import replace
from datetime import date

from pipeline.catalogue.correction import Correction, Corrections, WhyRevised
from pipeline.compute.revisions import Revised
from pipeline.render.pages.revisions import NOT_EXPLAINED, kind_of, why
from tests.support.site_samples import HOME_AREA, series

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
