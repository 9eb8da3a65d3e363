"""The home page and the counts it leads with."""

from dataclasses import replace
from datetime import date

from pipeline.render.pages.coverage import dots
from pipeline.render.site_input import Announced
from tests.support.pages import build, html, sample_files
from tests.support.site_samples import sample_site, series, standings


def test_leads_with_how_much_can_be_reported():
    made = html("index.md")
    assert "3 of 5 measures" in made, "proposed measures are not counted, withheld ones have no figure"
    assert made.index("We can report on") < made.index("Got better") < made.index("What we look at")


def test_worse_stands_beside_better():
    made = html("index.md")
    better, worse = made.split("<h2>Got better</h2>")[1].split("<h2>Got worse</h2>")
    assert "Babies who are breastfed" in better
    assert "Early deaths" in worse.split("</section>")[0]


def test_says_so_when_nothing_is_clear():
    known = series()
    unclear = {
        id_: replace(one, previous=replace(one.previous, direction="no_clear_change"))
        for id_, one in standings(known).items()
    }
    made = html("index.md", build(sample_site(standings=unclear)))
    assert "No clear changes" in made
    assert "Got better" not in made


def test_a_measure_about_deaths_never_comes_first():
    known = series()
    all_worse = {
        id_: replace(one, previous=replace(one.previous, direction="worsening", headline=True))
        for id_, one in standings(known).items()
    }
    made = html("index.md", build(sample_site(standings=all_worse))).split("<h2>Got worse</h2>")[1]
    assert made.index("Infections from care") < made.index("Early deaths")


def test_a_measure_with_made_up_figures_alone_has_no_figure_even_if_its_standing_claims_one():
    known = series()
    fed = known["babies_fed"]
    known["babies_fed"] = replace(
        fed, values=tuple(replace(v, origin="synthetic", preferred=False) for v in fed.values)
    )
    stand = standings(series())
    stand["babies_fed"] = replace(stand["babies_fed"], synthetic=True)
    files = build(sample_site(series=known, standings=stand, editions=()))
    assert "2 of 5 measures" in html("index.md", files)
    for page in ("index.md", "framework/index.md", "measures/babies-fed/index.md"):
        assert "44.3%" not in html(page, files)
    assert '"dataset"' not in files["measures/babies-fed/index.md"]


def test_every_domain_has_a_card_with_its_count():
    made = html("index.md")
    assert '<a href="domains/good-health/">Good health</a>' in made
    assert "<strong>2</strong> of 4 have figures" in made
    assert "<strong>1</strong> of 1 have figures" in made


def test_dots_are_as_many_as_there_are_measures():
    drawn = dots(3, 7, across=4)
    assert drawn.count("<circle") == 7
    assert drawn.count("dots__full") == 3
    assert 'aria-hidden="true"' in drawn


def test_icon_is_drawn_and_hidden_and_a_missing_one_is_left_out():
    made = html("index.md")
    assert made.count('class="icon"') == 1
    assert 'class="icon" aria-hidden="true"' in made


def test_latest_report_and_next_date():
    assert "April to June 2017" in html("index.md")
    assert "The date of the next report has not been set." in html("index.md")
    soon = (Announced("2017-18-q2", "July to September 2017", date(2026, 12, 4)),)
    told = html("index.md", build(sample_site(announced=soon)))
    assert "The next report comes out on 4 December 2026." in told
    assert "index.md" in sample_files()


def test_on_an_earlier_day_a_later_report_is_not_the_latest():
    (first,) = sample_site().editions
    later = replace(
        first,
        slug="2018-19-q2",
        edition=first.edition.model_copy(update={"cut_off": date(2018, 12, 1), "title": "Later"}),
    )
    both = (first, later)
    assert 'latest report is <a href="editions/2018-19-q2/">' in html("index.md", build(sample_site(editions=both)))
    then = html("index.md", build(sample_site(editions=both, as_of=date(2017, 10, 2))))
    assert 'latest report is <a href="editions/2017-18-q1/">' in then


def test_the_count_comes_first_then_what_it_is_about():
    made = html("index.md")
    assert made.index("We can report on") < made.index("We check how health and care are doing.")
