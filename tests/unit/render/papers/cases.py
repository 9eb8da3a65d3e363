"""Papers of the invented partnership: signed, as a draft, with notes on what is done."""

from dataclasses import replace
from datetime import date
from functools import cache

from pipeline.catalogue.exception_note import ExceptionNote, NoteHead
from pipeline.render.charts import MemoryStore
from pipeline.render.infographics.look import look_of
from pipeline.render.pages.context import Context, make_context
from pipeline.render.papers.around import domain_chapters
from pipeline.render.papers.content import Paper
from pipeline.render.papers.docx_kept import paper_docx
from pipeline.render.papers.domain import domain_paper
from pipeline.render.papers.highlight import highlight_paper
from pipeline.render.papers.typst_writer import paper_pdf
from pipeline.render.site_input import EditionInput, SiteInput
from pipeline.render.typesetting import MemoryPapers
from pipeline.settings import Brand
from tests.support.site_samples import sample_site

CHARTS, STORE, LOOK = MemoryStore(), MemoryPapers(), look_of(Brand())
LONG = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenverordnung"


def edition_of(site: SiteInput, **more: object) -> EditionInput:
    """The edition of a site with parts of its definition replaced."""
    one = site.editions[0]
    return replace(one, edition=one.edition.model_copy(update=more))


def with_edition(site: SiteInput, one: EditionInput) -> SiteInput:
    """The site with this edition in place of its own."""
    return replace(site, editions=(one,))


def seen(site: SiteInput) -> Context:
    """What was known at the cut-off of the site's edition."""
    one = site.editions[0]
    return make_context(site, one.series, one.standings, one.yearly, one.elsewhere)


def paper_of(site: SiteInput) -> Paper:
    """The highlight report of the site's edition."""
    context, one = seen(site), site.editions[0]
    return highlight_paper(context, one, domain_chapters(context, CHARTS))


def summary_of(site: SiteInput) -> Paper:
    """The summary of the first domain in the site's edition."""
    context, one = seen(site), site.editions[0]
    return domain_paper(context, one, context.domains[0], domain_chapters(context, CHARTS))


@cache
def sample_paper() -> Paper:
    """The highlight report of the invented partnership."""
    return paper_of(sample_site())


@cache
def draft_paper() -> Paper:
    """The same as a draft that nobody has signed."""
    site = sample_site()
    return paper_of(with_edition(site, edition_of(site, reconstructed_on=None)))


def noted_paper() -> Paper:
    """A live edition with an exception note for the one measure that owes one, and long words in it."""
    site = sample_site()
    head = NoteHead(cause=f"Staff left. {LONG}", action="Hire again", owner="The Director", by_when=date(2018, 3, 1))
    one = edition_of(site, reconstructed_on=None, foreword="First part.\nSecond part.")
    noted = replace(one, notes={"early_deaths": ExceptionNote("early_deaths", head, ("One more thing.",))})
    return paper_of(with_edition(site, noted))


def pdf_of(paper: Paper) -> bytes:
    """The paper as PDF."""
    return paper_pdf(paper, LOOK, STORE)


def docx_of(paper: Paper) -> bytes:
    """The paper as a Word file."""
    return paper_docx(paper, LOOK, STORE)
