"""What a paper says: front sheet, sections in order, all measures with exceptions first, the words of the pages."""

import re
from dataclasses import replace
from html import unescape

from pipeline.render.papers.content import Bullets, MeasureBlock, Paper, Paragraph, cell_text
from pipeline.render.papers.words import KEY
from tests.support.pages import html, sample_files
from tests.support.site_samples import sample_site
from tests.unit.render.papers.cases import draft_paper, edition_of, noted_paper, paper_of, sample_paper, with_edition

NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def told(paper: Paper, title: str) -> str:
    """All text of the section with this title."""
    section = next(one for one in paper.sections if one.title == title)
    parts: list[Paragraph] = []
    for block in section.blocks:
        parts += block.items if isinstance(block, Bullets) else [block] if isinstance(block, Paragraph) else []
    return " ".join(f"{part.lead} {part.text}" for part in parts)


def test_it_has_the_parts_of_a_boards_paper_in_order():
    paper = sample_paper()
    assert [fact.name for fact in paper.front] == [
        "Report to",
        "Date of meeting",
        "By",
        "Title",
        "Purpose",
        "Figures published by",
    ]
    assert (paper.asked, paper.recommendations) == ("The meeting is asked to:", ("Note the figures",))
    titles = [section.title for section in paper.sections]
    assert titles[0] == "Background"
    assert titles[-1] == "Conclusion and reasons for recommendations"
    assert [one.title for one in paper.closing] == ["Contact", "Background documents"]
    assert [one.title for one in paper.appendices] == [
        "Appendix 1: All measures",
        "Appendix 2: Good health",
        "Appendix 3: Safe care",
        "Appendix 4: What the words and marks mean",
    ]


def test_every_counted_measure_stands_in_the_tables_once_and_exceptions_come_first():
    have, lack = (grid.table for grid in list(sample_paper().grids())[-2:])
    names = [row[0].text for row in (*have.rows, *lack.rows)]
    site = sample_site()
    assert sorted(names) == sorted(m.plain_title for m in site.measures.values() if m.lifecycle != "proposed")
    assert names[0] == "Infections from care"
    assert names[2] == "Early deaths"


def test_every_number_of_its_tables_is_on_a_page_of_the_edition():
    pages = [path for path in sample_files() if path.startswith("editions/2017-18-q1/") and "infographic" not in path]
    there = {n for path in pages if path.endswith(".md") for n in NUMBER.findall(unescape(html(path)))}
    said = {n for grid in sample_paper().grids() for row in grid.table.rows for c in row for n in numbers(cell_text(c))}
    assert said
    assert said - there == set()


def numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def test_the_sentences_are_those_of_the_pages():
    page = unescape(html("editions/2017-18-q1/good-health/index.md"))
    blocks = [b for one in sample_paper().appendices for b in one.blocks if isinstance(b, MeasureBlock)]
    fed = next(block for block in blocks if block.told.title == "Babies who are breastfed")
    assert fed.told.sentences in page
    assert fed.told.figure in page
    assert fed.picture is not None
    assert fed.picture.alt


def test_status_is_said_in_words():
    assert sample_paper().status == ("Demonstration: not an official publication.",)
    assert "put together on 22 November 2026" in sample_paper().notices[0]
    assert (sample_paper().watermark, draft_paper().watermark) == ("", "Draft")
    assert draft_paper().status[0].startswith("Draft. Nobody has yet said")
    assert "The figures are right: Nobody yet." in draft_paper().closing[0].lines
    live = sample_site().settings.model_copy(update={"site_status": "live"})
    assert paper_of(replace(sample_site(), settings=live)).status == ()


def test_what_is_done_is_told_for_each_measure_that_owes_a_note():
    assert "Early deaths. Worse, by more than chance." in told(sample_paper(), "What is being done")
    assert "No action was recorded." in told(sample_paper(), "What is being done")
    assert "It is for Green Vale Council to write." in told(draft_paper(), "What is being done")
    noted = told(noted_paper(), "What is being done")
    assert "What is done: Hire again Who does it: The Director By when: 1 March 2018 " in noted
    assert noted.endswith("One more thing.")


def test_each_part_of_the_foreword_is_a_paragraph():
    blocks = noted_paper().sections[0].blocks
    assert [block.text for block in blocks[-2:] if isinstance(block, Paragraph)] == ["First part.", "Second part."]


def test_that_nothing_has_an_agreed_target_is_said_plainly():
    site = sample_site()
    one = site.editions[0]
    stands = {id_: replace(stand, rating="no_target") for id_, stand in one.standings.items()}
    paper = paper_of(replace(site, editions=(replace(one, standings=stands),)))
    assert "No measure in this report has an agreed target" in told(paper, "What the figures show")
    assert "On track: 1." in told(sample_paper(), "What the figures show")
    assert "Against the plan" not in told(paper, "What the figures show")


def test_a_measure_that_is_rated_and_not_counted_is_named():
    site, told_of = sample_site(), "What the figures show"
    assert "Not in the count" not in told(sample_paper(), told_of)
    name = next(id_ for id_, stands in site.editions[0].standings.items() if stands.rating == "on_track")
    proposed = site.measures[name].model_copy(update={"lifecycle": "proposed"})
    paper = paper_of(replace(site, measures={**site.measures, name: proposed}))
    assert f"Not in the count of measures above, but among these: {proposed.plain_title}." in told(paper, told_of)


def test_contact_officers_stand_on_the_front_sheet_where_there_are_any():
    site = sample_site()
    sheet = site.editions[0].edition.front_sheet.model_copy(update={"contact_officers": ["Head of analysis, 01234"]})
    paper = paper_of(with_edition(site, edition_of(site, front_sheet=sheet)))
    (found,) = [fact for fact in paper.front if "Contact" in fact.name]
    assert found.text == ("Head of analysis, 01234",)
    assert not [fact for fact in sample_paper().front if "Contact" in fact.name]


def test_late_figures_of_the_framework_alone_are_listed_and_the_key_does_not_say_that_there_are_none():
    site = sample_site()
    one = site.editions[0]
    late = {id_: replace(s, state="overdue") for id_, s in one.standings.items()}
    proposed = site.measures["early_deaths"].model_copy(update={"lifecycle": "proposed"})
    site = with_edition(
        replace(site, measures={**site.measures, "early_deaths": proposed}), replace(one, standings=late)
    )
    said = told(paper_of(site), "Figures to read with care")
    assert "Babies who are breastfed" in said
    assert "Early deaths" not in said
    key = dict(KEY)
    assert "there is no figure" not in key["New figure is late"]
