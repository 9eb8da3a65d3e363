"""The box of figures worked out from synthetic records: labelled, apart from what is real, gone with real records."""

import re
from dataclasses import replace
from datetime import date

import yaml

from pipeline.compute.prefer import prefer
from pipeline.compute.series import PublishedSeries, Series, Value
from pipeline.compute.standing.stand import When, stand
from pipeline.compute.standing.synthetic import stand_synthetic
from pipeline.periods import parse
from tests.support.pages import build, html
from tests.support.site_samples import HOME_AREA, PART, measures, sample_site, series, standings

PAGE, NONE = "measures/babies-fed/index.md", "measures/nasty-title/index.md"
HEADING = "Worked through with synthetic records"
WHEN = When("latest", date(2017, 10, 2))
FIGURES = {"2013/14": 61.1, "2014/15": 62.2, "2015/16": None, "2016/17": 64.4}


def worked_out(id_: str, origin: str = "synthetic") -> list[Value]:
    made = [
        Value(id_, area, parse(y), "sus_apc", f, origin=origin, markers=frozenset() if f else frozenset("c"))  # type: ignore[arg-type]
        for area in (HOME_AREA, PART)
        for y, f in FIGURES.items()
    ]
    beside = {"n": 1230.0, "k": 123.0, "median": 60.9, "untrimmed_mean": 66.6}
    return [*made, *(replace(v, statistic=name, value=n) for v in made[:4:3] for name, n in beside.items())]


def site(origin: str = "synthetic", id_: str = "babies_fed") -> dict[str, str]:
    """The invented website with records beside the paper for one measure, preferred and stood as a refresh does."""
    known, measure = series(), measures()[id_]
    paper = known[id_].values if id_ in known else ()
    chosen = prefer(Series(id_, (*paper, *worked_out(id_, origin))), ["board_paper", "sus_apc"])
    known[id_] = PublishedSeries(id_, chosen.values)
    own = stand_synthetic(measure, known[id_], WHEN)
    stood = {**standings(series()), id_: stand(measure, known[id_], HOME_AREA, WHEN)}
    return build(sample_site(series=known, standings=stood, synthetic={id_: own} if own else {}))


def box(files: dict[str, str], page: str = PAGE) -> str:
    return html(page, files).split('<section class="synthetic"')[1].split("</section>")[0]


def outside(files: dict[str, str], page: str = PAGE) -> str:
    return html(page, files).replace(box(files, page), "")


def test_the_box_has_its_heading_warning_chart_tables_and_sentences():
    made = box(site())
    assert f'<h2 id="synthetic">{HEADING}</h2>' in made
    assert "These are not real figures." in made
    assert "made-up records, not from real people" in made
    assert "64.4%" in made
    assert "We want this to go up." in made
    assert made.count('role="img"') == 2
    assert made.count("<table") == 2


def test_it_stands_below_the_real_figure_chart_and_tables():
    page = html(PAGE, site())
    assert page.index('id="change"') < page.index('id="by-area"') < page.index('id="synthetic"')


def test_every_picture_and_caption_in_it_says_synthetic_and_no_other_does():
    files = site()
    made, rest = box(files), outside(files)
    assert all("Synthetic records: not real people" in svg for svg in re.findall(r"<svg.*?</svg>", made, re.DOTALL))
    assert all("Synthetic records" in title for title in re.findall(r"<title.*?</title>", made))
    assert all("Synthetic records" in caption for caption in re.findall(r"<caption.*?</caption>", made))
    told = re.findall(r'data-value="(.*?)"', made)
    assert told
    assert all("(synthetic)" in one for one in told)
    assert not re.findall(r"<svg[^>]*>(?:(?!</svg>).)*ynthetic", rest, re.DOTALL)


def test_a_withheld_figure_is_a_mark_and_explained():
    made = box(site())
    row = re.search(r"2015 to 2016</th>(.*?)</tr>", made, re.DOTALL)
    assert row
    assert "[c]" in row[1]
    assert "[c] withheld so that nobody can be recognised" in made


def test_what_is_behind_the_figure_stands_in_a_table_of_its_own():
    made = box(site()).split('id="synthetic-statistics-caption"')[1]
    for text in ("Number counted", "1,230", "Left out as longest", "123", "Middle one", "60.9%", "66.6%"):
        assert text in made


def test_nothing_real_is_in_the_box_and_nothing_synthetic_outside():
    files = site()
    assert not re.search(r"44\.3|43\.1|46\.0", box(files))
    assert not re.search(r"6[1-4]\.[1246]%", outside(files))
    assert '<p class="figure__number">44.3%</p>' in html(PAGE, files)


def test_no_other_page_of_figures_changes():
    with_, without = site(), build(sample_site(standings=standings_without()))
    changed = {path for path in with_ if path.endswith(".md") and with_[path] != without[path]}
    assert changed == {PAGE, "data/index.md"}, "the page of downloads says that some rows are made up"


def standings_without():
    known = series()
    return {**standings(known), "babies_fed": stand(measures()["babies_fed"], known["babies_fed"], HOME_AREA, WHEN)}


def test_the_description_for_search_engines_is_of_the_real_figures_alone():
    known = yaml.safe_load(site()[PAGE].split("---\n")[1])["dataset"]
    assert known["temporalCoverage"].startswith("2012-04-01")
    made_up_only = yaml.safe_load(site(id_="nasty_title")[NONE].split("---\n")[1])
    assert not made_up_only.get("dataset")


def test_a_measure_with_synthetic_records_alone_still_has_no_figure():
    files = site(id_="nasty_title")
    page = html(NONE, files)
    assert "No figure yet" in page
    assert "64.4%" in box(files, NONE)
    assert "64.4%" not in outside(files, NONE)


def test_with_a_real_extract_the_marks_vanish_without_an_edit():
    files = site(origin="official")
    assert "synthetic" not in files[PAGE].casefold()
    assert '<p class="figure__number">44.3%</p>' in html(PAGE, files), "the paper stands first in the definition"
    alone = site(origin="official", id_="nasty_title")
    assert "synthetic" not in alone[NONE].casefold()
    assert '<p class="figure__number">64.4%</p>' in html(NONE, alone)


def test_the_chart_of_the_box_is_offered_as_a_picture_that_says_what_it_is():
    files = site()
    assert "Download this synthetic chart (PNG, " in box(files)
    assert "synthetic.png" not in outside(files)
    picture = files["assets/charts/babies_fed-synthetic.svg"]
    assert "Synthetic records: not real people" in picture
    assert "records that a computer made up" in picture
    assert "ynthetic" not in files["assets/charts/babies_fed.svg"]
