"""Hand-written text draws its figures from the data: references, tables, stories, places, readiness."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.areas import Area, Areas
from pipeline.catalogue.places import Place, Places
from pipeline.catalogue.targets import Expected, Target
from pipeline.catalogue.writing import Story, StoryHead
from pipeline.errors import ContentProblems
from pipeline.render.pages.context import Context, make_context
from pipeline.render.pages.readiness import expected
from pipeline.render.pages.static import filled
from tests.support.pages import build, html
from tests.support.site_samples import HOME_AREA, sample_site

PLAN = (
    {"line": "all", "heading": "All <parts>", "amount": 1234.5},
    {"line": "care", "heading": "Care", "amount": 10.25},
)


def context() -> Context:
    site = replace(sample_site(), tables={"plan.money": PLAN})
    return make_context(site, site.series, site.standings, site.yearly)


def test_a_reference_gives_the_figure_of_the_measure_with_its_words():
    assert filled(f"It was {{{{ figure('babies_fed', '{HOME_AREA}', '2016/17') }}}}.", context()) == "It was 44.3%."


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("figure('babies_fd', 'VALE', '2016/17')", "did you mean 'babies_fed'"),
        ("figure('babies_fed', 'VALE', '1999/00')", "no public figure for VALE in 1999/00"),
        ("cell('plan.mony', 'amount', line='all')", "did you mean 'plan.money'"),
        ("cell('plan.money', 'amont', line='all')", "did you mean 'amount'"),
        ("cell('plan.money', 'amount', line='none')", "0 rows"),
    ],
)
def test_a_reference_to_nothing_stops_the_build_in_plain_words(reference, told):
    with pytest.raises(ContentProblems, match=told):
        filled(f"{{{{ {reference} }}}}", context(), "site/pages/a.md")


def test_a_cell_can_be_reckoned_with_and_is_rounded_half_up():
    assert filled("{{ cell('plan.money', 'amount', line='care') | fixed(1) }}", context()) == "10.3"
    assert filled("{{ (cell('plan.money', 'amount', line='all') * 1000) | fixed }}", context()) == "1,234,500"


def test_a_declared_table_has_its_caption_and_heads_and_escapes_cells():
    head = """---
title: Money
description: About money
tables:
  all:
    from: plan.money
    caption: What was spent
    columns: {What: "{{ heading }}", Amount: "£{{ amount | fixed(2) }}"}
---
Before.

{{ table.all }}

