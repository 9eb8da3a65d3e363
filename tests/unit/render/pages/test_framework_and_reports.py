"""The framework page, domain pages, editions, data and quality pages, A to Z."""

import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.catalogue.writing import Story, StoryHead
from pipeline.publish.open_data.rows import all_tables
from pipeline.render.pages.context import make_context
from pipeline.render.pages.edition import by_exception
from tests.support.pages import build, head, html, sample_files
from tests.support.series_samples import data_tables
from tests.support.site_samples import framework, measures, sample_site

DAY = date(2017, 10, 2)
REPORT = "editions/2017-18-q1/index.md"


def test_framework_lists_every_measure_once_in_order_with_its_state():
    found = re.findall(r'data-item data-state="([^"]+)".*?<a href="../measures/([\w-]+)/"', html("framework/index.md"))
    assert found == [
        ("Figures up to date", "babies-fed"),
        ("Not collected yet", "nasty-title"),
        ("Figures up to date", "early-deaths"),
        ("Figure withheld", "hidden-harm"),
        ("Figures up to date", "infections-all"),
        ("Not collected yet", "later-idea"),
    ]


def test_framework_can_be_filtered_by_domain_publisher_and_national_framework():
    codes = {"babies_fed": ["NATF 1.2 (old list)", "Related: OTHER 3"], "early_deaths": ["Related: NATF 9"]}
    known = {id_: one.model_copy(update={"official_codes": codes.get(id_, [])}) for id_, one in measures().items()}
    words = {"NATF": "National framework (NATF)", "OTHER": "Other framework (OTHER)"}
    made = html(
        "framework/index.md",
        build(sample_site(measures=known, framework=framework().model_copy(update={"national_frameworks": words}))),
    )
    items = {
        found[1]: found[0] for found in re.findall(r'<li class="tree__measure" ([^>]*)>.*?measures/([\w-]+)/', made)
    }
    assert 'data-framework="National framework (NATF)"' in items["babies-fed"]
    assert 'data-framework="None of these"' in items["early-deaths"], "a related code is not the measure's own"
    assert 'data-domain="Good health"' in items["babies-fed"]
    assert 'data-source="Green Vale"' in items["babies-fed"]
    assert 'data-source="No source yet"' in items["nasty-title"]
    assert "data-framework" not in html("framework/index.md"), (
        "a project without national frameworks has no such filter"
    )


def test_framework_has_introduction_counts_years_and_citation():
    made = html("framework/index.md")
    assert "We show it in the open." in made
    assert "5 measures in 2 domains. Proposed for later: 1 measure." in made
    assert "April 2016 to March 2021" in made
    assert "From: Green Vale Board, 2 October 2017." in made


def test_domain_page_parts_those_with_a_figure_from_those_without():
    made = html("domains/good-health/index.md")
    first, second = re.findall(r"<table>(.*?)</table>", made, re.DOTALL)
    assert "Babies who are breastfed" in first
    assert "44.3%" in first
    assert "Nobody counts it." in second
    assert "Hidden harm" in second


def test_exceptions_come_first_and_harm_never_leads():
    site = sample_site()
    context = make_context(site, site.series, site.standings, site.yearly)
    have = tuple(s for s in context.summaries.values() if s.has_figure)
    ordered = by_exception(have)
    assert [s.id for s in ordered] == ["infections_all", "babies_fed", "early_deaths"]
    urgent = tuple(replace(s, rating="off_track") if s.id == "babies_fed" else s for s in have)
    assert by_exception(urgent)[0].id == "babies_fed"


def test_report_has_the_front_sheet_recommendations_and_doubts():
    made = html(REPORT)
    for part in ("Green Vale Board", "The Director", "How we are doing", "To tell the Board", "Note the figures"):
        assert part in made
    assert "put together on 22 November 2026" in made
    doubted = made.split('<h2 id="doubted">')[1]
    assert doubted.count("Parts do not fit.") == 1, "a reason stands once, with all the figures it is given for"
    row = doubted.split("<tbody>")[1].split("</tr>")[0]
    assert row.count(", Green Vale)") + row.count(", North Vale)") + row.count(", Nation)") == 5
    assert "No figure that was due is late." in doubted


