"""Background documents stand with each domain, on its page, in reports and in papers: real ones, each with its day."""

from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

from pipeline.catalogue.background import Background, read_background
from pipeline.render.papers.content import Bullets
from tests.support.pages import build, html
from tests.support.site_samples import sample_site
from tests.unit.render.papers.cases import paper_of, summary_of

DOCUMENTS = [
    {
        "title": "The plan & more",
        "publisher": "Green Vale Board",
        "published": "2 October 2017",
        "known_by": date(2017, 10, 2),
        "about": "It has the framework.",
        "link": "https://www.example.org/plan",
    },
    {
        "title": "The later plan",
        "publisher": "Green Vale Board",
        "published": "autumn 2019",
        "known_by": date(2019, 12, 31),
        "about": "It looks ahead.",
        "not_published": "We know of no address.",
        "domains": ["good_health"],
    },
]
LATEST, REPORT = "domains/good-health/index.md", "editions/2017-18-q1/good-health/index.md"


def site():
    return sample_site(background=Background.model_validate({"documents": DOCUMENTS}))


def test_a_domains_page_has_its_documents_and_the_publications_of_its_figures():
    page = html(LATEST, build(site()))
    assert '<a href="https://www.example.org/plan">The plan &amp; more</a>. Green Vale Board, 2 October 2017.' in page
    assert "<cite>The later plan</cite>. Green Vale Board, autumn 2019. It looks ahead. We know of no address." in page
    assert "<cite>Board paper of 2 October 2017</cite>. Green Vale. Figures on this website come from it." in page
    others = [p for p in build(site()) if p.startswith("domains/") and p.endswith(".md") and p != LATEST]
    assert others
    assert not any("The later plan" in html(page, build(site())) for page in others)


def test_a_report_lists_only_what_was_out_by_its_cut_off():
    page = unescape(html(REPORT, build(site())))
    assert "The plan & more" in page
    assert "The later plan" not in page
    lists = [block for block in summary_of(site()).appendices[0].blocks if isinstance(block, Bullets)]
    assert [item.lead for item in lists[-1].items] == ["The plan & more.", "Board paper of 2 October 2017."]
    assert lists[-1].items[0].text.endswith("It has the framework. https://www.example.org/plan")


def test_a_report_on_paper_lists_the_documents_of_all_domains_once_before_its_appendices():
    paper = paper_of(site())
    (told,) = [box.lines for box in paper.closing if box.title == "Background documents"]
    plan = "The plan & more. Green Vale Board, 2 October 2017. It has the framework. https://www.example.org/plan"
    assert [line for line in told if "plan" in line] == [plan]
    assert len(paper.appendices) > 2
    assert "The plan & more" not in str(paper.appendices)


def test_a_report_on_paper_without_documents_says_so():
    paper = paper_of(replace(sample_site(), sources=()))
    (told,) = [box.lines for box in paper.closing if box.title == "Background documents"]
    assert told[-1] == "There are none."


def test_a_document_that_is_listed_is_not_listed_again_as_a_publication():
    paper = {**DOCUMENTS[0], "title": "Board paper of 2 October"}
    page = html(LATEST, build(sample_site(background=Background.model_validate({"documents": [paper]}))))
    assert "Figures on this website come from it." not in page


def test_without_any_nothing_is_said():
    assert "Background documents" not in html(LATEST, build(replace(sample_site(), sources=())))


def test_a_document_that_cannot_be_found_and_a_strange_domain_are_problems(tmp_path: Path):
    text = """\
documents:
  - {title: A, publisher: B, published: autumn, known_by: 2017-10-02, about: C., not_published: D., domains: [helth]}
"""
    (tmp_path / "background.yaml").write_text(text, "utf-8")
    _, (problem,) = read_background(tmp_path, ["health", "safety"])
    assert "there is no domain 'helth', did you mean 'health'" in problem.found
    (tmp_path / "background.yaml").write_text(text.replace("not_published: D., ", ""), "utf-8")
    _, problems = read_background(tmp_path, ["health", "safety"])
    assert "a document has a link, or says under not_published how it can be seen" in str(problems[0])
    assert read_background(tmp_path / "none", []) == (None, [])
