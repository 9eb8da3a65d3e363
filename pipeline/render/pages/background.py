"""The background documents of a domain: those that the project names, then the publications that its figures are from.

Which documents there are is content; which publications is known from the values themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.catalogue.background import Document
from pipeline.catalogue.framework import Part
from pipeline.render.pages.context import Context

TITLE = "Background documents"
FIGURES = "Figures on this website come from it."


@dataclass(frozen=True)
class Reference:
    """A document in a list: its title, a link to it where there is one, and who published it and when."""

    title: str
    words: str
    link: str = ""

    @property
    def line(self) -> str:
        """The words with the link written out, for print."""
        return f"{self.words} {self.link}".strip()


def background_of(context: Context, domain: Part, on: date) -> tuple[Reference, ...]:
    """Return the documents of a domain that were out on a day; publications are those of the context's own figures."""
    written = tuple(context.site.background.of(domain.key, on)) if context.site.background else ()
    named = tuple(one.title for one in written)
    others = (one for one in _publications(context, domain) if not named or not one.title.startswith(named))
    return (*(_written(one) for one in written), *others)


def _written(one: Document) -> Reference:
    words = " ".join(part for part in (f"{one.publisher}, {one.published}.", one.about, one.not_published) if part)
    return Reference(one.title, words, one.link or "")


def _publications(context: Context, domain: Part) -> Iterator[Reference]:
    known = {one.source: one for one in context.site.sources if one.origin != "synthetic"}
    used = {
        value.source
        for summary in context.under(domain)
        for value in (context.series[summary.id].values if summary.id in context.series else ())
        if value.value is not None and value.origin != "synthetic"
    }
    named = {(known[name].publication, known[name].publisher) for name in used if name in known}
    yield from (Reference(title, f"{publisher}. {FIGURES}") for title, publisher in sorted(named))
