"""Every PDF of the two built sites: tagged as PDF/UA asks, with the title, language and size that a reader expects.

What each kind of paper says is tested with its own code, in `tests/unit/render`.
"""

from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pytest

from tests.support.built_site import BuiltSite

pytestmark = pytest.mark.xdist_group("site")
A4 = pytest.approx([595.28, 841.89], abs=0.1)


def pdfs(public: Path) -> dict[str, Path]:
    return {file.relative_to(public).as_posix(): file for file in sorted(public.rglob("*.pdf"))}


@pytest.fixture(scope="module", params=["built_site", "second_site"])
def papers(request: pytest.FixtureRequest) -> dict[str, Path]:
    site: BuiltSite = request.getfixturevalue(request.param)
    found = pdfs(site.public)
    assert any(name.endswith("-infographic.pdf") for name in found) and any("-report" in name for name in found)
    return found


def test_each_is_tagged_as_pdf_ua_asks(papers):
    wrong = {name: [str(one) for one in pdfua.validate(str(file)).findings] for name, file in papers.items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_each_is_a4_with_a_title_and_an_infographic_is_one_page(papers):
    for name, file in papers.items():
        with pikepdf.open(BytesIO(file.read_bytes())) as document:
            assert document.docinfo["/Title"] and document.Root.Lang == "en-GB", name
            assert all(sorted(float(side) for side in page.mediabox[2:]) == A4 for page in document.pages), name
            assert len(document.pages) == 1 or not name.endswith("-infographic.pdf"), name
