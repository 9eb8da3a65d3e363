"""A document's words beside ours: the quotation, our sentences, the verdict, the figures, and faults in the content."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.catalogue.claims import Claims, read_claims, strange_editions
from pipeline.render.pages.claims import VERDICTS, claims_document
from tests.support.pages import build
from tests.support.site_samples import sample_site

SITE = sample_site()
NAME = next(name for name, series in SITE.editions[0].series.items() if series.values)
AREA = next(v.area for v in SITE.editions[0].series[NAME].values if v.value is not None)
TEXT = f"""
title: They and us
description: What they said.
address: about/they-and-us
edition: 2017-18-q1
document: '"How we are doing"'
published_by: The Board
published_on: 2017-10-02
introduction: [We set their words beside ours.]
claims:
  - measure: {NAME}
    areas: [{AREA}]
    where: point one
    said: It is getting much better.
    verdict: differs
    why: [Nobody can tell.]
"""


def read(folder: Path, text: str = TEXT) -> tuple[dict[str, Claims], list[str]]:
    (folder / "claims").mkdir(parents=True, exist_ok=True)
    (folder / "claims" / "they.yaml").write_text(text)
    found, problems = read_claims(folder / "claims", list(SITE.measures))
    return found, [problem.found for problem in problems]


def test_the_page_has_their_words_and_ours(tmp_path):
    claims, problems = read(tmp_path)
    assert problems == []
    page = build(replace(SITE, claims=claims))["about/they-and-us/index.md"]
    for told in (
        "> It is getting much better.",
        f"**{VERDICTS['differs']}** Nobody can tell.",
        "<caption",
        "point one",
    ):
        assert told in page
    assert f"(../../measures/{NAME.replace('_', '-')}/)" in page


def test_the_document_has_the_same_in_markdown_alone(tmp_path):
    claims, _ = read(tmp_path)
    told = claims_document(replace(SITE, claims=claims), "they", lambda page: f"x/{page}")
    assert "| When |" in told
    assert "<" not in told
    assert f"(x/measures/{NAME.replace('_', '-')}/)" in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (f"measure: {NAME}", "measure: no_such_thing", "there is no measure 'no_such_thing'"),
        ("Nobody can tell.", "It rose to 43.2%.", "is a figure typed by hand"),
        ("verdict: differs", "verdict: wrong", ""),
    ],
)
def test_faults_are_told(tmp_path, old, new, told):
    _, problems = read(tmp_path, TEXT.replace(old, new))
    assert len(problems) == 1
    assert told in problems[0]


def test_an_edition_that_does_not_exist_is_told(tmp_path):
    claims, _ = read(tmp_path)
    assert strange_editions(claims, ["2018-19-q1"])[0].found == "there is no edition '2017-18-q1'"
    assert strange_editions(claims, ["2017-18-q1"]) == []
