"""Verdicts of reports against those of revised figures for the same time; what changed in frozen definitions."""

import json
from dataclasses import replace
from types import SimpleNamespace

from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.stand import When, stand
from pipeline.steps.flips import changed_between, changes_of, flips_of
from tests.support.site_samples import HOME_AREA, edition, measure, series, values

FED = measure("babies", 1, plain_title="Fed")
SERIES = PublishedSeries("fed", tuple(values("fed", HOME_AREA, [40.0, 41.0, 42.0, 43.0, 44.0], denominator=9000.0)))


def workspace(frozen=None):
    return SimpleNamespace(
        catalogue=SimpleNamespace(measures={"fed": FED}),
        archive=SimpleNamespace(frozen=frozen or {}),
        reports={"q": edition(series()).edition},
    )


def published():
    return {"q": {"fed": stand(FED, SERIES, HOME_AREA, When("q", edition(series()).edition.cut_off))}}


def revised(last):
    return {"fed": replace(SERIES, values=(*SERIES.values[:-1], replace(SERIES.values[-1], value=last)))}


def test_the_same_figures_turn_nothing_and_later_ones_do_not_count():
    assert flips_of(workspace(), published(), {"fed": SERIES}) == ()


def test_a_revised_figure_that_turns_a_verdict_is_found():
    (flip,) = flips_of(workspace(), published(), revised(36.0))
    assert (flip.edition, flip.measure, flip.period) == ("q", "fed", "2016 to 2017")
    assert flip.published != flip.revised


def test_a_frozen_report_counts_as_it_was_published():
    rows = "measure,area,rating,year_ago_direction\nfed,VALE,on_track,improving\n"
    frozen = SimpleNamespace(files={"data/standing.csv": rows.encode(), "facts.json": b'{"measures": {}}'})
    (flip,) = flips_of(workspace({"q": frozen}), published(), {"fed": SERIES})
    assert flip.published == ("on_track", "improving")


def test_definitions_and_targets_are_held_against_those_that_were_frozen():
    then = {**FED.model_dump(mode="json"), "definition": "Other words.", "targets": [{"value": 5, "by": "2020/21"}]}
    frozen = SimpleNamespace(files={"facts.json": json.dumps({"measures": {"fed": then, "gone": then}}).encode()})
    found = changes_of(workspace({"q": frozen}))
    assert [(one.kind, one.before, one.now) for one in found] == [
        ("definition", "Other words.", "What is counted, in words."),
        ("target", "value: 5, by: 2020/21", "None"),
    ]


def test_two_frozen_reports_are_held_against_each_other_not_against_today():
    kept = {name: {**FED.model_dump(mode="json"), "definition": f"Words of {name}."} for name in "qr"}
    frozen = {
        name: SimpleNamespace(files={"facts.json": json.dumps({"measures": {"fed": one}}).encode()})
        for name, one in kept.items()
    }
    (one,) = changed_between(workspace(frozen), "q", "r")
    assert (one.edition, one.before, one.now) == ("q", "Words of q.", "Words of r.")
