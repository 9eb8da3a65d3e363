"""The papers beside the pages: which files there are, and the links to them with kind and size."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from tests.support.pages import build, html, sample_files
from tests.support.site_samples import sample_site

REPORT = "editions/2017-18-q1/2017-18-q1-report"


def test_each_edition_has_a_report_of_both_kinds_and_each_domain_a_summary():
    papers = [path for path in sample_files() if re.search(r"-(report|summary)\.(pdf|docx)$", path)]
    assert papers == [
        f"{REPORT}.docx",
        f"{REPORT}.pdf",
        "editions/2017-18-q1/good-health/2017-18-q1-good-health-summary.pdf",
        "editions/2017-18-q1/safe-care/2017-18-q1-safe-care-summary.pdf",
    ]


def test_pages_lead_to_them_and_say_kind_and_size():
    page = html("editions/2017-18-q1/index.md")
    assert re.search(r'href="2017-18-q1-report.pdf">This report to print \(PDF, \d+ KB\)', page)
    assert re.search(r'href="2017-18-q1-report.docx">This report to edit in a word processor \(DOCX, \d+ KB\)', page)
    domain = html("editions/2017-18-q1/safe-care/index.md")
    assert re.search(r'href="2017-18-q1-safe-care-summary.pdf">Measures and [a-z ]+ to print \(PDF, \d+ KB\)', domain)


def test_what_a_frozen_edition_gave_out_is_not_made_again():
    site = sample_site()
    frozen = {"2017-18-q1": {f"{REPORT}.pdf": b"as it was"}}
    files = build(replace(site, frozen=frozen))
    names = {PurePosixPath(path).name for path in files if path.startswith("editions/2017-18-q1/")}
    assert names == {"2017-18-q1-report.pdf"}
