"""Areas beside each other: ranges from published numbers, a comparison by rule, no order where ranges overlap."""

import re
from dataclasses import replace

from pipeline.compute.series import PublishedSeries, Value
from tests.support.pages import build, html
from tests.support.site_samples import NATION, PART, measure, measures, sample_site, series, values

FED = "measures/babies-fed/index.md"


def page(*several: Value, areas: list[str] | None = None) -> str:
    """The page of a measure with these values."""
    site = sample_site()
    one = PublishedSeries("babies_fed", several)
    known = {**measures()}
    if areas:
        known["babies_fed"] = known["babies_fed"].model_copy(update={"areas": areas})
    made = replace(site, series={**series(), "babies_fed": one}, measures=known, editions=())
    return html(FED, build(made))


def counted(area: str, k: int, n: int = 1000) -> list[Value]:
    """Five years of one share with the numbers behind it."""
    return [replace(v, numerator=k, denominator=n) for v in values("babies_fed", area, [100 * k / n] * 5)]


def rows(made: str) -> list[list[str]]:
    table = made.split('id="areas-caption"')[1].split("</table>", maxsplit=1)[0]
    return [re.sub(r"<[^>]+>", "|", row).split("|") for row in table.split("<tr>")[2:]]


def told(made: str) -> list[str]:
    return [" ".join(cell.strip() for cell in row if cell.strip()) for row in rows(made)]


def test_a_range_is_made_from_published_numbers_and_the_comparison_follows_it() -> None:
    made = told(page(*counted("VALE", 300), *counted(PART, 505), *counted(NATION, 500)))
    assert "27.2% to 32.9%" in made[0] and "Worse than Nation" in made[0]
    assert "About the same as Nation" in made[1]
    assert "To compare with" in made[2]


def test_an_area_without_a_figure_is_marked_and_the_mark_is_explained() -> None:
    made = page(*values("babies_fed", "VALE", [30.0] * 5))
    assert "[x] Not given Not given" in told(made)[1]
    section = made.split('id="by-area"')[1].split("</section>")[0]
    assert "<li>[x] not available</li>" in section


def test_a_table_by_area_without_marks_has_no_key() -> None:
    made = page(*counted("VALE", 300), *counted(PART, 505), *counted(NATION, 500))
    assert 'class="plain-list key"' not in made.split('id="by-area"')[1].split("</section>")[0]


def test_without_numbers_nothing_is_compared() -> None:
    made = told(page(*values("babies_fed", "VALE", [30.0] * 5), *counted(NATION, 500)))
    assert "Not given" in made[0] and "Not compared with Nation" in made[0]


def test_figures_near_the_measure_stand_with_their_words() -> None:
    """77.0 beside 2,064.5 says nothing to a reader who is not told what each is for."""
    near = [replace(v, fit="close", source="other", preferred=False) for v in values("babies_fed", PART, [77.0] * 5)]
    unit = {"kind": "rate_per", "decimals": 1, "per": 100_000}
    entry = {"source": "other", "method": {"kind": "published"}, "fit": "close", "difference": "Another list."}
    site = sample_site()
    known = measures() | {
        "babies_fed": measure("babies", 1, unit=unit, sources=[*measures()["babies_fed"].sources, entry])
    }
    one = PublishedSeries("babies_fed", (*values("babies_fed", "VALE", [30.0] * 5), *near))
    made = html(FED, build(replace(site, series={**series(), "babies_fed": one}, measures=known, editions=())))
    assert re.search(r"77\.0 per 100,000.*?Another list\.", made, re.DOTALL)


def test_made_up_figures_never_stand_among_the_figures_near_a_measure() -> None:
    """A made-up rate beside a real one of the nation would be taken for real: its box is its only place."""
    near = [
        replace(v, fit="close", source="made_up", preferred=False, origin="synthetic")
        for v in values("babies_fed", PART, [88.8] * 5)
    ]
    entry = {"source": "made_up", "method": {"kind": "published"}, "fit": "close", "difference": "Another list."}
    about = measure("babies", 1, sources=[*measures()["babies_fed"].sources, entry])
    one = PublishedSeries("babies_fed", (*values("babies_fed", "VALE", [30.0] * 5), *near))
    site = replace(
        sample_site(), series={**series(), "babies_fed": one}, measures=measures() | {"babies_fed": about}, editions=()
    )
    made = html(FED, build(site))
    assert "88.8" not in made and "Figures near this measure" not in made


def test_a_whole_and_its_part_are_no_rivals() -> None:
    assert "in no order" not in page(*counted("VALE", 300), *counted(PART, 305))


def test_newer_figures_of_some_areas_are_told_and_not_compared() -> None:
    """The headline is of the whole; a part and the nation are ahead of it by a year."""
    ahead = [*counted(PART, 505), *counted(NATION, 500)]
    whole = counted("VALE", 300)[:4]
    made = page(*whole, *ahead)
    assert "2015 to 2016" in told(made)[1] and "2016 to 2017" not in " ".join(told(made))
    section = made.split('id="by-area"')[1].split("</section>")[0]
    assert "The table is for 2015 to 2016, the last time for which we hold a figure for" in section
    assert re.search(r"Newer figures: [^;]+, 50\.5%, 2016 to 2017; [^;]+, 50\.0%, 2016 to 2017\.", section)
    assert "Newer figures" not in page(*counted("VALE", 300), *ahead)
