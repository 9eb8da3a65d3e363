"""A domain's measures and how they stand, as a short document to print: one for each domain of each edition."""

from dataclasses import replace

from pipeline.catalogue.framework import Part
from pipeline.render.pages.context import Context, slug
from pipeline.render.pages.parts import fact, facts
from pipeline.render.pages.said import in_words
from pipeline.render.pages.words import day
from pipeline.render.papers import words
from pipeline.render.papers.around import Chapters, documents, key_blocks, whole
from pipeline.render.papers.content import Paper, Section
from pipeline.render.papers.tables import measures_of
from pipeline.render.site_input import EditionInput
from pipeline.render.wording.phrases import capital


def domain_paper(context: Context, one: EditionInput, domain: Part, chapters: Chapters) -> Paper:
    """Return the summary of a domain in an edition; `context` holds the edition's own figures."""
    said = context.said
    tables = measures_of(context.under(domain), slug(domain.key), said)
    parts = (
        Section(
            in_words(words.MEASURES_AND_CHARTS, said),
            (*chapters[domain.key], *documents(context, domain, one.edition.cut_off)),
        ),
        Section(in_words(words.EVERY_MEASURE, said), tables),
        Section(words.KEY_TITLE, key_blocks()),
    )
    path = f"editions/{one.slug}/{slug(domain.key)}/"
    front = facts(fact(capital(said.report), one.edition.title), fact("Figures published by", day(one.edition.cut_off)))
    made = whole(context, one, path, in_words(words.SUMMARY, said))
    return replace(made, title=domain.name, front=front, recommendations=(), closing=(), appendices=parts)
