"""Papers call things what the partnership calls them: no word of the engine's stands where content has its own."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from pipeline.catalogue.framework import Words
from pipeline.render.papers.content import Paper
from tests.support.site_samples import sample_site
from tests.unit.render.papers.cases import edition_of, paper_of, summary_of, with_edition
from tests.unit.render.papers.test_annual import paper_of_year, site_with_a_year

OURS = re.compile(r"\b(measures?|reports?)\b", re.IGNORECASE)
ALLOWED = re.compile(r"\bReport to\b|\breport (on|this)\b|Annual report")
WORDS = Words(report=("bulletin", "bulletins"), report_title="Bulletin", reports_title="Bulletins")
OWN = {"measure_words": ("yardstick", "yardsticks"), "words": WORDS}


def texts(part: object) -> Iterator[str]:
    """Every text of a paper, wherever it stands; addresses are none."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, (tuple, list)):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in ("url", "id", "look", "kind"):
                yield from texts(getattr(part, field.name))


def of_own_words(site):
    return replace(site, framework=site.framework.model_copy(update=OWN))


def left(paper: Paper) -> list[str]:
    return [text for text in texts(paper) if OURS.search(ALLOWED.sub("", text))]


def test_a_report_and_the_summary_of_a_domain_use_the_partnerships_words():
    site = of_own_words(sample_site())
    for one in (site, with_edition(site, edition_of(site, reconstructed_on=None, meeting=None, overrides=[]))):
        report, summary = paper_of(one), summary_of(one)
        assert left(report) == []
        assert left(summary) == []
        assert report.appendices[0].title == "Appendix 1: All yardsticks"
        assert [part.title for part in summary.appendices[:2]] == ["Yardsticks and charts", "All yardsticks"]
        assert (report.kicker, summary.kicker) == ("Bulletin", "Yardsticks and performance summary")
        assert report.web_page.startswith("This bulletin as a web page: ")


def test_a_years_report_uses_them_too():
    for more in ({}, {"qualitative": []}):
        paper = paper_of_year(of_own_words(site_with_a_year(**more)))
        assert left(paper) == []
        assert "All yardsticks" in paper.appendices[0].title
