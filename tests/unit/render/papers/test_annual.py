"""A year's report: targets plainly, better, worse and what cannot be told, each figure with its own time, stories."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape

import pdfua
import pytest

from pipeline.catalogue.annual import AnnualReport
from pipeline.catalogue.writing import Story, StoryHead
from pipeline.periods import parse
from pipeline.render.pages.context import make_context
from pipeline.render.papers.annual import annual_paper, kind_of
from pipeline.render.papers.content import cell_text
from tests.support.pages import build, html
from tests.support.site_samples import sample_site
from tests.unit.render.papers.cases import CHARTS, docx_of, pdf_of
from tests.unit.render.papers.test_content import NUMBER, told

STORY = Story(
    "after-a-fall",
    StoryHead.model_validate(
        {
            "title": "After a fall",
            "description": "What was done.",
            "measures": ["early_deaths"],
            "told_in": "Paper",
            "told_on": date(2017, 10, 2),
        }
    ),
    "Words.",
)


def site_with_a_year(**more: object):
    site = sample_site()
    one = site.editions[0]
    given = one.edition.model_dump() | {
        "title": "April 2016 to March 2017",
        "period": "2016/17",
        "cut_off": date(2017, 12, 31),
        "cut_off_reason": "By then they were out.",
        "qualitative": [
            {"title": "Said", "text": "It was slow.", "told_in": "The paper"},
            {"title": "Done", "text": "This was done.", "stories": ["after-a-fall"]},
        ],
    }
    report = AnnualReport.model_validate(given | more)
    return replace(site, annual=(replace(one, slug="2016-17", edition=report),), stories={"after-a-fall": STORY})


def paper_of_year(site):
    one = site.annual[0]
    return annual_paper(make_context(site, one.series, one.standings, one.yearly, one.elsewhere), one, CHARTS)


@cache
def sample_year():
    return paper_of_year(site_with_a_year())


@cache
def files_of_year():
    return build(site_with_a_year())


def test_its_sections_stand_in_the_order_of_a_boards_paper():
    assert [section.title for section in sample_year().sections] == [
        "Background",
        "How we did against targets",
        "What got better, what got worse, what we cannot tell",
        "Which figures are of which time",
        "What was done, and what people said",
        "Figures to read with care",
        "Conclusion and reasons for recommendations",
    ]
    assert "published by 31 December 2017. By then they were out." in told(sample_year(), "Background")


def test_a_target_that_is_in_force_is_told_with_its_result_and_those_without_are_counted():
    grid = next(grid for grid in sample_year().grids() if grid.table.id == "targets")
    assert [cell_text(cell) for cell in grid.table.rows[0]][3:] == ["50.0%", "On track"]
    assert "For the other 2 measures with a figure there was no agreed target to rate it by." in told(
        sample_year(), "How we did against targets"
    )


def test_a_figure_from_before_the_year_is_not_rated_for_it():
    site = site_with_a_year(period="2017/18", cut_off=date(2018, 12, 31))
    said = told(paper_of_year(site), "How we did against targets")
    assert "Babies who are breastfed: there was a target, but the last figure is of 2016 to 2017, before" in said


def test_an_older_figure_is_neither_better_nor_worse_in_the_year():
    paper = paper_of_year(site_with_a_year(period="2017/18", cut_off=date(2018, 12, 31)))
    said = told(paper, "What got better, what got worse, what we cannot tell")
    assert "Better, by more than chance: no measure." in said
    assert "For 3 measures there is only a figure from before the year." in said
    end = told(paper, "Conclusion and reasons for recommendations")
    assert "We can report on this year for 0 of 5 measures. For 3 more there is only an older figure." in end


def test_that_nobody_agreed_a_target_is_said_plainly():
    site = site_with_a_year()
    one = site.annual[0]
    stands = {id_: replace(stand, rating="no_target") for id_, stand in one.standings.items()}
    paper = paper_of_year(replace(site, annual=(replace(one, standings=stands),)))
    assert told(paper, "How we did against targets").strip().startswith("No measure had a target that somebody had")
    assert not any(grid.table.id == "targets" for grid in paper.grids())


def test_better_worse_and_what_cannot_be_told_stand_apart():
    said = told(sample_year(), "What got better, what got worse, what we cannot tell")
    better, worse, same = (said.index(word) for word in ("Better, by", "Worse, by", "No change beyond"))
    assert better < said.index("Babies who are breastfed") < worse < said.index("Early deaths:") < same
    assert same < said.index("Infections from care:")


def test_each_figure_is_told_with_its_own_time():
    said = told(sample_year(), "Which figures are of which time")
    assert "Of the whole year:" in said
    assert "Early deaths: 2016 to 2017." in said


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        ("2016/17", "year"),
        ("2016/17 school year", "school"),
        ("2015/16 school year", "before"),
        ("2016/17 Q2", "part"),
        ("2017-03", "part"),
        ("2016", "other"),
        ("2014 to 2016", "other"),
        ("2015/16", "before"),
    ],
)
def test_kinds_of_time(period, kind):
    assert kind_of(parse(period), parse("2016/17")) == kind


def test_the_qualitative_part_names_its_sources_and_claims_no_cause():
    said = told(sample_year(), "What was done, and what people said")
    assert "It was slow. (From: The paper)" in said
    assert "This was done. (From: Paper, 2 October 2017)" in said
    assert "After a fall. What was done." in said
    assert "We do not know how much these figures changed because of this work." in said


def test_the_page_says_all_that_the_paper_says_in_tables_and_lists():
    page = unescape(re.sub(r"<[^>]+>", " ", html("annual/2016-17/index.md", files_of_year())))
    there = set(NUMBER.findall(page))
    said = {n for grid in sample_year().grids() for row in grid.table.rows for c in row for n in nums(cell_text(c))}
    assert said - there == set()
    assert "After a fall." in page


def nums(text: str) -> list[str]:
    return NUMBER.findall(text)


def test_it_is_listed_and_its_files_lie_beside_it():
    page = html("annual/2016-17/index.md", files_of_year())
    assert re.search(r'href="2016-17-annual-report.pdf">This report to print \(PDF, \d+ KB\)', page)
    assert re.search(r'href="2016-17-annual-report.docx">This report to edit [a-z ]+\(DOCX, \d+ KB\)', page)
    assert 'href="../annual/2016-17/"' in html("editions/index.md", files_of_year())
    assert 'href="annual/2016-17/"' in html("index.md", files_of_year())


def test_the_files_are_tagged_and_small(tmp_path):
    file = tmp_path / "year.pdf"
    file.write_bytes(pdf_of(sample_year()))
    assert list(pdfua.validate(str(file)).findings) == []
    assert max(file.stat().st_size, len(docx_of(sample_year()))) < 5_000_000
