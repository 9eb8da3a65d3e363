"""axe on every page type, and a walk by keyboard: every stop visible, outlined, in reading order."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TYPES = [
    "/",
    "/framework/",
    "/domains/population-health/",
    "/measures/smoking-at-delivery/",
    "/measures/non-elective-admissions/",
    "/measures/healthy-life-expectancy-men/",
    "/editions/",
    "/editions/2017-18-q1/",
    "/editions/2017-18-q1/quality-care/",
    "/annual/2016-17/",
    "/editions/2017-18-q1/infographic/",
    "/editions/2017-18-q1/experience/infographic/",
    "/framework/infographic/",
    "/data/",
    "/quality/",
    "/returns/",
    "/arrivals/",
    "/findings/",
    "/about/",
    "/accessibility/",
    "/methods/",
    "/glossary/",
    "/a-to-z/",
    "/subjects/",
    "/search/?q=falls",
    "/areas/",
    "/stories/",
    "/stories/help-in-a-crisis/",
    "/money/",
    "/readiness/",
    "/whats-new/",
    "/reviews/",
    "/how-to-read-charts/",
    "/easy-read/",
    "/video/",
    "/measures/breastfeeding-6-8-weeks/",
    "/measures/elective-procedure-improved-health/",
]
STOP = """() => {
  const e = document.activeElement; const r = e.getBoundingClientRect(); const s = getComputedStyle(e);
  return {tag: e.tagName, x: r.x, y: r.y + scrollY, w: r.width, h: r.height, outline: s.outlineStyle,
          text: (e.innerText || e.ariaLabel || '').slice(0, 40)};
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", TYPES)
def test_axe_finds_nothing(page: Page, path: str, scheme: str):
    page.emulate_media(color_scheme=scheme)
    answer = page.goto(path)
    assert answer is not None
    assert answer.ok, path
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/", "/measures/smoking-at-delivery/", "/framework/"])
def test_a_walk_by_keyboard(page: Page, path: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["tag"] == "BODY":
            break
        seen.append(stop)
    assert "skip" in seen[0]["text"].lower()
    for stop in seen:
        assert stop["w"] > 0, stop
        assert stop["h"] > 0, stop
        assert 0 <= stop["x"] < width, stop
        assert stop["outline"] != "none", stop
