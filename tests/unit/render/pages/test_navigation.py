"""What frames every page: only links that lead somewhere, the demonstration line, and who publishes."""

from dataclasses import replace

from pipeline.render.pages.navigation import DEMONSTRATION, FOOTER, MAIN, frame, is_named
from tests.support.site_samples import sample_site

ALL = frozenset(link.url for link in (*MAIN, *FOOTER))


def live(status: str):
    site = sample_site()
    return replace(site, settings=site.settings.model_copy(update={"site_status": status}))


def test_links_lead_only_to_pages_that_were_built():
    made = frame(sample_site(), frozenset({"data/", "about/"}))
    assert [entry["url"] for entry in made["navigation"]] == ["data/", "about/"]
    assert {entry["url"] for entry in made["footer"]} == {"about/"}


def test_every_link_has_words_and_its_own_address():
    made = frame(sample_site(), ALL)
    assert len(made["navigation"]) == len({entry["url"] for entry in made["navigation"]}) == len(MAIN)
    assert len(made["footer"]) == len({entry["url"] for entry in made["footer"]}) == len(FOOTER)
    assert all(entry["text"] for entry in (*made["navigation"], *made["footer"]))


def test_a_page_that_only_this_project_has_is_led_to_by_its_title():
    site = replace(sample_site(), own_titles={"hours": "When we are open", "board": "Our board", "gone": "Not built"})
    made = frame(site, ALL | {"hours/", "board/"})
    own = made["footer"][len(FOOTER) :]
    assert [(one["text"], one["url"]) for one in own] == [("Our board", "board/"), ("When we are open", "hours/")]
    assert is_named("glossary")
    assert not is_named("hours")


def test_a_demonstration_says_so_and_is_nobodys_publication():
    made = frame(live("demonstration"), ALL)
    assert made["demonstration"] == DEMONSTRATION
    assert made["published_by"].startswith("A demonstration: not published by ")


def test_a_live_site_says_who_publishes_it_and_nothing_of_a_demonstration():
    made = frame(live("live"), ALL)
    assert made["demonstration"] == ""
    assert made["published_by"] == f"Published by {sample_site().settings.brand.name}."


def test_the_address_ends_in_one_slash_and_the_day_is_written_out():
    made = frame(sample_site(), ALL)
    assert made["address"].endswith("/")
    assert not made["address"].endswith("//")
    assert made["as_of"] == "22 November 2026"
