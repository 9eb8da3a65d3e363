"""A domain's measures and how they stand, as a short document to print: one for each domain of each edition."""

from dataclasses import replace

from pipeline.catalogue.framework import Part
from pipeline.render.charts import ChartStore
from pipeline.render.pages.context import Context, slug
from pipeline.render.pages.parts import fact, facts
from pipeline.render.pages.words import day
from pipeline.render.papers.around import domain_blocks, key_blocks, whole
from pipeline.render.papers.content import Paper, Section
from pipeline.render.papers.tables import WITH_FIGURE, WITHOUT_FIGURE, measures_of
from pipeline.render.papers.words import KEY_TITLE
from pipeline.render.site_input import EditionInput

KICKER = "Measures and performance summary"


def domain_paper(context: Context, one: EditionInput, domain: Part, charts: ChartStore) -> Paper:
    """Return the summary of a domain in an edition; `context` holds the edition's own figures."""
    tables = measures_of(context.under(domain), slug(domain.key), (WITH_FIGURE, WITHOUT_FIGURE), context.said)
    parts = (
        Section("Measures and charts", domain_blocks(context, domain, charts, one.edition.cut_off)),
        Section("All measures", tables),
        Section(KEY_TITLE, key_blocks()),
    )
    path = f"editions/{one.slug}/{slug(domain.key)}/"
    front = facts(fact("Report", one.edition.title), fact("Figures published by", day(one.edition.cut_off)))
    made = whole(context, one, path, KICKER)
    return replace(made, title=domain.name, front=front, recommendations=(), closing=(), appendices=parts)
