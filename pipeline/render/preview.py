"""One measure's page alone, in the theme's own frame, as a file that a browser opens without a server.

Links to other pages lead nowhere here; the page as it is published is made by `site` and MkDocs.
"""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.render.charts import ChartStore
from pipeline.render.pages.brand import badge, style_sheet
from pipeline.render.pages.context import make_context
from pipeline.render.pages.measure import measure_pages
from pipeline.render.pages.navigation import frame
from pipeline.render.pages.page import Page, environment, front_matter, one_block, relative
from pipeline.render.public_text import in_public_words
from pipeline.render.site_input import SiteInput

THEME = Path(__file__).parent / "theme"


def preview_files(site: SiteInput, measure: str, charts: ChartStore) -> tuple[str, dict[str, bytes]]:
    """Return the page's path and the files it needs, by path. `site` need hold no other measure."""
    site = in_public_words(site)
    context = make_context(site, site.series, site.standings, site.yearly, site.elsewhere)
    url = context.summaries[measure].url
    page = next(page for page in measure_pages(context, charts) if page.path == url)
    brand = site.settings.brand
    assets = {file.relative_to(THEME).as_posix(): file.read_bytes() for file in sorted((THEME / "assets").glob("*"))}
    assets["assets/brand.css"] = style_sheet(brand.primary, brand.accent, len(context.domains)).encode()
    assets["assets/icon.svg"] = badge(brand.primary).encode()
    return f"{url}index.html", {**assets, f"{url}index.html": _html(page, site).encode()}


def _html(page: Page, site: SiteInput) -> str:
    shared = frame(site, frozenset([page.path]))
    body = (
        environment()
        .get_template(f"{page.template}.md.j2")
        .render(view=page.view, to=lambda address: relative(address, page.path), page=page, said=shared["said"])
    )
    made = Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined)
    made.filters["url"] = lambda address: relative(address.removeprefix("./").removesuffix("."), page.path)
    given = SimpleNamespace(meta=_meta(page, shared), content=Markup(one_block(body)), url=page.path)
    return made.get_template("main.html").render(page=given)


def _meta(page: Page, shared: Any) -> dict[str, Any]:
    """Read the page's head back as the theme gets it from MkDocs."""
    lines = [line for line in front_matter(page, shared).splitlines() if ": " in line]
    return {"dataset": None, **{key: json.loads(text) for key, _, text in (line.partition(": ") for line in lines)}}
