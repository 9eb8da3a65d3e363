"""The document that sets the paper's words beside ours: as the figures make it, and nothing left out."""

import re

import pytest

from tests.support.built_site import BuiltSite
from tests.support.project import REPOSITORY
from tests.support.shared import SHARED, need
from tools.claims_document import DOCUMENT, document

AGAIN = "out of date: run `outcomes refresh`, then `python -m tools.claims_document`"
PAPER = SHARED / "reference" / "outcomes-framework-paper.txt"


@pytest.mark.xdist_group("site")
def test_the_document_is_what_the_figures_make(built_site: BuiltSite):
    assert (REPOSITORY / DOCUMENT).read_text("utf-8") == document(built_site.root), AGAIN


def test_every_point_of_the_papers_summary_is_quoted_word_by_word():
    said = re.split(r"^2\.[56] ", need(PAPER).read_text("utf-8"), flags=re.MULTILINE)
    summary = next(part for part in said if part.startswith("In line with finalising"))
    points = [" ".join(point.split()) for point in re.split(r"^- ", summary, flags=re.MULTILINE)[1:]]
    assert len(points) == 8
    made = " ".join((REPOSITORY / DOCUMENT).read_text("utf-8").split())
    assert [point for point in points if point not in made] == []
