"""Hand-written pages: Markdown with a head (title, description, section), filled with facts of the project.

Their words are content and live in the project's `site/pages`.
"""

from collections.abc import Mapping

from pipeline.catalogue.writing import TableOf
from pipeline.render.pages.chapters import rules_text
from pipeline.render.pages.contents import written_with_contents
from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.coverage import coverage
from pipeline.render.pages.dates import early_access, next_report, report_dates
from pipeline.render.pages.heads import body_and_head
from pipeline.render.pages.page import Page, front_matter
from pipeline.render.pages.references import References
from pipeline.render.pages.words import day


def static_address(name: str) -> str:
    """Return the address of a hand-written page: `about` or `about.md` becomes `about/`."""
    return f"{name.removesuffix('.md')}/"


def static_file(name: str, text: str, context: Context, frame: Mapping[str, object]) -> tuple[str, str]:
    """Return the file of a hand-written page and its Markdown with the theme's head and one main heading."""
    body, head = body_and_head(text)
    title = str(head.get("title") or name.removesuffix(".md").replace("-", " ").capitalize())
    tables = {key: TableOf.model_validate(one) for key, one in (head.get("tables") or {}).items()}
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
    place, line = f"site/pages/{page.path.strip('/')}.md", text[: len(text) - len(body)].count("\n") + 1
    words = written_with_contents(filled(body, context, place, tables, line))
    return page.file, front_matter(page, frame) + f"\n# {title}\n\n{words}\n"


def filled(
    body: str, context: Context, place: str = "text", tables: Mapping[str, TableOf] | None = None, line: int = 0
) -> str:
    """Return the text with `{{ names }}` and references to figures filled in; `line` is where in `place` it begins.

    Raises ContentProblems for a name or a figure that does not exist.
    """
    references = References(context, place)
    drawn = {name: references.drawn(name, wanted) for name, wanted in (tables or {}).items()}
    return references.filled(body, {**facts_for_text(context), "table": drawn}, line)


def facts_for_text(context: Context) -> dict[str, object]:
    """Return what hand-written pages may name."""
    settings, framework = context.site.settings, context.site.framework
    covered = coverage(context.summaries.values(), framework.measure_words)
    return {
        "title": settings.title,
        "publisher": settings.brand.name,
        "contacts": settings.brand.contacts,
        "address": settings.site_url,
        "feedback": settings.feedback or "",
        "framework": framework.title,
        "as_of": day(context.site.as_of),
        "coverage": covered.words,
        "rules": rules_text(context.site.chapters),
        "next_report": next_report(context.site),
        "report_dates": report_dates(context.site),
        "early_access": early_access(context.site),
        "demonstration": settings.site_status == "demonstration",
    }
