"""Icons from the sets that the theme's package bundles, read at build by name and drawn inside the page.

They only decorate: the words stand beside them. Shapes of tags are in the templates.
"""

import re
from functools import cache
from importlib.resources import files


@cache
def icon(name: str | None) -> str:
    """Return the SVG of an icon such as `material/heart-pulse`, hidden from screen readers; empty for none."""
    if not name or not re.fullmatch(r"[a-z]+(/[a-z0-9-]+)+", name):
        return ""
    file = files("material").joinpath(f"templates/.icons/{name}.svg")
    if not file.is_file():
        return ""
    svg = re.sub(r"<!--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL).strip()
    return re.sub(r"^<svg ", '<svg class="icon" aria-hidden="true" focusable="false" ', svg)