def test_report_uses_its_own_values_and_not_the_latest():
    site = sample_site()
    old = replace(site.editions[0], series={}, standings={})
    made = html(REPORT, build(replace(site, editions=(old,))))
    assert "0 of 5 measures" in made
    assert "44.3%" not in made
    assert "44.3%" in html("measures/babies-fed/index.md")


def test_each_domain_has_a_page_in_the_edition():
    assert "editions/2017-18-q1/good-health/index.md" in sample_files()
    assert "Babies who are breastfed" in html("editions/2017-18-q1/good-health/index.md")
    assert "Babies" not in html("editions/2017-18-q1/safe-care/index.md")


def test_a_domain_in_a_report_leads_to_its_stories_or_says_that_there_is_none():
    page = html("editions/2017-18-q1/good-health/index.md")
    assert "No story about this domain has been written down yet." in page
    told = {"title": "Feeding together", "description": "Mothers met.", "measures": ["babies_fed"]}
    story = Story("feeding", StoryHead.model_validate({**told, "told_in": "A paper", "told_on": DAY}), "They met.")
    files = build(sample_site(stories={"feeding": story}))
    page = html("editions/2017-18-q1/good-health/index.md", files)
    assert '<a href="../../../stories/feeding/">Feeding together</a>' in page
    assert "Mothers met." in page
    assert "has been written down yet" in html("editions/2017-18-q1/safe-care/index.md", files)


def test_a_caption_that_repeats_its_heading_is_for_screen_readers_alone():
    made = html(REPORT)
    assert '<caption id="doubted-caption" class="hidden-visually">Figures that we doubt</caption>' in made
    made = html("domains/good-health/index.md")
    assert 'Latest figures<span class="hidden-visually">: We want good health</span></caption>' in made


@pytest.mark.parametrize("marks", ["", "q"])
def test_a_domain_explains_the_mark_of_doubt_only_where_it_stands(marks):
    site = sample_site()
    several = {
        id_: replace(one, values=tuple(replace(v, markers=frozenset(marks)) for v in one.values if v.value is not None))
        for id_, one in site.series.items()
    }
    made = html("domains/safe-care/index.md", build(replace(site, series=several, editions=())))
    table, _, rest = made.rpartition("</table>")
    assert ("[q]" in table) is bool(marks)
    assert ("[q] means that we doubt this figure" in rest) is bool(marks)


def test_list_of_reports_when_there_is_none():
    assert "has not been published yet" in html("editions/index.md", build(sample_site(editions=())))


def test_quality_page_tells_of_refused_deliveries_and_what_is_used_instead():
    made = html("quality/index.md")
    assert "row 3: no area" in made
    assert "The last good delivery is used instead" in made
    assert "Refused" in made
    none = html("quality/index.md", build(sample_site(deliveries=())))
    assert "Every delivery passed its checks." in none


def test_data_page_links_every_table_in_two_formats():
    made = html("data/index.md")
    for name in ("measures", "values", "standing", "areas", "sources", "deliveries"):
        assert f'href="{name}.csv"' in made
        assert f'href="{name}.parquet"' in made
    assert 'href="datapackage.json"' in made


def test_a_to_z_has_every_measure_under_its_letter():
    made = html("a-to-z/index.md")
    letters = re.findall(r'<h2 id="letter-\w">(\w)</h2>', made)
    assert letters == sorted(letters) == ["A", "B", "E", "H", "I", "P"]


def test_the_data_page_leads_to_every_kind_of_file_and_tells_search_engines():
    sizes = {"data/csv-metadata.json": 4096, "data/corrections.csv": 100}
    made = html("data/index.md", build(sample_site(downloads=sizes)))
    assert '<a href="csv-metadata.json">The same for tools that read CSV on the Web (CSVW) (JSON, 4 KB)</a>' in made
    tables = set(re.findall(r'href="(\w+)\.csv"', made))
    assert tables == {one.spec.name for one in all_tables(data_tables())}
    assert {"../feed.xml", "../revisions/", "../whats-new/", "sha256sums.txt"} <= set(re.findall(r'href="(.*?)"', made))
    told = head("data/index.md")["dataset"]
    assert (told["@type"], told["dataset"]["@type"]) == ("DataCatalog", "Dataset")
    assert {one["contentUrl"].rsplit(".")[-1] for one in told["dataset"]["distribution"]} == {"csv", "parquet"}
