"""The page on who checks the definitions."""

from dataclasses import replace
from datetime import date

from tests.support.pages import build, html
from tests.support.site_samples import sample_site


def page(as_of: date) -> str:
    return html("reviews/index.md", build(replace(sample_site(), as_of=as_of)))


def test_it_names_who_wrote_and_who_checked_every_definition():
    site = sample_site()
    text = page(date(2017, 10, 2))
    assert text.count('<th scope="row">') >= len(site.measures)
    for word in ("Looks after it", "Wrote it", "Checked it", "Look again by", "No definition is overdue."):
        assert word in text


def test_what_is_overdue_is_told_and_its_figures_stay():
    text = page(date(2099, 1, 1))
    assert "definitions are overdue. A figure whose definition is overdue is still shown." in text
    assert "Overdue" in text and "To look at now" in text
