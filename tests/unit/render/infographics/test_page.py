"""The web page of an infographic: order, headings, files, words for the picture; nothing by colour or picture alone."""

import re
from itertools import pairwise

from tests.support.pages import head, html

PATH = "editions/2017-18-q1/infographic/index.md"


def test_it_reads_in_order_with_one_main_heading():
    made = html(PATH)
    levels = [int(level) for level in re.findall(r"<h(\d)", made)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    order = ["How we are doing", "3 of 5", "Babies who are breastfed", "44.3%", "Areas of progress", "Where this comes"]
    places = [made.index(part) for part in order]
    assert places == sorted(places)


def test_every_drawing_is_hidden_because_words_stand_beside_it():
    drawings = re.findall(r"<svg[^>]*>", html(PATH))
    assert drawings
    assert all('aria-hidden="true"' in one for one in drawings)
    assert "style=" not in html(PATH)


def test_files_are_offered_with_kind_and_size_and_words_for_the_picture():
    made = html(PATH)
    assert re.search(r'href="2017-18-q1-infographic.pdf">One page to print \(PDF, [\d,]+ KB\)', made)
    assert re.search(r'href="2017-18-q1-infographic.png">Picture to share \(PNG, [\d,]+ KB\)', made)
    words = made.split('class="alt-text"')[1].split("</blockquote>")[0]
    assert "We can report on 3 of 5 measures." in words
    assert "44.3%" in words


def test_what_a_title_says_is_never_markup():
    made = html("editions/2017-18-q1/good-health/infographic/index.md")
    assert "<script>alert" not in made
    assert "&lt;script&gt;alert(1)" in made


def test_reports_domains_home_and_framework_lead_to_it():
    assert 'href="infographic/"' in html("editions/2017-18-q1/index.md")
    assert 'href="infographic/"' in html("editions/2017-18-q1/good-health/index.md")
    assert 'href="../../editions/2017-18-q1/good-health/infographic/"' in html("domains/good-health/index.md")
    assert 'href="editions/2017-18-q1/infographic/"' in html("index.md")
    assert 'href="infographic/"' in html("framework/index.md")
    assert [link["text"] for link in head(PATH)["breadcrumbs"]] == ["Home", "Quarterly reports", "April to June 2017"]