After."""
    site = replace(sample_site(), tables={"plan.money": PLAN}, pages={"money": head})
    made = html("money/index.md", build(site))
    assert '<caption id="all-caption">What was spent</caption>' in made
    assert "All &lt;parts&gt;" in made
    assert '<td class="number" data-label="Amount">£1,234.50</td>' in made
    assert made.index("Before.") < made.index("<table>") < made.index("After.")


STORY = Story(
    "a_walk",
    StoryHead(
        title="A walk a day",
        description="People walked.",
        measures=["babies_fed"],
        told_in="A paper",
        told_on=date(2017, 10, 2),
    ),
    "People walked more.",
)


def test_faults_of_stories_and_of_pages_are_told_together():
    story, pages = replace(STORY, body="{{ a }}", line=7), {"about": "{{ b }}"}
    with pytest.raises(ContentProblems) as error:
        build(replace(sample_site(pages=pages), stories={STORY.slug: story}))
    assert [(one.file, one.line) for one in error.value.problems] == [
        ("site/pages/about.md", 1),
        (f"site/stories/{STORY.slug}.md", 7),
    ]


def test_a_hand_written_page_does_not_hide_one_that_is_made():
    site = sample_site(pages={"data": "---\ntitle: Ours\n---\nOurs.", "ours": "---\ntitle: Ours\n---\nOurs."})
    with pytest.raises(ContentProblems) as error:
        build(site)
    assert [(one.file, one.rule) for one in error.value.problems] == [("site/pages/data.md", "address-taken")]


def test_a_story_has_its_page_its_measures_its_source_and_a_place_in_the_list():
    files = build(replace(sample_site(), stories={"a_walk": STORY}))
    made = html("stories/a-walk/index.md", files)
    assert "<h1" in made
    assert "A walk a day" in made
    assert '<a href="../../measures/babies-fed/">' in made
    assert "We do not know how much these figures changed because of this work." in made
    assert "From: A paper, 2 October 2017." in made
    assert 'href="../stories/a-walk/"' in html("stories/index.md", files) or 'href="a-walk/"' in html(
        "stories/index.md", files
    )
    assert "stories/index.md" not in build(sample_site())


def test_a_town_leads_to_its_area_and_to_what_there_is_for_it():
    places = Places(introduction="Look.", citation="A list.", places=[Place(name="Millbrook", areas=["NORTH"])])
    made = html("areas/index.md", build(replace(sample_site(), places=places)))
    assert "Millbrook" in made
    assert "North Vale" in made
    assert "For other measures, look at a wider area: Green Vale." in made


def test_areas_stand_from_the_nearest_to_the_widest():
    site = sample_site()
    nation, *others = site.areas.all
    around = [replace(area, part_of=("COUNTY", nation.code)) for area in others]
    county = Area("COUNTY", "Old County", "County", "county", part_of=(nation.code,))
    series = {
        name: replace(
            one, values=tuple(replace(v, area=code) for v in one.values for code in (nation.code, "COUNTY", v.area))
        )
        for name, one in site.series.items()
    }
    places = Places(introduction="Look.", citation="A list.", places=[Place(name="Millbrook", areas=["NORTH"])])
    made = html(
        "areas/index.md",
        build(replace(site, places=places, areas=Areas((nation, county, *around)), series=series)),
    )
    order = [made.index(f'id="area-{code}"') for code in ("north", "vale", "county", "nation")]
    assert order == sorted(order)


def target(status: str) -> Target:
    return Target(kind="level", value=5, status=status, agreed_by="The Board", agreed_on=date(2017, 6, 6))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("agreed", "Yes: agreed by The Board, 6 June 2017"),
        ("national_standard", "Yes: a national standard"),
        ("proposed", "No"),
        ("illustrative", "No"),
    ],
)
def test_readiness_counts_only_targets_that_were_agreed(status, told):
    site = sample_site()
    measures = {
        **site.measures,
        "babies_fed": site.measures["babies_fed"].model_copy(update={"targets": [target(status)]}),
    }
    made = html("readiness/index.md", build(replace(site, measures=measures)))
    row = made.split("babies-fed/")[1].split("</tr>")[0]
    assert f'data-label="Target">{told}</td>' in row
    assert 'data-label="Source">Yes</td>' in row


def test_readiness_says_when_what_is_missing_is_expected_and_who_said_so():
    target, source = (
        Expected(what=what, by=by, citation="A paper") for what, by in [("target", "March 2018"), ("source", "May")]
    )
    site = sample_site()
    fed = site.measures["babies_fed"]
    framework = site.framework.model_copy(update={"expected": [source]})
    nothing = fed.model_copy(update={"sources": []})
    assert expected(fed, site.framework) == "Not known"
    assert expected(fed, framework) == "Not known", "it has a source already"
    assert expected(fed.model_copy(update={"expected": [target]}), framework) == (
        "Target by March 2018 (A paper). For the rest: not known."
    )
    assert expected(nothing, framework) == "Source by May (A paper). For the rest: not known."
    assert expected(nothing.model_copy(update={"lifecycle": "proposed"}), framework) == "Not known"


def test_a_story_is_linked_from_its_measures_and_their_domain_and_nowhere_else():
    files = build(sample_site(stories={STORY.slug: STORY}))
    link = f">{STORY.head.title}</a>"
    measures = [f"measures/{name.replace('_', '-')}/index.md" for name in STORY.head.measures]
    for page in measures:
        assert link in html(page, files).split("<h2>Stories</h2>")[1]
    others = [path for path in files if path.startswith("measures/") and path not in measures]
    assert others
    assert not any(link in files[path] for path in others)
    assert link in html("domains/good-health/index.md", files)
    assert "<h2>Stories</h2>" not in html("domains/safe-care/index.md", files)
