"""Who cuts an address short finds where its things are: measures, domains and, where there are any, annual reports."""

import re
from posixpath import dirname, normpath

import pytest

from tests.support.pages import build, html
from tests.support.site_samples import sample_site
from tests.unit.render.papers.test_annual import site_with_a_year

FILES = ("measures/index.md", "domains/index.md", "annual/index.md")


@pytest.mark.parametrize("file", FILES)
def test_every_link_of_a_shortened_address_leads_to_a_page(file: str) -> None:
    made = build(site_with_a_year())
    links = re.findall(r'<li><a href="([^"]+)">', html(file, made))
    assert links
    assert [one for one in links if normpath(f"{dirname(file)}/{one}/index.md") not in made] == []


def test_every_domain_is_named() -> None:
    made = html("domains/index.md", build(sample_site()))
    assert "Good health" in made
    assert made.count("<li>") == 2


def test_without_a_year_there_is_no_page_of_years() -> None:
    assert "annual/index.md" not in build(sample_site())
