"""What the sheets say: counts, numbers, panels, marks, reasons; nothing that the data does not have."""

from dataclasses import replace

import pytest

from pipeline.catalogue.edition import Override, SignOff
from pipeline.compute.series import PublishedSeries
from pipeline.render.infographics import room
from pipeline.render.infographics.domain import domain_sheet
from pipeline.render.infographics.overview import framework_sheet
from pipeline.render.infographics.quarter import quarter_sheet
from pipeline.render.pages.context import make_context
from pipeline.render.site_input import SourceFacts
from tests.support.site_samples import HELP, edition, sample_site, series
from tests.unit.render.infographics.cases import big_site

LARGE = room.Room(numbers=4, entries=3, lines=6, leads=2)


def quarter(site, size=LARGE):
    one = site.editions[0]
    return quarter_sheet(make_context(site, one.series, one.standings, one.yearly), one, size)


def domain(site, place=0, size=LARGE):
    one = site.editions[0]
    context = make_context(site, one.series, one.standings, one.yearly)
    return domain_sheet(context, one, context.domains[place], size)


def overview(site, size=LARGE):
    return framework_sheet(make_context(site, site.series, site.standings, site.yearly), size)


def signed(*steps):
    """The edition as made in its quarter, with these steps signed."""
    one = edition(series())
    sign_offs = [SignOff(step=step, by="The Director", on=one.edition.cut_off) for step in steps]
    return replace(one, edition=one.edition.model_copy(update={"reconstructed_on": None, "sign_offs": sign_offs}))


def test_the_quarter_leads_with_what_can_be_reported_on():
    sheet = quarter(sample_site())
    assert (sheet.coverage_before, sheet.coverage, sheet.coverage_after) == ("We can report on", "3 of 5", "measures")
    assert [row.words for row in sheet.rows] == ["2 of 4", "1 of 1"]
    assert sum(one.count for one in sheet.states) == 5
    assert sheet.period == "April to June 2017"


def test_neither_harm_nor_doubt_nor_withheld_figures_lead():
    sheet = quarter(sample_site())
    assert [one.title for one in sheet.numbers] == ["Babies who are breastfed"]
    one = sheet.numbers[0]
    assert (one.number, one.arrow, one.way, one.wish) == ("44.3%", "up", "Up.", "Higher is better.")
    assert one.when == "2016 to 2017, Green Vale"
    assert "41.0%" in one.change


def test_marks_of_demonstration_and_of_a_reconstructed_report():
    sheet = quarter(sample_site())
    assert "not an official publication" in sheet.demonstration
    assert "22 November 2026" in sheet.notes[0]
    live = sample_site().settings.model_copy(update={"site_status": "live"})
    sheet = quarter(sample_site(settings=live, editions=(signed("data", "commentary"),)))
    assert sheet.demonstration == ""
    assert sheet.notes == ()


@pytest.mark.parametrize("steps", [(), ("data",)])
def test_a_draft_says_so_in_words_on_every_sheet(steps):
    site = sample_site(editions=(signed(*steps),))
    told = ("Draft. The figures and the words may still change.",)
    assert quarter(site).notes == domain(site).notes == told


def test_no_clear_change_is_said_in_so_many_words():
    changes = quarter(big_site(2, "Health")).changes
    assert changes.none == "No clear changes"
    assert changes.panels == ()


def untested(site):
    """The same site with no numbers behind any figure of its edition."""
    one = site.editions[0]
    stands = {
        id_: replace(s, previous=replace(s.previous, direction="no_clear_change", lower=None, upper=None))
        for id_, s in one.standings.items()
    }
    return replace(site, editions=(replace(one, standings=stands),))


def test_nobody_says_no_clear_change_of_what_nobody_could_test():
    for sheet in (quarter(untested(big_site(2, "Health"))), domain(untested(big_site(2, "Health")))):
        assert sheet.changes.none == "We cannot tell yet"
        assert "No clear change" not in [term.word for term in sheet.terms]
        assert {one.way for one in sheet.numbers} == {"The same as before."}


def test_what_is_unusual_is_said_beside_no_clear_change():
    site = big_site(1, "Health", each=1)
    one = site.editions[0]
    stands = {id_: replace(s, spc_variation="concern_high") for id_, s in one.standings.items()}
    changes = quarter(replace(site, editions=(replace(one, standings=stands),))).changes
    assert changes.none == "No clear changes"
    assert changes.compared == "We could test 1 measure. 1 is unusual."


