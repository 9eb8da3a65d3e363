"""How far a report has got, for its pages: a draft says so in words at its top, and who signed what is shown.

The steps themselves are content (`catalogue.edition`).
"""

from pipeline.catalogue.edition import Edition, SignOff
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.words import day

STEPS = {"data": "The figures are right", "commentary": "The words are right", "release": "The {report} may come out"}
DRAFTS = {
    "draft": "Draft. Nobody has yet said that the figures and the words are right. Both may change.",
    "data_signed_off": "Draft. The figures are signed off. The words are not yet, and may change.",
    "signed_off": "",
}
HEAD = (Head("What was said"), Head("Who said it"), Head("When"))
NOT_YET = "Nobody yet"


def draft_notice(edition: Edition) -> str:
    """Return the words at the top of a draft's pages; empty for a report that is signed off."""
    return DRAFTS[edition.state]


def sign_off_table(edition: Edition, report: str) -> Table | None:
    """Return who signed which step and when; None for a report made after the event, which nobody could sign."""
    if edition.reconstructed_on:
        return None
    signed = {one.step: one for one in edition.sign_offs}
    steps = [step for step in STEPS if step != "release" or step in signed]
    rows = tuple((Cell(STEPS[step].format(report=report)), *_signed(signed.get(step))) for step in steps)
    return Table("signed", f"How this {report} was signed off", HEAD, rows, "reasons")


def _signed(one: SignOff | None) -> tuple[Cell, Cell]:
    return (Cell(one.by, wraps=True), Cell(day(one.on))) if one else (Cell(NOT_YET), Cell(""))
