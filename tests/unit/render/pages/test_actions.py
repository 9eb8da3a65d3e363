"""What is done about measures that got worse: on the report, the domain's and the measure's page, and the next time."""

from dataclasses import replace
from datetime import date

from pipeline.catalogue.exception_note import ExceptionNote, NoteHead
from pipeline.render.pages.actions import unwritten
from pipeline.render.pages.context import make_context
from tests.support.pages import build
from tests.support.site_samples import sample_site

HEAD = NoteHead(
    cause="More people fell <ill>.",
    action="We visit {{ figure('early_deaths', 'VALE', '2016/17') }} of them.",
    owner="Head of care",
    by_when=date(2017, 12, 31),
)
NOTE = ExceptionNote("early_deaths", HEAD, ("It began in May.",))


def own_edition(**more):
    site = sample_site()
    (one,) = site.editions
    return replace(one, edition=one.edition.model_copy(update={"reconstructed_on": None}), **more)


def pages(*editions):
    return build(sample_site(editions=editions))


def test_a_note_stands_on_the_report_the_domain_and_the_measure():
    made = pages(own_edition(notes={"early_deaths": NOTE}))
    for path in (
        "editions/2017-18-q1/",
        "editions/2017-18-q1/good-health/",
        "domains/good-health/",
        "measures/early-deaths/",
    ):
        page = made[f"{path}index.md"]
        assert "More people fell &lt;ill&gt;." in page, path
        assert "We visit 160.0% of them." in page, path
        assert "Head of care" in page
        assert "31 December 2017" in page
        assert "It began in May." in page
    assert "More people fell" not in made["measures/babies-fed/index.md"]
    assert "More people fell" not in made["domains/safe-care/index.md"]


def test_a_note_that_is_missing_is_told_in_plain_words_with_its_owner():
    made = pages(own_edition())
    told = "No action has been written yet. It is for Green Vale Council to write."
    assert told in made["editions/2017-18-q1/index.md"]
    assert told in made["measures/early-deaths/index.md"]
    site = sample_site()
    context = make_context(site, site.series, site.standings, site.yearly)
    assert unwritten(context, own_edition()) == {"Green Vale Council": ["early_deaths"]}
    assert unwritten(context, own_edition(notes={"early_deaths": NOTE})) == {}


def test_a_report_put_together_later_says_that_none_was_recorded():
    page = build(sample_site())["editions/2017-18-q1/index.md"]
    assert "No action was recorded. This report was put together after the event" in page
    assert "It is for" not in page


def test_the_next_report_says_what_was_promised_whether_its_day_has_passed_and_the_figures():
    first = own_edition(notes={"early_deaths": NOTE})
    second = own_edition()
    fresh = replace(second, slug="2017-18-q2", edition=second.edition.model_copy(update={"cut_off": date(2018, 1, 5)}))
    page = pages(first, fresh)["editions/2017-18-q2/index.md"].split('id="last-time"')[1]
    assert "We visit 160.0% of them." in page
    assert "31 December 2017. That day has passed." in page
    assert "160.0% (2016 to 2017) in the report before. There is no newer figure." in page
    earlier = replace(fresh, edition=fresh.edition.model_copy(update={"cut_off": date(2017, 12, 1)}))
    assert "That day is still to come." in pages(first, earlier)["editions/2017-18-q2/index.md"]
    assert 'id="last-time"' not in pages(first, fresh)["editions/2017-18-q1/index.md"]
