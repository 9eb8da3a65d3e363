"""Figures by group and area by area: tables, charts, gaps; synthetic ones in their box alone. All figures invented."""

from dataclasses import replace

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import PublishedSeries, Value
from pipeline.render.charts import MemoryStore
from pipeline.render.pages.breakdowns import BreakdownView, breakdown_views
from pipeline.render.pages.context import make_context
from pipeline.render.pages.panels import area_panels
from tests.support.pages import build, html
from tests.support.site_samples import HOME_AREA, NATION, PART, measure, measures, sample_site, series, values

FED, GAP = "babies_fed", "fed_gap"


def split(by: str, category: str, figures: list[float | None], **more: object) -> list[Value]:
    return values(FED, HOME_AREA, figures, breakdown=by, category=category, **more)


def fed(*more: Value) -> dict[str, PublishedSeries]:
    known = series()
    return known | {FED: PublishedSeries(FED, (*known[FED].values, *more))}


def views(
    known: dict[str, PublishedSeries], id_: str = FED, *, synthetic: bool = False, **more: Measure
) -> tuple[BreakdownView, ...]:
    site = sample_site(series=known, measures=measures() | more)
    context = make_context(site, site.series, site.standings, site.yearly)
    return breakdown_views(context.known(id_), context, MemoryStore(), synthetic=synthetic)


SEX = [
    *split("sex", "men", [40.0, 41.0, None], markers=frozenset("c")),
    *split("sex", "women", [44.0, 43.0, 42.5]),
]


def test_a_split_is_a_table_and_a_chart_of_the_same_figures():
    (made,) = views(fed(*SEX))
    assert (made.id, made.title) == ("by-sex", "By sex")
    assert [head.text for head in made.tables[0].head] == ["When", "Men", "Women"]
    assert [[cell.text for cell in row] for row in made.tables[0].rows] == [
        ["2012 to 2013", "40.0% [c]", "44.0%"],
        ["2013 to 2014", "41.0% [c]", "43.0%"],
        ["2014 to 2015", "[c]", "42.5%"],
    ]
    assert made.chart is not None
    assert made.chart.title == "Women 43.0%, Men 41.0%: 2013 to 2014"
    assert "Men withheld" in made.chart.description


def test_one_group_alone_or_none_with_figures_is_not_shown():
    assert views(fed(*split("sex", "men", [40.0]))) == ()
    assert views(fed(*split("sex", "men", [None]), *split("sex", "women", [None]))) == ()


def test_areas_with_one_period_each_are_rows_of_the_chart():
    def of(area: str, men: float, women: float) -> list[Value]:
        pair = (("men", men), ("women", women))
        return [v for c, f in pair for v in values(FED, area, [f], breakdown="sex", category=c)]

    (made,) = views(fed(*of(HOME_AREA, 40, 41), *of(PART, 42, 43), *of(NATION, 44, 45)))
    assert [row[0].text for row in made.tables[0].rows] == [
        f"2012 to 2013, {n}" for n in ("Green Vale", "North Vale", "Nation")
    ]
    assert made.chart is not None
    assert "2012 to 2013, Nation: Men 44.0%, Women 45.0%." in made.chart.description


def test_areas_with_several_periods_have_a_table_each_and_the_first_is_drawn():
    def of(area: str, *figures: tuple[float, float]) -> list[Value]:
        pairs = {"men": [m for m, _ in figures], "women": [w for _, w in figures]}
        return [v for c, f in pairs.items() for v in values(FED, area, f, breakdown="sex", category=c)]

    (made,) = views(fed(*of(HOME_AREA, (40, 41), (41, 42)), *of(PART, (42, 43), (43, 44))))
    assert [table.caption.split(", by sex, ")[1].split(":")[0] for table in made.tables] == ["Green Vale", "North Vale"]
    assert [[row[0].text for row in table.rows] for table in made.tables] == [["2012 to 2013", "2013 to 2014"]] * 2
    assert len({table.id for table in made.tables}) == 2
    assert made.numbers == "The numbers by sex as tables"
    assert made.chart is not None
    assert "by sex, Green Vale," in made.chart.subtitle
    assert made.chart.title == "Women 42.0%, Men 41.0%: 2013 to 2014"


def test_the_finding_of_more_groups_names_the_highest_and_the_lowest_that_are_known():
    three = [*SEX, *split("sex", "not stated", [1.0, 1.0]), *split("sex", "another", [42.0, 42.0])]
    (made,) = views(fed(*three))
    assert made.chart is not None
    assert made.chart.title == "Highest: Women 43.0%. Lowest: Men 41.0%. 2013 to 2014"


def test_what_is_not_the_measure_itself_or_not_preferred_is_not_shown():
    assert views(fed(*(replace(v, fit="close") for v in SEX))) == ()
    assert views(fed(*(replace(v, preferred=False) for v in SEX))) == ()


def test_synthetic_figures_stand_in_their_box_alone_with_their_mark():
    known = fed(*(replace(v, origin="synthetic", preferred=False) for v in SEX))
    assert views(known) == ()
    (made,) = views(known, synthetic=True)
    assert made.id == "synthetic-by-sex"
    assert made.tables[0].caption.startswith("Synthetic records.")
    assert made.chart is not None
    assert "Synthetic records: not real people" in made.chart.wide_svg
    assert made.chart.title.startswith("Synthetic records:")


def test_a_gap_shows_its_two_groups_side_by_side():
    method = {"kind": "gap", "of": FED}
    gap = measure("babies", 9, sources=[{"source": "derived", "method": method, "fit": "exact"}])
    poor, rich = split("deprivation", "1", [30.0, 31.0]), split("deprivation", "5", [40.0, 39.0])
    (made,) = views(fed(*poor, *rich, *split("deprivation", "3", [35.0])), GAP, fed_gap=gap)
    assert made.title == "The two groups side by side"
    assert [head.text for head in made.tables[0].head] == ["When", "Poorest areas", "Least poor areas"]
    assert made.chart is not None
    assert made.chart.title == "Least poor areas 39.0%, Poorest areas 31.0%: 2013 to 2014"


def test_a_gap_between_two_areas_shows_them():
    method = {"kind": "gap", "of": FED, "by": "area", "most": PART, "least": HOME_AREA}
    gap = measure("babies", 9, sources=[{"source": "derived", "method": method, "fit": "exact"}])
    (made,) = views(series(), GAP, fed_gap=gap)
    assert [head.text for head in made.tables[0].head] == ["When", "North Vale", "Green Vale"]
    assert len(made.tables[0].rows) == 5


def test_three_areas_with_three_figures_get_panels_and_fewer_do_not():
    site = sample_site()
    context = make_context(site, site.series, site.standings, site.yearly)
    made = area_panels(context.known(FED), context, MemoryStore())
    assert made is not None
    assert all(name in made.wide_svg for name in ("Green Vale", "North Vale", "Nation"))
    assert area_panels(context.known("early_deaths"), context, MemoryStore()) is None


def test_the_page_has_them_under_headings_of_their_own():
    made = html(f"measures/{FED.replace('_', '-')}/index.md", build(sample_site(series=fed(*SEX))))
    assert '<h2 id="by-sex">By sex</h2>' in made
    assert "Each area on its own, all on the same scale" in made.split('id="by-area"')[1].split("<table")[0]
    assert made.count('role="img"') == 6
