"""The colours of the printed sheets: the publisher's own, and one for each domain, all readable on white.

The web page takes the same colours from the style sheets; the rule for contrast is in `brand`.
"""

from collections.abc import Mapping

from pipeline.render.fonts import FAMILIES
from pipeline.render.pages.brand import PAPER, readable, text_on
from pipeline.settings import Brand

TONES = ("#12436d", "#801650", "#17645e", "#8a3a0b", "#5a3b8f", "#3d3d3d")
"""As `--d1` to `--d6` of the site's style sheet."""
INK, SOFT, LINE, SURFACE = "#16202a", "#46525d", "#cdd5db", "#f3f5f7"


def look_of(brand: Brand) -> Mapping[str, object]:
    """Return the colours and the letters of a publisher's sheets."""
    primary = brand.primary.lower()
    primary = primary if len(primary) == 7 else "#" + "".join(2 * c for c in primary.lstrip("#"))
    return {
        "ink": INK,
        "soft": SOFT,
        "line": LINE,
        "surface": SURFACE,
        "brand": primary,
        "on_brand": text_on(primary),
        "strong": readable(primary, PAPER),
        "tones": list(TONES),
        "fonts": list(FAMILIES),
    }
