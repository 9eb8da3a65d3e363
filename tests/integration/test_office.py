"""An office program opens the Word files: LibreOffice makes a PDF of them with about as many pages as ours has."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.support.built_site import BuiltSite
from tests.support.pdf_text import packed, text_of

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice (the command soffice), which is not here"),
]
PAPERS = ("editions/2017-18-q1/2017-18-q1-report", "annual/2016-17/2016-17-annual-report")


def converted(file: Path, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of a Word file, under settings of its own."""
    command = [OFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=300)
    return (folder / f"{file.stem}.pdf").read_bytes()


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


@pytest.mark.parametrize("paper", PAPERS)
def test_word_file_and_pdf_are_the_same_paper(built_site: BuiltSite, tmp_path: Path, paper: str):
    ours = (built_site.public / f"{paper}.pdf").read_bytes()
    theirs = converted(built_site.public / f"{paper}.docx", tmp_path)
    assert abs(pages_of(ours) - pages_of(theirs)) <= max(2, pages_of(ours) // 5)
    assert "Appendix1:Allmeasures" in packed(text_of(ours))
