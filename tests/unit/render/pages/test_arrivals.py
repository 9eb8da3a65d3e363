"""The page on what has come and what is late: by source, with who says so; measures only where nothing is over."""

from dataclasses import replace
from datetime import date

from pipeline.periods import from_label
from pipeline.render.site_input import SourceArrivals
from pipeline.sources.arrivals import Arrival
from tests.support.pages import build, html
from tests.support.site_samples import sample_site

LATE = Arrival("extract", "late", from_label("2017/18 Q4"), date(2018, 5, 14), said_by="The agreement, schedule 2")
OLD = Arrival("extract", "received", from_label("2017/18 Q3"), date(2018, 2, 13), date(2018, 2, 16), carried=True)
UNKNOWN = Arrival("survey", "no_day")
FOUND = (SourceArrivals("Hospital extract", (OLD, LATE)), SourceArrivals("Survey", (UNKNOWN,)))


def site(status="live", **more):
    sample = sample_site(**more)
    settings = sample.settings.model_copy(update={"site_status": status})
    return replace(sample, settings=settings, arrivals=FOUND)


def page(**more) -> str:
    return html("arrivals/index.md", build(site(**more)))


def test_what_is_late_stands_first_with_who_says_so():
    told = page()
    assert "1 delivery is late or could not be used." in told
    assert told.index("Deliveries that we wait for") < told.index("The newest deliveries of each source")
    for words in (
        "Expected 14 May 2018, not received.",
        "The agreement, schedule 2",
        "Received 16 February 2018, 3 days late.",
    ):
        assert words in told


def test_older_figures_in_use_are_marked_and_a_day_that_nobody_says_is_not_made_up():
    told = page()
    assert "Older figures in use" in told
    assert "Nothing says when more figures come." in told


def test_measures_that_wait_are_listed_unless_the_site_shows_a_past_that_is_over():
    sample = site()
    name, standing = next((n, s) for n, s in sample.standings.items() if s.period is not None)
    late = {**sample.standings, name: replace(standing, state="overdue")}
    live = html("arrivals/index.md", build(replace(sample, standings=late)))
    assert "Measures that wait for a newer figure" in live
    over = html("arrivals/index.md", build(replace(site("demonstration"), standings=late)))
    assert "Measures that wait for a newer figure" not in over
    assert "This site shows a past that is over." in over


def test_the_quality_page_and_the_footer_lead_to_it():
    files = build(site())
    assert 'href="../arrivals/"' in html("quality/index.md", files)
    assert "arrivals/" in files["index.md"]
    assert "arrivals/index.md" not in build(sample_site())
