"""One page of the site as a value, and how it becomes a file of Markdown: front matter and one raw block of HTML.

What a page says belongs in its own presenter; the frame around it belongs in `navigation` and the theme.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from posixpath import relpath

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pipeline.render.pages.contents import with_contents
from pipeline.render.pages.icons import icon
from pipeline.render.pages.parts import Link, Table
from pipeline.render.wording.phrases import capital

ELSEWHERE = re.compile(r"[a-z]+:|#")


@dataclass(frozen=True)
class Page:
    """A page: its address in the site (`measures/x/`; empty for the home page), its template and what fills it."""

    path: str
    title: str
    description: str
    template: str
    view: object
    section: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    crumb: str = ""
    body_class: str = ""
    dataset: Mapping[str, object] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file in the documents folder: `measures/x.md`, `index.md`, `editions/index.md`."""
        return f"{self.path}index.md"


def render(page: Page, frame: Mapping[str, object]) -> str:
    """Return the page's file: front matter for the theme, then its HTML. `frame` is what all pages share."""
    template = environment().get_template(f"{page.template}.md.j2")
    body = template.render(view=page.view, to=lambda url: relative(url, page.path), page=page, said=frame["said"])
    return front_matter(page, frame) + one_block(with_contents(body))


def front_matter(page: Page, frame: Mapping[str, object]) -> str:
    """Return the YAML head; every value is written as JSON, which YAML reads the same way."""
    meta: dict[str, object] = {
        "title": page.title,
        "description": page.description,
        "section": page.section,
        "breadcrumbs": [{"text": link.text, "url": link.url or "."} for link in page.breadcrumbs],
        "crumb": page.crumb or page.title,
        "body_class": f"page-{page.template} {page.body_class}".strip(),
        "canonical": f"{frame['address']}{page.path}",
        "site": frame,
    }
    if page.dataset:
        meta["dataset"] = dict(page.dataset)
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False, sort_keys=True)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", ""])


def one_block(html: str) -> str:
    """Wrap HTML so that Python-Markdown passes it through as one raw block: no blank line, no indent."""
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(['<div class="content">', *(line for line in lines if line), "</div>", ""])


def drawn_table(table: Table, to: Callable[[str], str]) -> str:
    """Return a table of its own, outside a template, as one raw block; `to` gives the way to an address."""
    macro: Callable[..., str] = environment().get_template("macros.j2").module.table  # type: ignore[attr-defined]
    return one_block(str(macro(table, to)))


def relative(url: str, path: str) -> str:
    """Return the way from the page at `path` to `url`. Whole addresses and parts of the page stay as they are."""
    if ELSEWHERE.match(url):
        return url
    address, mark, part = url.partition("#")
    return _way(address, path) + ("/" if address.endswith("/") or not address else "") + mark + part


def _way(address: str, path: str) -> str:
    """Return the way between two places of the site, as `relpath` does, which takes ten times as long."""
    there, here = ([one for one in place.split("/") if one] for place in (address, path))
    if "." in there or ".." in there:
        return relpath(f"/{address}", f"/{path}")
    same = next((at for at, (a, b) in enumerate(zip(there, here, strict=False)) if a != b), min(len(there), len(here)))
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


@cache
def environment() -> Environment:
    """Return the Jinja environment: everything is escaped, an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("pipeline.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["icon"] = lambda name: Markup(icon(name))
    made.filters["drawn"] = Markup
    made.filters["capital"] = capital
    made.filters["one_line"] = lambda text: Markup(escape(text).replace("\n", Markup("&#10;")))
    return made
