"""What to mind about a figure: each sentence once on a page, short ones wherever they belong."""

from dataclasses import replace

from pipeline.compute.series import PublishedSeries
from pipeline.render.pages.caveats import ABOVE, caveats, sentences
from pipeline.render.pages.context import make_context
from tests.support.site_samples import sample_site, series

LONG = "The parts of the whole do not fit together by a long way."


def told(*notes):
    fed = series()["babies_fed"]
    own = [v for v in fed.values if v.area == "VALE"]
    noted = tuple(replace(v, note=note) for v, note in zip(own, notes, strict=False))
    site = sample_site(series={**series(), "babies_fed": PublishedSeries(fed.measure, noted)})
    context = make_context(site, site.series, site.standings, site.yearly)
    return caveats(context.known("babies_fed"), context)


def test_a_sentence_that_another_note_has_said_is_not_said_again():
    first, second = told(f"Queried. {LONG}", f"Lost in the copy. Queried. {LONG}")
    assert first == f"2012 to 2013, Green Vale: Queried. {LONG}"
    assert second == f"2013 to 2014, Green Vale: Lost in the copy. Queried. {ABOVE}"


def test_a_note_of_several_figures_stands_once_with_all_of_them():
    assert told(LONG, LONG) == (f"2012 to 2013, Green Vale; 2013 to 2014, Green Vale: {LONG}",)


def test_a_point_inside_a_number_ends_no_sentence():
    assert sentences("Section 2.5 says so. It is 9.5 now.") == ["Section 2.5 says so.", "It is 9.5 now."]
    assert sentences("") == []
