"""Hand-written pages: Markdown with a head (title, description, section), filled with facts of the project.

Their words are content and live in the project's `site/pages`.
"""

from collections.abc import Mapping

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from mkdocs.utils.meta import get_data

from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.coverage import coverage
from pipeline.render.pages.page import Page, front_matter
from pipeline.render.pages.words import day


def static_address(name: str) -> str:
    """Return the address of a hand-written page: `about` or `about.md` becomes `about/`."""
    return f"{name.removesuffix('.md')}/"


def static_file(name: str, text: str, context: Context, frame: Mapping[str, object]) -> tuple[str, str]:
    """Return the file of a hand-written page and its Markdown with the theme's head and one main heading."""
    body, head = get_data(text)
    title = str(head.get("title") or name.removesuffix(".md").replace("-", " ").capitalize())
    page = Page(
        static_address(name),
        title,
        str(head.get("description") or title),
        "text",
        None,
        str(head.get("section") or ""),
        trail(),
        body_class="prose",
    )
    return page.file, front_matter(page, frame) + f"\n# {title}\n\n{filled(body, context)}\n"


def filled(body: str, context: Context) -> str:
    """Return the text with `{{ names }}` filled in. Raises jinja2.UndefinedError for a name that does not exist."""
    sandbox = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    return sandbox.from_string(body).render(facts_for_text(context))


def facts_for_text(context: Context) -> dict[str, object]:
    """Return what hand-written pages may name."""
    settings, framework = context.site.settings, context.site.framework
    covered = coverage(context.summaries.values(), framework.measure_words[1])
    return {
        "title": settings.title,
        "publisher": settings.brand.name,
        "contacts": settings.brand.contacts,
        "address": settings.site_url,
        "feedback": settings.feedback or "",
        "framework": framework.title,
        "as_of": day(context.site.as_of),
        "coverage": covered.words,
        "demonstration": settings.site_status == "demonstration",
    }
