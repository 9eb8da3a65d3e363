"""A measure's page: figure, words, chart with its table, marks, areas, why there is no figure, downloads."""

import re
from dataclasses import replace
from datetime import date

import yaml

from pipeline.compute.series import PublishedSeries
from tests.support.pages import build, head, html
from tests.support.site_samples import HELP, sample_site, series, standings

FED, NONE, HIDDEN = (f"measures/{name}/index.md" for name in ("babies-fed", "nasty-title", "hidden-harm"))


def test_big_figure_with_place_and_time():
    made = html(FED)
    assert '<p class="figure__number">44.3%</p>' in made, "44.25 rounds half up"
    assert "2016 to 2017, Green Vale" in made


def test_chart_has_words_outside_two_drawings_and_a_table_of_the_same_numbers():
    made = html(FED)
    drawn = made.split('id="change"')[1].split("</section>")[0]
    assert drawn.count('role="img"') == 2
    assert re.search(r'<div class="chart__narrow" hidden>\s*<svg', made)
    table = made.split("<summary>The numbers as a table</summary>")[1].split("</table>")[0]
    for number in ("46.0%", "45.2%", "43.1%", "41.0%", "44.3%"):
        assert number in table


def test_missing_and_withheld_are_marks_and_never_zero():
    made = html(FED)
    assert "[x] [p]" in made or "[p] [x]" in made
    assert "[p] provisional" in made
    hidden = html(HIDDEN)
    assert "No figure yet" in hidden
    assert "people could be recognised" in hidden
    assert not re.search(r">\s*0(\.0)?%?\s*<", made + hidden)


def test_the_key_names_every_mark_of_the_table_also_of_a_place_without_a_row():
    known = series()
    first, *rest = [value for value in known["babies_fed"].values if value.value is not None and not value.markers]
    gone = [one for one in rest if (one.area, one.period) != (rest[-1].area, rest[-1].period)]
    only = PublishedSeries("babies_fed", (first, *gone))
    made = html(FED, build(sample_site(series={**known, "babies_fed": only})))
    part = made.split("<summary>The numbers as a table</summary>")[1].split("</section>")[0]
    assert ("[x]" in part.split("</table>")[0]) == ("[x] " in part.split("</table>")[1])
    assert "[x]" in part.split("</table>")[0]


def test_a_measure_without_data_says_why_who_and_what_is_needed():
    made = html(NONE)
    assert "Nobody counts it." in made
    assert "A survey." in made
    assert "Green Vale Council" in made
    assert "<svg role" not in made
    assert "Download" not in made


def test_doubted_figure_says_so():
    made = html("measures/infections-all/index.md")
    assert "We doubt this figure" in made
    assert "Parts do not fit." in made
    assert '<p class="figure__unit">infections</p>' in made


def test_support_is_named_on_pages_about_deaths_and_only_there():
    made = html("measures/early-deaths/index.md")
    assert HELP in made
    assert made.index(HELP) < made.index("figure__number")
    assert HELP not in html(FED)


def test_areas_stand_beside_each_other_with_the_comparator_last():
    table = html(FED).split('id="areas-caption"')[1].split("</table>")[0]
    assert re.findall(r'<th scope="row">\s*(.*?)\s*</th>', table) == ["Green Vale", "North Vale", "Nation"]


def test_sources_give_publisher_licence_and_fingerprint():
    made = html(FED)
    assert "Board paper of 2 October 2017, Green Vale. Licence: Open Government Licence v3.0." in made
    assert "sha256 abababababab" in made


def test_no_target_means_no_rating_in_words():
    assert "No target has been agreed, so progress is not rated." in html("measures/early-deaths/index.md")


def test_downloads_name_type_and_size():
    sizes = {"data/measures/babies_fed.csv": 2048, "data/measures/babies_fed.json": 5000}
    made = html(FED, build(sample_site(downloads=sizes)))
    assert '<a href="../../data/measures/babies_fed.csv">Figures for this measure (CSV, 2 KB)</a>' in made
    assert '<a href="../../data/measures/babies_fed.json">Figures and definition (JSON, 5 KB)</a>' in made


