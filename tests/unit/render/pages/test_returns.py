"""The page of figures that are waited for, and what a measure's page says of its own."""

from dataclasses import replace
from datetime import date

from pipeline.catalogue.returns_board import Board, BoardLine, BoardState
from pipeline.catalogue.returns_due import Wanted
from pipeline.periods import parse
from tests.support.pages import build, html
from tests.support.site_samples import HOME_AREA, sample_site

DUE = date(2017, 7, 28)
CAME = date(2017, 9, 1)


def line(measure: str, state: BoardState, owner: str = "Green Vale Council") -> BoardLine:
    asked = Wanted(measure, HOME_AREA, parse("2017/18 Q1"), DUE)
    return BoardLine(asked, owner, "Performance team", state, CAME if state == "received" else None)


def site(*lines: BoardLine):
    return build(replace(sample_site(), board=Board("April to June 2017", date(2017, 10, 2), lines)))


def test_each_owner_has_a_table_with_due_dates_and_states_in_words():
    files = site(
        line("babies_fed", "received"),
        line("nasty_title", "late"),
        line("later_idea", "waiting", "Green Vale Hospital"),
    )
    page = html("returns/index.md", files)
    assert "<h2>Green Vale Council</h2>" in page
    assert "<h2>Green Vale Hospital</h2>" in page
    assert "Who gives the figures: Performance team." in page
    assert "28 July 2017" in page
    assert "1 September 2017" in page
    assert all(words in page for words in ("Received", "Late", "Not due yet"))
    assert "1 of 3 figures has come. 1 is late." in page
    assert "Nobody has been asked" not in page


def test_where_nobody_has_been_asked_nothing_is_late():
    page = html("returns/index.md", site(line("nasty_title", "not_asked")))
    assert "Nobody has been asked for these figures yet." in page
    assert "Late" not in page


def test_a_project_without_local_measures_has_no_such_page_and_no_link_to_it():
    files = build(sample_site())
    assert "returns/index.md" not in files
    assert not [path for path, text in files.items() if path.endswith(".md") and "returns/" in text]


def test_a_measure_without_a_figure_says_from_whom_it_waits_for_a_return():
    files = site(line("nasty_title", "late"), line("later_idea", "not_asked"))
    assert "This waits for a return from Green Vale Council. It was due on 28 July 2017." in html(
        "measures/nasty-title/index.md", files
    )
    assert "They have not been asked for it yet." in html("measures/later-idea/index.md", files)
    assert "waits for a return" not in html("measures/babies-fed/index.md", files)


def test_the_page_on_quality_leads_there():
    assert 'href="../returns/"' in html("quality/index.md", site(line("nasty_title", "late")))
