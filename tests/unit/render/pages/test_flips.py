"""The page of changes: verdicts that revised figures would turn, and definitions and targets that changed."""

from pipeline.render.site_input import Changed, Flip
from tests.support.pages import build
from tests.support.site_samples import sample_site

FLIP = Flip("2017-18-q1", "babies_fed", "2016 to 2017", ("on_track", "improving"), ("off_track", "no_clear_change"))
CHANGED = Changed("2017-18-q1", "babies_fed", "target", "value: 50.0, by: 2020/21", "value: 45.0 <b>")


def test_a_verdict_that_turned_stands_as_published_and_as_revised():
    page = build(sample_site(flips=[FLIP]))["revisions/index.md"]
    assert "On track. Better, by more than chance in a year." in page
    assert "Off track. No change beyond chance in a year." in page
    assert page.index("In the report") < page.index("As revised")


def test_changed_targets_stand_before_and_now():
    page = build(sample_site(redefined=[CHANGED]))["revisions/index.md"]
    assert "Target or plan" in page
    assert "value: 50.0, by: 2020/21" in page
    assert "value: 45.0 &lt;b&gt;" in page


def test_without_any_there_is_no_such_heading():
    page = build(sample_site())["revisions/index.md"]
    assert "What that changes in what reports said" not in page
    assert "Definitions and targets that changed" not in page
