"""Small charts area by area: one scale, names above, wide and narrow; what is synthetic says so in the picture."""

import re

from pipeline.render.charts import Line
from pipeline.render.charts.panels import PanelsData, panels_chart, panels_picture
from pipeline.render.charts.picture import Picture
from pipeline.render.charts.style import NARROW, WIDE
from tests.unit.render.charts.samples import ACTUAL, AXIS, ENGLAND, NORTH, PERCENT, SOUTH, YEARS

AREAS = (ACTUAL, ENGLAND, NORTH, SOUTH)


def panels(*lines: Line, synthetic: bool = False, breaks: tuple[tuple[str, str], ...] = ()) -> PanelsData:
    title, subtitle = "Each area on its own", "Babies, percentage (%)"
    return PanelsData("babies-areas", title, subtitle, PERCENT, lines or AREAS, AXIS, breaks, synthetic=synthetic)


def words(svg: str) -> list[str]:
    return re.findall(r">([^<>]+)</(?:text|tspan)>", svg)


def heads(made: Picture) -> list[tuple[object, object]]:
    """Where the names of the panels stand."""
    names = {word for line in AREAS for word in line.label.split()}
    return [(row["x"], row["y"]) for row in made.rows["texts"] if set(str(row["text"][0]).split()) <= names]  # type: ignore[index]


def test_each_panel_has_its_name_and_newest_figure_and_the_same_scale():
    made = panels_chart(panels())
    for svg in (made.wide_svg, made.narrow_svg):
        said = words(svg)
        assert said.count("46%") == said.count("40%") == len(AREAS)
        assert {"Two Rivers area", "England", "Southmoor CCG", "44.5%", "45.0%"} <= set(said)


def test_panels_never_overlap_and_stay_on_the_sheet():
    for size, columns in ((WIDE, 2), (NARROW, 1)):
        made = panels_picture(panels(), size)
        assert len({x for x, _ in heads(made)}) == columns
        assert all(0 <= float(str(row["x"])) <= 1 for rows in made.rows.values() for row in rows)
        assert all(0 <= float(str(row["y"])) <= made.frame.height for rows in made.rows.values() for row in rows)


def test_three_panels_stand_side_by_side():
    made = panels_picture(panels(ACTUAL, ENGLAND, NORTH), WIDE)
    assert len({x for x, _ in heads(made)}) == 3


def test_what_is_missing_is_marked_and_never_drawn_as_zero():
    svg = panels_chart(panels()).wide_svg
    assert "withheld" in words(svg)
    assert "0%" not in words(svg)


def test_a_break_is_drawn_and_told():
    made = panels_chart(panels(breaks=((YEARS[3], "New survey"),)))
    assert "Upright dashed line: break in the series." in words(made.wide_svg)
    assert "Break in the series from 2013 to 2014: New survey." in made.description


def test_synthetic_figures_bear_their_mark_inside_the_picture():
    made = panels_chart(panels(synthetic=True))
    assert all("Synthetic records: not real people" in words(svg) for svg in (made.wide_svg, made.narrow_svg))
    assert "synthetic records" in made.description
    assert "ynthetic" not in panels_chart(panels()).wide_svg


def test_the_description_tells_each_area():
    told = panels_chart(panels()).description
    assert "One small chart for each area, all on the same scale." in told
    assert "England: from 44.0% in 2010 to 2011 to 44.5% in 2015 to 2016." in told
