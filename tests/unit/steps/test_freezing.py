"""What freezing refuses before it writes anything."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from pipeline.compute.series import PublishedSeries
from pipeline.errors import OutcomesError
from pipeline.steps import freezing
from tests.support.site_samples import edition, series

TODAY = date(2026, 11, 27)


def workspace():
    one = edition(series()).edition.model_copy(update={"foreword": "More babies are fed."})
    project = SimpleNamespace(site=Path("site"))
    return SimpleNamespace(editions={"q": one}, reports={"q": one}, archive=SimpleNamespace(frozen={}), project=project)


def refused(monkeypatch, published: PublishedSeries) -> str:
    monkeypatch.setattr(freezing, "node_hashes", lambda *_: {})
    monkeypatch.setattr(freezing, "stale", lambda *_: [])
    monkeypatch.setattr(freezing, "read_protected", lambda *_: {published.measure: published})
    monkeypatch.setattr(freezing, "not_written", lambda *_: [])
    monkeypatch.setattr(freezing, "frozen_now", lambda *_: {})
    monkeypatch.setattr(freezing, "write_frozen", lambda *_: None)
    try:
        freezing.freeze(None, workspace(), "q", TODAY)
    except OutcomesError as problem:
        return str(problem)
    return ""


def dated(*days: date | None, **more: object) -> PublishedSeries:
    known = series()["babies_fed"].values
    return PublishedSeries(
        "babies_fed", tuple(replace(v, published_on=d, **more) for v, d in zip(known, days, strict=False))
    )


def test_figures_of_unknown_day_are_named_and_nothing_is_frozen(monkeypatch):
    told = refused(monkeypatch, dated(None, TODAY, None))
    assert told.splitlines() == [
        "q was not frozen:",
        (
            "- nobody says when these figures were published: babies_fed, VALE, 2012/13; babies_fed, VALE, 2014/15; "
            "say it in the datapackage.yaml of their source, e.g. published_on: 2017-10-02"
        ),
    ]


def test_the_first_of_many_are_named_and_the_rest_counted(monkeypatch):
    monkeypatch.setattr(freezing, "FEW", 2)
    assert "2013/14 and 2 more; say it in" in refused(monkeypatch, dated(None, None, None, None))


def test_synthetic_figures_and_those_not_shown_need_no_day(monkeypatch):
    assert refused(monkeypatch, dated(None, origin="synthetic")) == ""
    assert refused(monkeypatch, dated(None, value=None)) == ""
    assert refused(monkeypatch, dated(TODAY)) == ""
