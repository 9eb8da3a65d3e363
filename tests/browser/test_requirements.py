"""The 22 requirements of docs/accessibility-requirements.md, a test for each by its number, on the built site.

Static ones read every page; those that need a browser look at one page of a kind. axe and the walk by keyboard are in
`test_accessibility`, forced colours, bigger text, print and missing styles in `test_other_ways_of_reading`.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page

from tests.support.built_site import BuiltSite
from tests.support.project import REPOSITORY

CHARTS = "/measures/smoking-at-delivery/"
KINDS = ["/", "/framework/", CHARTS, "/editions/2017-18-q1/", "/editions/2017-18-q1/infographic/", "/data/", "/search/"]
FILE = re.compile(r"\.(csv|json|png|svg|pdf|xlsx|parquet|txt)$")
NAMED_FILE = re.compile(r"\((?:CSV|JSON|PNG|SVG|PDF|XLSX|Parquet|TXT), [\d.,]+ (?:KB|MB|bytes)\)", re.IGNORECASE)
DOCUMENT = REPOSITORY / "docs" / "accessibility-requirements.md"


@cache
def tree(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text("utf-8"))


def pages(site: BuiltSite) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted(site.public.rglob("index.html")):
        if "http-equiv" not in (text := path.read_text("utf-8")) and 'id="main"' in text:
            yield f"/{path.parent.relative_to(site.public).as_posix()}/".replace("/./", "/"), tree(path)


def faults(site: BuiltSite, query: str) -> list[str]:
    """Give the pages on which an XPath that finds only faults finds something, with the first of them."""
    return [f"{at}: {html.tostring(found[0])[:150]!r}" for at, root in pages(site) if (found := root.xpath(query))]


def test_the_document_names_each_requirement_and_its_test():
    rows = re.findall(r"^\| (\d+) \|.*\| `(test_\w+)` \|$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 23))
    mine = {name for name in globals() if re.match(r"test_\d\d_", name)}
    assert {test for _, test in rows} == mine
    assert all(test.startswith(f"test_{int(number):02}_") for number, test in rows)


def test_01_language_and_a_title_of_its_own(built_site: BuiltSite):
    found = {at: (root.get("lang"), root.findtext(".//title")) for at, root in pages(built_site)}
    assert {lang for lang, _ in found.values()} == {"en-GB"}
    titles = [title for _, title in found.values()]
    assert [t for t in titles if " - " not in t] == []
    assert sorted({t for t in titles if titles.count(t) > 1}) == []


def test_02_skip_link_first_one_main_heading_no_level_left_out(built_site: BuiltSite):
    for at, root in pages(built_site):
        first = root.xpath("//body//*[self::a[@href] or self::button or self::input][1]")[0]
        assert (first.get("class"), first.get("href")) == ("skip", "#main"), at
        levels = [
            int(one.tag[1]) for one in root.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
        ]
        assert levels.count(1) == 1, at
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (at, levels)


def test_03_text_is_big_and_bears_more_space(page: Page):
    page.set_viewport_size({"width": 320, "height": 800})
    for at in KINDS:
        page.goto(at)
        size, font = page.evaluate(
            "[parseFloat(getComputedStyle(document.body).fontSize), getComputedStyle(document.body).fontFamily]"
        )
        assert size >= 19, at
        assert font.startswith("Arial"), at
        assert page.evaluate("document.fonts.size") == 0, "no font is fetched"
        page.evaluate(SPACED)
        assert page.evaluate(CLIPPED) == [], at
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, at


SPACED = """() => document.querySelectorAll('body, body *').forEach(e => {
  e.style.setProperty('line-height', '1.5', 'important'); e.style.setProperty('letter-spacing', '.12em', 'important');
  e.style.setProperty('word-spacing', '.16em', 'important');
  if (e.tagName === 'P') { e.style.setProperty('margin-bottom', '2em', 'important'); }
})"""
CLIPPED = """() => [...document.querySelectorAll('main *')].filter(e => {
  const s = getComputedStyle(e);
  return s.overflowX === 'hidden' && !e.closest('.hidden-visually, svg, thead') && e.clientWidth > 1 &&
    (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map(e => e.className)"""


def test_04_no_page_scrolls_sideways_and_wide_tables_are_named_regions(page: Page, built_site: BuiltSite):
    page.set_viewport_size({"width": 320, "height": 800})
    for at in KINDS:
        page.goto(at)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, at
    assert (
        faults(built_site, "//main//table[not(ancestor::*[@role='region' and @tabindex='0' and @aria-labelledby])]")
        == []
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_05_contrast_of_text_and_of_the_edges_of_controls(page: Page, scheme: str):
    page.emulate_media(color_scheme=scheme)
    page.goto("/framework/")
    assert Axe().run(page, options={"runOnly": ["color-contrast"]}).violations_count == 0
    edge, paper, surface = page.evaluate("""() => {
      const field = getComputedStyle(document.querySelector('.filter input'));
      const form = getComputedStyle(document.querySelector('.filter'));
      return [field.borderTopColor, field.backgroundColor, form.backgroundColor];
    }""")
    assert contrast(edge, paper) >= 3
    assert contrast(edge, surface) >= 3


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_06_focus_is_thick_with_a_halo_and_nothing_covers_it(page: Page):
    page.goto("/framework/")
    for _ in range(4):
        page.keyboard.press("Tab")
    outline, halo = page.evaluate("""() => { const s = getComputedStyle(document.activeElement);
      return [parseFloat(s.outlineWidth), s.boxShadow]; }""")
    assert outline >= 3
    assert "6px" in halo
    kept = "['fixed', 'sticky'].includes(getComputedStyle(e).position)"
    assert page.evaluate(f"[...document.querySelectorAll('*')].filter(e => {kept}).length") == 0


def test_07_targets_are_big_enough(page: Page):
    for at in KINDS:
        page.goto(at)
        found = Axe().run(page, options={"runOnly": ["target-size"], "rules": {"target-size": {"enabled": True}}})
        assert found.violations_count == 0, found.generate_report()


def test_08_links_are_underlined_and_files_told_with_type_and_size(page: Page, built_site: BuiltSite):
    page.goto(CHARTS)
    plain = "getComputedStyle(e).textDecorationLine !== 'underline'"
    assert page.evaluate(f"[...document.querySelectorAll('main p a, main li a')].filter(e => {plain}).length") == 0
    for at, root in pages(built_site):
        for link in root.xpath("//main//a[@href]"):
            if FILE.search(link.get("href")) and not link.get("href").endswith("feed.xml"):
                assert NAMED_FILE.search(link.text_content()), (at, link.text_content())


def test_09_everything_is_there_without_scripts(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    opened = context.new_page()
    opened.goto(CHARTS)
    assert opened.locator("header nav a").count() >= 5
    assert opened.locator("main svg[role=img]").first.is_visible()
    opened.get_by_text("The numbers as a table").click()
    assert opened.locator("main details table").first.is_visible()
    assert opened.locator("main a[href$='.csv']").first.is_visible()
    opened.goto("/a-to-z/")
    assert opened.locator("main a[href*='measures/']").count() > 75
    context.close()


def test_10_no_motion_forced_colours_and_print(page: Page, built_site: BuiltSite):
    for sheet in (built_site.public / "assets").glob("*.css"):
        assert not re.search(r"(?<!-)\b(transition|animation)\s*:(?!\s*none)", sheet.read_text("utf-8")), sheet.name
    page.emulate_media(forced_colors="active")
    page.goto(CHARTS)
    drawing = "getComputedStyle(document.querySelector('.chart__drawing'))"
    assert page.evaluate(f"[{drawing}.backgroundColor, {drawing}.forcedColorAdjust]") == ["rgb(255, 255, 255)", "none"]
    page.emulate_media(media="print", forced_colors="none")
    assert not page.locator("header nav").is_visible()
    assert page.locator("main details table").first.is_visible()


FOOT = "//body/footer//*[self::a or self::p][not(contains(@class, 'print-only'))]"
"""What the foot of a page says on a screen: on paper it also says the page's own address."""


def test_11_help_and_contact_stand_in_the_same_place(built_site: BuiltSite):
    told = {tuple(" ".join(one.text_content().split()) for one in root.xpath(FOOT)) for _, root in pages(built_site)}
    assert len(told) == 1
    assert {"Accessibility statement", "Give feedback"} <= set(told.pop())


def test_12_every_field_has_a_label_and_nothing_is_asked_twice(page: Page):
    for at in ("/framework/", "/search/", "/feedback/"):
        page.goto(at)
        fields = page.locator("main input:not([type=hidden]), main select, main textarea")
        labels = [
            page.locator(f"label[for='{fields.nth(n).get_attribute('id')}']").inner_text()
            for n in range(fields.count())
        ]
        assert len(set(labels)) == len(labels), at
        assert all(labels), at


def test_13_title_and_subtitle_of_a_chart_are_text_above_it(built_site: BuiltSite):
    count = 0
    for at, root in pages(built_site):
        for chart in root.xpath("//*[contains(concat(' ', @class, ' '), ' chart ')]"):
            heading, subtitle, drawing = list(chart)[:3]
            assert re.fullmatch(r"h[2-5]", heading.tag), at
            assert subtitle.get("class") == "chart__subtitle", at
            assert drawing.get("class") == "chart__drawing", at
            count += 1
    assert count > 30


def test_14_a_chart_is_one_image_with_name_and_description(built_site: BuiltSite):
    for at, root in pages(built_site):
        for svg in root.xpath("//*[@class='chart__drawing']//*[local-name()='svg'][@role='img']"):
            title, desc = (root.get_element_by_id(one) for one in svg.get("aria-labelledby").split())
            assert title.tag.endswith("title"), at
            assert "table" in desc.text_content(), at
            assert svg.xpath(".//*[@role or @aria-label]") == [], at


def test_15_the_numbers_of_a_chart_stand_in_a_table_after_it(built_site: BuiltSite):
    chart = "//*[contains(concat(' ', @class, ' '), ' chart ')]"
    assert faults(built_site, f"{chart}[not(following::table[ancestor::main])]") == []
    assert faults(built_site, f"{chart}/ancestor::section[1][not(.//table)]") == []


def test_16_every_series_is_named_in_the_drawing_itself(built_site: BuiltSite):
    for id_ in ("smoking-at-delivery", "breastfeeding-6-8-weeks"):
        root = tree(built_site.public / "measures" / id_ / "index.html")
        section = root.xpath("//section[@aria-labelledby='change']")[0]
        drawn = "".join(section.xpath("(.//*[local-name()='svg'][@role='img'])[1]//text()"))
        packed = re.sub(r"\s", "", drawn)
        for head in section.xpath("(.//table)[1]//thead//th")[1:]:
            assert re.sub(r"\s", "", head.text_content()) in packed, (id_, head.text_content())
    assert faults(built_site, "//*[contains(@class, 'role-legend')]") == []


@pytest.mark.parametrize(("width", "shown"), [(390, "narrow"), (1280, "wide")])
def test_17_one_drawing_for_each_width_with_text_that_can_be_read(page: Page, width: int, shown: str):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(CHARTS)
    other = "wide" if shown == "narrow" else "narrow"
    assert page.locator(f".chart__{shown} > svg").first.is_visible()
    assert not page.locator(f".chart__{other} > svg").first.is_visible()
    sizes = page.evaluate(f"""[...document.querySelectorAll('.chart__{shown} > svg text')].map(
      e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)""")
    assert min(sizes) >= 12, sizes


@pytest.mark.parametrize("width", [390, 1280])
def test_18_labels_in_a_drawing_never_overlap(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    for at in (CHARTS, "/measures/breastfeeding-6-8-weeks/", "/measures/healthcare-associated-infections/"):
        page.goto(at)
        assert page.evaluate(OVERLAPS) == [], at


OVERLAPS = """() => [...document.querySelectorAll('.chart__drawing svg')].filter(s => s.getBoundingClientRect().width)
  .flatMap(svg => { const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim().length > 1)
      .map(t => [t.textContent, t.getBoundingClientRect()]);
    return texts.flatMap(([a, p], n) => texts.slice(n + 1).filter(([b, q]) =>
      Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2 &&
      Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 4).map(([b]) => a + ' / ' + b)); })"""


def test_19_tables_have_captions_heads_and_no_merged_or_empty_cells(page: Page, built_site: BuiltSite):
    assert faults(built_site, "//main//table[not(caption)]") == []
    assert faults(built_site, "//main//table//th[not(@scope='col' or @scope='row')]") == []
    assert faults(built_site, "//main//table//tbody/tr[not(th)]") == []
    assert faults(built_site, "//main//table//*[@colspan or @rowspan]") == []
    assert (
        faults(
            built_site,
            "//main//table//*[self::td or self::th][not(normalize-space()) and not(.//*[local-name()='svg'])]",
        )
        == []
    )
    page.goto(CHARTS)
    look = "(e => [e.textAlign, e.fontVariantNumeric])(getComputedStyle(document.querySelector('td.number')))"
    assert page.evaluate(look) == ["right", "tabular-nums"]


def test_20_a_table_that_can_scroll_can_be_reached_by_keyboard(page: Page):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(CHARTS)
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    wide = page.evaluate("""() => [...document.querySelectorAll('main .table')]
      .filter(e => e.scrollWidth > e.clientWidth).map(e => [e.tabIndex, e.getAttribute('role'),
        document.getElementById(e.getAttribute('aria-labelledby')).textContent])""")
    assert wide
    assert all(tab == 0 and role == "region" and name for tab, role, name in wide)


def test_21_a_table_that_can_be_sorted_says_so(built_site: BuiltSite):
    assert faults(built_site, "//main//th[button and not(@aria-sort)]") == []
    for script in (built_site.public / "assets").glob("*.js"):
        text = script.read_text("utf-8")
        assert "sort-by" not in text or "aria-sort" in text


def test_22_a_status_is_words_and_shape_and_says_which_way_is_better(built_site: BuiltSite):
    tag = "//*[contains(concat(' ', @class, ' '), ' tag ')]"
    assert faults(built_site, f"{tag}[not(normalize-space())]") == []
    assert faults(built_site, f"{tag}[not(.//*[local-name()='svg'])]") == []
    assert faults(built_site, f"{tag}//*[local-name()='svg'][not(@aria-hidden='true')]") == []
    for at, root in pages(built_site):
        if at.startswith("/measures/") and at != "/measures/":
            told = " ".join(root.xpath("string(//*[@id='definition']/..)").split())
            assert re.search(r"Which way is better \w+", told), at
