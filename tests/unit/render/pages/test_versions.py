"""Versions of the framework side by side; measures that came, left or were renamed; reports show that of their day."""

from datetime import date

from pipeline.catalogue.framework_history import Versions
from tests.support.pages import build
from tests.support.site_samples import measures, sample_site

VERSIONS = Versions.model_validate(
    {
        "introduction": ["It changes."],
        "versions": [
            {"key": "a", "title": "Pilot", "state": "in_force", "valid_from": date(2017, 6, 6), "citation": "Paper A",
             "says": {"For whom": "The vale"}},
            {"key": "b", "title": "Next", "state": "foreseen", "citation": "Paper B", "says": {"Why": "A new plan"}},
        ],
    }
)  # fmt: skip


def changed():
    known = measures()
    left = {"lifecycle": "retired", "retired": {"on": date(2018, 4, 1), "reason": "Nobody counts it & nobody asks."}}
    fed = {
        "former_names": [{"title": "T", "plain_title": "Breastfed babies", "until": date(2018, 4, 1)}],
        "former_ids": ["babies_at_breast"],
    }
    edits = {"infections_all": left, "babies_fed": fed, "hidden_harm": {"added_on": date(2018, 4, 1)}}
    return {n: type(m).model_validate({**m.model_dump(), **edits.get(n, {})}) for n, m in known.items()}


MADE = build(sample_site(measures=changed(), versions=VERSIONS))


def test_versions_stand_side_by_side_and_what_is_not_said_is_said_so():
    page = MADE["framework/versions/index.md"]
    for words in ("Foreseen. Nobody has agreed it yet.", "6 June 2017", "The vale", "A new plan", "It names none."):
        assert words in page
    assert page.count("The document does not say.") == 2
    assert "4 measures" in page
    assert "An idea for later" in page.split("Measures that are proposed")[1]
    assert '<a href="versions/">How the framework changes</a>' in MADE["framework/index.md"]


def test_what_happened_to_measures_is_listed_with_day_and_reason():
    page = MADE["framework/versions/index.md"]
    assert "Nobody counts it &amp; nobody asks." in page
    assert "Before: Breastfed babies" in page
    assert "Came new" in page


def test_a_report_shows_the_framework_of_its_day_and_the_latest_pages_that_of_now():
    report = MADE["editions/2017-18-q1/index.md"]
    assert "Breastfed babies" in report
    assert "Babies who are breastfed" not in report
    assert "Hidden harm" not in report
    assert "Infections from care" in report
    assert "Babies who are breastfed" in MADE["measures/babies-fed/index.md"]
    assert "measures/hidden-harm/index.md" in MADE
    assert "Infections from care" in MADE["measures/infections-all/index.md"]


def test_an_address_that_a_measure_had_leads_to_the_new_one():
    page = MADE["measures/babies-at-breast/index.md"]
    assert '<a href="../babies-fed/">Babies who are breastfed</a>' in page


def test_a_project_without_versions_has_no_such_page():
    assert "framework/versions/index.md" not in build(sample_site())
