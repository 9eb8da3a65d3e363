"""The guide to charts draws lines and rings as the charts do: a colour that changes there must change here too."""

import re

from pipeline.render.charts import style
from tests.support.project import REPOSITORY

GUIDE = REPOSITORY / "site" / "pages" / "how-to-read-charts.md"


def test_each_line_and_ring_has_the_colour_and_the_dashes_of_the_charts() -> None:
    text = GUIDE.read_text("utf-8")
    drawn = set(re.findall(r"#[0-9A-Fa-f]{6}\b", text))
    lines = {style.ACTUAL, style.COMPARATOR, style.PLANNED, style.TARGET, style.BASELINE, style.USUAL}
    assert drawn == lines | {colour for _, colour in style.SPECIAL.values()}
    dashes = {tuple(map(int, one.split())) for one in re.findall(r'stroke-dasharray="([\d ]+)"', text)}
    assert dashes == {style.DASH_PLANNED, style.DASH_TARGET, style.DASH_BASELINE}
