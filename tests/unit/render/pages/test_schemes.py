"""Schemes beside the measures that they mean to move: shown both ways, with how each link is known, no cause."""

from pipeline.catalogue.schemes import Schemes, read_schemes
from pipeline.render.pages.story import NO_CAUSE
from tests.support.pages import build
from tests.support.site_samples import framework, sample_site

CONTENT = {
    "introduction": ["Two schemes."],
    "citation": "A paper",
    "schemes": [
        {
            "key": "home_help",
            "name": "Home help <b>",
            "about": "helps & visits",
            "where": "2.7",
            "aims": [
                {"measures": ["early_deaths"], "our_reading": "It visits people at risk."},
                {"parts": ["safe_care_goal"], "said": "fewer infections"},
            ],
        },
        {"key": "back_office", "name": "Back office", "about": "saves money", "where": "2.7"},
    ],
}
MADE = build(sample_site(schemes=Schemes.model_validate(CONTENT)))


def test_the_page_of_schemes_leads_to_measures_and_says_how_each_link_is_known():
    page = MADE["schemes/index.md"]
    assert '<a href="../measures/early-deaths/">Early deaths</a>' in page
    assert "Our reading, not the paper&#39;s: It visits people at risk." in page
    assert "The paper says: “fewer infections”" in page
    assert '<a href="../domains/safe-care/">We want safe care</a>' in page
    assert "The paper does not say what it means to move" in page.split('id="back-office"')[1]
    assert "Home help &lt;b&gt;" in page
    assert NO_CAUSE in page


def test_a_measure_leads_back_to_the_schemes_that_name_it_or_the_part_that_it_stands_in():
    page = MADE["measures/early-deaths/index.md"]
    assert '<a href="../../schemes/#home-help">Home help &lt;b&gt;</a>' in page
    assert NO_CAUSE in page
    assert "“fewer infections”" in MADE["measures/infections-all/index.md"]
    assert "Schemes that mean to move this" not in MADE["measures/babies-fed/index.md"]


def test_a_project_without_schemes_has_no_such_page():
    assert "schemes/index.md" not in build(sample_site())


def test_unknown_measures_and_links_without_a_reason_are_told(tmp_path):
    assert read_schemes(tmp_path, framework(), []) == (None, [])
    aim = "aims: [{measures: [early_death], parts: [safe_care_gaol], said: x}]"
    text = f"introduction: [I]\ncitation: C\nschemes:\n  - {{key: a, name: A, about: B, where: '1', {aim}}}\n"
    (tmp_path / "schemes.yaml").write_text(text, "utf-8")
    _, problems = read_schemes(tmp_path, framework(), ["early_deaths"])
    told = [str(problem) for problem in problems]
    assert len(told) == 2
    assert "did you mean 'early_deaths'" in told[0]
    assert "did you mean 'safe_care_goal'" in told[1]
    (tmp_path / "schemes.yaml").write_text(text.replace(", said: x", ""), "utf-8")
    assert "either quotes the document" in str(read_schemes(tmp_path, framework(), [])[1][0])


def test_our_reading_has_no_figure_and_the_paper_s_words_may_have(tmp_path):
    aim = "aims: [{measures: [early_deaths], our_reading: It cost £3 m.}]"
    text = f"introduction: [I]\ncitation: C\nschemes:\n  - {{key: a, name: A, about: £9m saved, where: '1', {aim}}}\n"
    (tmp_path / "schemes.yaml").write_text(text, "utf-8")
    (problem,) = read_schemes(tmp_path, framework(), ["early_deaths"])[1]
    assert (problem.field, problem.rule) == ("a.our_reading", "loose-number")
