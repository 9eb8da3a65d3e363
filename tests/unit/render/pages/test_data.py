"""The data page: what can be downloaded, and where figures come from, each source once, dates as far as known."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.render.pages.context import make_context
from pipeline.render.pages.data import TABLES, data_pages
from pipeline.render.pages.words import published_words
from tests.support.site_samples import sample_site


def view(**more: Any) -> Any:
    site = sample_site(**more)
    pages = data_pages(make_context(site, site.series, site.standings, site.yearly))
    assert [page.path for page in pages] == ["data/", "quality/"]
    return pages[0].view


def test_every_table_can_be_had_in_two_formats():
    rows = view()["table"].rows
    assert [row[1].url for row in rows] == [f"data/{name}.csv" for name, _ in TABLES]
    assert [row[2].url for row in rows] == [f"data/{name}.parquet" for name, _ in TABLES]
    assert all(row[0].text for row in rows)


def test_a_source_of_many_files_stands_there_once():
    (one,) = sample_site().sources
    many = [replace(one, file=f"figures-{n}.csv") for n in range(3)]
    assert len(view(sources=many)["sources"].rows) == 1


def test_sources_stand_in_the_order_of_their_names():
    (one,) = sample_site().sources
    rows = view(sources=[replace(one, title=title) for title in ("Waits", "Births")])["sources"].rows
    assert [row[0].text for row in rows] == ["Births", "Waits"]


def test_made_up_rows_are_told_of_where_there_are_any():
    assert not view()["made_up"]
    series = sample_site().series
    name, one = next((name, one) for name, one in series.items() if one.values)
    made_up = replace(one, values=(replace(one.values[0], origin="synthetic"), *one.values[1:]))
    assert view(series={**series, name: made_up})["made_up"]


def test_no_source_no_table():
    assert view(sources=[])["sources"] is None


def test_an_assumed_date_is_not_printed_as_a_known_one():
    (one,) = sample_site().sources
    guess = replace(one, published_on=date(2020, 12, 31), published_precision="assumed")
    assert view(sources=[guess])["sources"].rows[0][2].text == "by the end of 2020 (assumed)"


@pytest.mark.parametrize(
    ("when", "precision", "words"),
    [
        (date(2017, 10, 2), "day", "2 October 2017"),
        (date(2017, 6, 30), "month", "June 2017"),
        (date(2017, 12, 31), "year", "2017"),
        (date(2020, 12, 31), "assumed", "by the end of 2020 (assumed)"),
        (date(2017, 6, 30), "assumed", "by 30 June 2017 (assumed)"),
        (None, "day", "Not known"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(when: date | None, precision: str, words: str):
    assert published_words(when, precision) == words
