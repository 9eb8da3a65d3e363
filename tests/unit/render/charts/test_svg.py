"""Taking off what changes nothing, and naming the whole."""

from xml.etree import ElementTree

from pipeline.render.charts.svg import named, slim

RAW = (
    '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="marks" width="10" height="20" viewBox="0 0 10 20">'
    '<rect width="10" height="20" fill="#fff"/><g role="graphics-object"><path class="background" d="M0,0h1"/>'
    '<path aria-label="x: 1" role="graphics-symbol" d="M1.234,-0.04L5,6" stroke="#123" '
    'stroke-dasharray="" fill-opacity="1"/>'
    '<path aria-label="April &amp; May: 5&quot;" aria-roledescription="point" transform="translate(0,0)" d="M1,1"/>'
    '<path aria-label="" aria-roledescription="point" d="M2,2"/>'
    '<text text-anchor="start" transform="translate(1.26,2)" font-family="Arial" fill="#000"><tspan>A &lt; B</tspan>'
    '<tspan x="0" dy="16">C</tspan></text><path class="foreground" d="" display="none"/></g></svg>'
)


def test_only_marks_that_show_and_attributes_that_matter_are_left() -> None:
    made = slim(RAW)
    ElementTree.fromstring(made)
    assert '<path d="M1.2,0L5,6" stroke="#123"/>' in made
    assert (
        '<path d="M1,1" data-value="April &amp; May: 5&quot;"/>' in made or "data-value='April &amp; May: 5\"'" in made
    )
    assert '<path d="M2,2"/>' in made
    assert (
        '<text transform="translate(1.3,2)" fill="#000"><tspan>A &lt; B</tspan><tspan x="0" dy="16">C</tspan>' in made
    )
    for gone in ("aria-", "role", "class", "foreground", "fill-opacity", "translate(0,0)"):
        assert gone not in made


def test_a_name_is_put_on_the_root_with_its_words_escaped() -> None:
    made = ElementTree.fromstring(named(slim(RAW), "a-wide", "1 < 2 & \\1", "From <5"))
    assert made.get("role") == "img" and made.get("aria-labelledby") == "a-wide-title a-wide-desc"
    assert [made[0].text, made[1].text] == ["1 < 2 & \\1", "From <5"]