def test_a_note_that_several_figures_share_stands_once():
    made = html("measures/infections-all/index.md")
    assert made.count("Parts do not fit.") == 1


def test_dataset_for_search_engines():
    found = head(FED)["dataset"]
    assert found["@type"] == "Dataset"
    assert found["temporalCoverage"] == "2012-04-01/2017-03-31"
    assert found["distribution"][0]["contentUrl"].endswith("/data/measures/babies_fed.csv")
    assert found["license"].startswith("https://")
    assert found["includedInDataCatalog"]["url"].endswith("/data/")
    assert len(found["description"]) >= 50, "what search engines ask for at least"
    assert "dataset" not in head(NONE)


def test_the_dataset_is_as_new_as_its_newest_figure_and_not_as_the_build():
    fed = series()["babies_fed"]
    dated = PublishedSeries(fed.measure, tuple(replace(v, published_on=date(2018, 5, 4)) for v in fed.values))
    told = yaml.safe_load(build(sample_site(series={**series(), "babies_fed": dated}))[FED].split("---\n")[1])
    assert told["dataset"]["dateModified"] == "2018-05-04"


def test_breadcrumb_goes_through_the_framework_to_the_domain():
    assert [link["text"] for link in head(FED)["breadcrumbs"]] == ["Home", "Framework", "Good health"]


def test_a_whole_year_stands_beside_the_latest_quarter_and_its_change_is_told():
    known = series()
    latest, year = standings(known)["babies_fed"], standings(known)["babies_fed"]
    unclear = replace(latest.previous, direction="too_few_to_say", period=None, value=None)
    files = build(sample_site(standings={"babies_fed": replace(latest, previous=unclear)}, yearly={"babies_fed": year}))
    assert "The last whole year: 2016 to 2017" in html(FED, files)
    better = html("index.md", files).split("<h2>Got better</h2>")[1].split("</section>")[0]
    assert "Whole year 2016 to 2017: Better, by more than chance: +3.3 percentage points since 2015 to 2016" in better
    figure = html(FED, files).split('<div class="figure')[1].split("</div>")[0]
    assert "Better, by" not in figure, "the change of the year is not the change of the quarter"


def test_a_doubted_figure_of_the_last_whole_year_is_marked_there_too():
    known = series()
    doubted = tuple(
        replace(v, markers=frozenset("q"), note="We doubt it.") if v.period.label == "2016/17" else v
        for v in known["babies_fed"].values
    )
    year = standings(known)["babies_fed"]
    one = {"babies_fed": PublishedSeries("babies_fed", doubted)}
    part = html(FED, build(sample_site(series=known | one, yearly={"babies_fed": year})))
    part = part.split('<h2 id="year">')[1].split("</section>")[0]
    assert "[q]" in part and "We doubt this figure" in part


def test_the_chart_is_offered_as_a_picture_with_type_and_size():
    files = build(sample_site())
    made = html(FED, files)
    for kind in ("png", "svg"):
        assert f"assets/charts/babies_fed.{kind}" in files
        words = rf"Download this chart \({kind.upper()}, \d+ KB\)</a>"
        assert re.search(rf'<a href="../../assets/charts/babies_fed.{kind}" download>{words}', made)
    picture = files["assets/charts/babies_fed.svg"]
    assert "Source: Board paper of 2 October 2017, Green Vale." in picture
    assert "/measures/babies-fed/" in picture
    assert "Download this chart" not in html(NONE, files)
    assert not any(path.startswith("assets/charts/nasty_title") for path in files)


def test_the_links_under_the_figure_do_not_run_into_each_other_without_a_style_sheet():
    made = html("measures/babies-fed/index.md")
    assert '>Where this figure comes from</a> <a href="#download">Download the figures</a></p>' in made