def test_panels_stand_side_by_side_even_if_one_is_empty():
    better = quarter(big_site(2, "Health", direction="improving")).changes
    worse = quarter(big_site(2, "Health", direction="worsening")).changes
    assert [panel.title for panel in better.panels] == ["Areas of progress", "Areas to improve"]
    assert [len(panel.entries) for panel in better.panels] == [3, 0]
    assert [len(panel.entries) for panel in worse.panels] == [0, 3]
    assert better.panels[1].none
    assert better.panels[0].rest == worse.panels[1].rest == "And 9 more."


def test_what_an_editor_left_out_is_said_with_the_reason():
    one = edition(series())
    left_out = {"measure": "babies_fed", "list": "got_better", "reason": "It is not ready", "by": "The editor"}
    changed = one.edition.model_copy(update={"overrides": [Override.model_validate(left_out)]})
    sheet = quarter(sample_site(editions=(replace(one, edition=changed),)))
    assert sheet.numbers == ()
    assert sheet.changes.panels[0].entries == ()
    assert "The editor left out Babies who are breastfed: It is not ready." in sheet.changes.compared


def test_without_any_figure_it_says_so():
    none = replace(edition(series()), series={}, standings={})
    sheet = quarter(sample_site(editions=(none,)))
    assert sheet.numbers == ()
    assert sheet.no_numbers == "There is no figure that we can lead with yet."
    assert sheet.coverage == "0 of 5"


def test_a_domain_tells_harm_small_with_a_way_to_help_and_reasons_in_words():
    sheet = domain(sample_site())
    assert [one.title for one in sheet.numbers] == ["Babies who are breastfed"]
    assert [one.title for one in sheet.more] == ["Early deaths"]
    assert sheet.support == (HELP,)
    assert ("Figure withheld", 1) in [(one.name, one.count) for one in sheet.reasons]
    assert sum(one.count for one in sheet.reasons) == sheet.total - sheet.covered


def test_a_doubted_figure_keeps_its_mark():
    sheet = domain(sample_site(), 1)
    assert [(one.number, one.unit) for one in sheet.numbers] == [("118", "infections [q]")]
    assert ("Marks", "[q] queried: we doubt this figure.") in [(one.word, one.meaning) for one in sheet.terms]


def test_the_framework_shows_domains_goals_and_outcomes():
    sheet = overview(sample_site())
    assert [(step.number, step.name) for step in sheet.steps] == [
        ("2", "domains"),
        ("2", "goals"),
        ("2", "outcomes"),
        ("3", "key indicators"),
        ("5", "measures"),
    ]
    assert sheet.branches[0].goals[0].outcomes == ("People have good health",)
    assert sheet.lead == ("We check how health and care are doing.", "We show it in the open.")


def test_more_domains_than_there_is_room_for_are_counted():
    assert quarter(big_site(14, "Health", each=1), room.Room(numbers=1)).rest == "And 2 more domains."
    assert quarter(sample_site()).rest == ""


def test_every_room_is_smaller_than_the_one_before():
    def size(one):
        return (one.numbers, one.entries, one.lines, one.rows, one.leads, one.drawn, one.names, one.outcomes, one.terms)

    for ladder in (room.QUARTER, room.DOMAIN, room.FRAMEWORK):
        assert len({size(one) for one in ladder}) == len(ladder)
        assert ladder[-1].numbers <= 1


def test_the_source_of_an_earlier_figure_that_is_shown_is_named_too():
    """A figure of one publication beside an earlier one of another must not be said to be of one alone."""
    known = series()
    older = [replace(v, source="old_paper") if v.period.label != "2016/17" else v for v in known["babies_fed"].values]
    files = [
        SourceFacts(source, source, "Board", publication, "OGL", f"{source}.csv", "", None, None, "official", 1)
        for source, publication in (("board_paper", "New paper"), ("old_paper", "Old paper"), ("other", "Not shown"))
    ]
    mixed = known | {"babies_fed": PublishedSeries("babies_fed", tuple(older))}
    site = sample_site(sources=tuple(files), editions=(edition(mixed),))
    assert quarter(site).source[0] == "Source: New paper; Old paper."
