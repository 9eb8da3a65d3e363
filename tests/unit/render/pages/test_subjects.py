"""The page of measures by subject, and its links: there where a measure has a tag, and nowhere else."""

import re

from pipeline.catalogue.tags import Tag
from tests.support.pages import build, html, sample_files
from tests.support.site_samples import measures, sample_site

TAGS = {
    "young_people": Tag(title="Young people", introduction="How children start in life."),
    "harm": Tag(title="Harm & safety"),
    "unused": Tag(title="Unused"),
}
OWN = {"babies_fed": ["young_people"], "early_deaths": ["harm", "young_people"]}


def tagged() -> dict[str, str]:
    known = {id_: one.model_copy(update={"tags": OWN.get(id_, [])}) for id_, one in measures().items()}
    return build(sample_site(measures=known, tags=TAGS))


def test_each_tag_is_a_heading_with_its_measures_of_all_domains():
    made = html("subjects/index.md", tagged())
    assert re.findall(r'<h2 id="([\w-]+)">(.*?)</h2>', made) == [
        ("subject-young-people", "Young people"),
        ("subject-harm", "Harm &amp; safety"),
    ]
    young, harm = made.split("<section")[1:]
    assert re.findall(r"measures/([\w-]+)/", young) == ["babies-fed", "early-deaths"]
    assert re.findall(r"measures/([\w-]+)/", harm) == ["early-deaths"]
    assert "How children start in life." in young


def test_a_measures_page_leads_to_its_subjects():
    made = tagged()
    assert 'href="../../subjects/#subject-harm"' in html("measures/early-deaths/index.md", made)
    assert "More on the same subject" not in html("measures/nasty-title/index.md", made)


def test_the_framework_and_the_a_to_z_lead_to_the_page_and_the_framework_is_filtered_by_it():
    made = tagged()
    for page in ("framework/index.md", "a-to-z/index.md"):
        assert 'href="../subjects/">Find measures by subject</a>' in html(page, made)
    item = re.search(
        r'<li class="tree__measure" ([^>]*)>(?=.{0,20}<a href="../measures/early-deaths/)',
        html("framework/index.md", made),
    )
    assert item and 'data-subject="Young people|Harm &amp; safety"' in item[1]


def test_without_tags_there_is_no_page_and_no_link_to_one():
    assert "subjects/index.md" not in sample_files()
    assert not any("subjects/" in text for path, text in sample_files().items() if path.endswith(".md"))
