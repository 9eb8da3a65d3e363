"""Where a figure comes from: rows, what was left out, checks, reports, and the way there from the figure itself."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.compute.series import PublishedSeries, Value
from pipeline.render.pages.context import Context, make_context
from pipeline.render.pages.parts import Fact
from pipeline.render.pages.provenance import provenance, source_line
from pipeline.render.site_input import LeftOut, SourceFacts
from tests.support.pages import build, html
from tests.support.site_samples import measure, measures, sample_site, series

FED = "babies_fed"


def context_of(**more: object) -> Context:
    site = sample_site(**more)
    return make_context(site, site.series, site.standings, site.yearly)


def told(id_: str = FED, **more: object) -> dict[str, Fact]:
    context = context_of(**more)
    return {one.name: one for one in provenance(context.known(id_), context)}


def traced(**changes: object) -> dict[str, PublishedSeries]:
    """The invented figures, with something else said of each value of the first measure."""

    def with_changes(value: Value) -> Value:
        return replace(value, **changes)  # type: ignore[arg-type]

    known = series()
    return known | {FED: PublishedSeries(FED, tuple(map(with_changes, known[FED].values)))}


def test_the_figure_is_named_with_place_and_time_and_leads_to_its_definition():
    found = told()
    assert found["The figure"].text == ("44.3%, 2016 to 2017, Green Vale.",)
    assert found["What it counts"].links[0].url == "#definition"


def test_the_line_under_a_chart_names_the_source_of_every_figure_in_it_the_headlines_first():
    """A chart of two sources said to be of one would send a reader to the wrong publication."""
    known = series()
    older = [replace(v, source="old_paper") if v.period.label != "2016/17" else v for v in known[FED].values]
    files = (facts("board_paper", "New paper"), facts("old_paper", "Old paper"), facts("other", "Not shown"))
    about = measure("babies", 1, sources=[published("old_paper"), published("board_paper"), published("other")])
    context = context_of(
        series=known | {FED: PublishedSeries(FED, tuple(older))}, measures=measures() | {FED: about}, sources=files
    )
    assert source_line(context.known(FED), context) == "Sources: New paper, Board; Old paper, Board."
    assert source_line(context_of(sources=files).known(FED), context_of(sources=files)) == "Source: New paper, Board."


def published(name: str) -> dict[str, object]:
    return {"source": name, "method": {"kind": "published"}, "fit": "exact"}


def facts(source: str, publication: str) -> SourceFacts:
    return SourceFacts(source, source, "Board", publication, "OGL", f"{source}.csv", "", None, None, "official", 1)


def test_rows_of_published_tables_are_named():
    trace = ("data_raw/paper/figures.csv:14", "data_raw/paper/figures.csv:15")
    assert told(series=traced(trace=trace))["Rows that it comes from"].text == (
        "Rows 14, 15 of data_raw/paper/figures.csv.",
    )
    assert "other figures" in told(series=traced(trace=()))["Rows that it comes from"].text[0]


def test_rows_of_records_are_never_named():
    trace = tuple(f"records.csv:{row}" for row in range(9))
    (line,) = told(series=traced(trace=trace, origin="local"))["Rows that it comes from"].text
    assert "records.csv" not in line
    assert "9" not in line


def test_what_was_left_out_is_told_by_reason_and_small_counts_are_not():
    gone = (LeftOut("board_paper", "no area", 1200), LeftOut("board_paper", "twice", None), LeftOut("other", "x", 5))
    assert told(left_out=gone)["Rows left out"].text == (
        "No area: 1,200.",
        "Twice: so few that we do not say how many.",
    )
    assert told()["Rows left out"].text == ("None.",)


def test_checks_say_that_all_passed_or_what_was_found():
    assert told()["Checks"].text[0].startswith("All passed")
    known = {"period": "2016/17", "area": "VALE", "value": 44.25, "source": "board_paper", "citation": "The paper"}
    same = measures() | {FED: measure("babies", 1, known_values=[known])}
    assert told(measures=same)["Checks"].text[1] == "1 figure known beforehand came out the same."
    other = measures() | {FED: measure("babies", 1, known_values=[known | {"value": 50.0}])}
    (line,) = told(measures=other)["Checks"].text
    assert line.startswith("Green Vale, 2016 to 2017:")


def test_reports_that_show_the_very_figure_are_linked():
    found = told()["Reports that show it"]
    assert [(one.text, one.url) for one in found.links] == [("April to June 2017", "editions/2017-18-q1/")]
    assert told(editions=())["Reports that show it"].text[0].startswith("None")


def test_the_figure_leads_there_and_each_fact_stands_once():
    made = html("measures/babies-fed/index.md")
    assert (
        '<a href="#provenance">Where this figure comes from</a>' in made.split("figure__number")[1].split("</div>")[0]
    )
    assert made.count('id="provenance"') == 1
    assert made.count("sha256 abababababab") == 1
    assert made.count("The calculation, as the computer runs it (SQL)") == 1


def test_a_measure_without_a_figure_has_no_provenance():
    assert told("nasty_title") == {}
    made = html("measures/nasty-title/index.md", build(sample_site()))
    assert "Where figures come from" in made
    assert "Where this figure comes from" not in made


@pytest.mark.parametrize(("day", "told"), [(2, 0), (3, 1)])
def test_a_figure_published_after_the_cut_off_of_the_last_report_says_so_beside_it(day, told):
    page = html("measures/babies-fed/index.md", build(sample_site(series=traced(published_on=date(2017, 10, day)))))
    assert page.count("This figure was published after our last report.") == told


def test_without_a_report_there_is_none_to_come_after():
    page = html("measures/babies-fed/index.md", build(sample_site(editions=())))
    assert "after our last report" not in page
