"""A rating of a figure that is not of now says of when it is, and is not counted among those of now."""

from dataclasses import replace

from pipeline.periods import parse
from pipeline.render.pages.marks import three_marks
from pipeline.render.pages.tags import rating_tag
from tests.support.site_samples import sample_site
from tests.unit.render.papers.cases import paper_of, with_edition
from tests.unit.render.papers.test_content import told

MARCH = parse("2015-03")


def late_site():
    """The invented site, whose one rated figure is late in its report."""
    site = sample_site()
    one = site.editions[0]
    stands = {**one.standings, "babies_fed": replace(one.standings["babies_fed"], state="overdue")}
    return with_edition(site, replace(one, standings=stands))


def test_a_target_met_long_ago_says_when_and_is_quiet():
    tag = rating_tag("achieved", "overdue", MARCH)
    assert (tag.words, tag.look) == ("Target met in March 2015", "quiet")
    assert rating_tag("off_track", "discontinued", MARCH).words == "Off track in March 2015"
    assert rating_tag("achieved", "current", MARCH) == rating_tag("achieved")
    assert rating_tag("no_target", "overdue", MARCH) == rating_tag("no_target")


def test_the_measures_page_says_it_too():
    standing = late_site().editions[0].standings["babies_fed"]
    plan, *_ = three_marks(standing, None)
    assert [tag.words for tag in plan.tags] == ["On track in 2016 to 2017"]


def test_the_paper_counts_it_apart_and_its_table_dates_it():
    said = told(paper_of(late_site()), "What the figures show")
    assert "Only an older figure, which says nothing of now: 1." in said
    assert "On track: 1." not in said
    rows = [row for grid in paper_of(late_site()).grids() for row in grid.table.rows]
    assert any(cell.tag and cell.tag.words == "On track in 2016 to 2017" for row in rows for cell in row)
