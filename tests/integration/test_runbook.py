"""The runbook by example, carried out word for word on the small project: every command, change and answer."""

from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from pipeline.sources.descriptor import SourceFacts
from tests.support.built_site import outcomes
from tests.support.project import REPOSITORY
from tests.support.worked_page import Step, carry_out, page_steps

PAGE = REPOSITORY / "docs" / "runbook-by-example.md"
CHAPTERS = {
    "A quarter arrives": ("arrivals", "Received 2 July 2020, 3 days late."),
    "A source changes shape": ("measures/falls", "192"),
    "A figure was wrong after release": ("editions/2020-21-q1", "One month was counted twice."),
    "A target is re-agreed": ("measures/falls", "180"),
}


def chapters() -> dict[str, list[Step]]:
    """The blocks of each chapter by its title; those before the first under the page's own."""
    parts = PAGE.read_text("utf-8").split("\n## ")
    return {part.splitlines()[0].removeprefix("# "): list(page_steps(part)) for part in parts}


def run(step: Step, root: Path) -> str:
    said = ""
    for words in step.commands:
        made = words[:2] == ["new", "project"]
        done = outcomes(*words[:2], str(root), root=root) if made else outcomes(*words, root=root)
        assert done.returncode == int(step.what), f"{words}\n{done.stdout}{done.stderr}"
        said += done.stdout
    return said


@pytest.mark.system
def test_every_chapter_does_what_it_says(tmp_path: Path) -> None:
    root, said = tmp_path / "practice", ""
    for title, blocks in chapters().items():
        for step in blocks:
            if step.do == "run":
                said = run(step, root)
            elif step.do == "answer":
                assert [line for line in step.body.splitlines() if line not in said] == [], f"{title}\n{said}"
            else:
                carry_out(step, root)
        if title in CHAPTERS:
            address, words = CHAPTERS[title]
            page = (root / "build" / "public" / address / "index.html").read_text("utf-8")
            assert words in page, title
    assert "170" in page, "both targets stand on the page"


def test_each_chapter_has_commands_and_the_runbook_leads_to_it() -> None:
    found = chapters()
    runbook = (REPOSITORY / "docs" / "runbook.md").read_text("utf-8")
    for title in CHAPTERS:
        assert {"run"} < {step.do for step in found[title]}, title
        assert f"runbook-by-example.md#{title.lower().replace(' ', '-')}" in runbook, title


def test_what_the_runbook_says_of_days_is_what_a_description_may_say() -> None:
    runbook = (REPOSITORY / "docs" / "runbook.md").read_text("utf-8")
    block = dedent(runbook.split("says so, is in the source's `datapackage.yaml`:\n\n")[1].split("\n\n")[0])
    given = yaml.safe_load(block)["outcomes"]
    facts = SourceFacts.model_validate({"publisher": "P", "publication": "Q", "origin": "official", **given})
    assert facts.next_expected is not None
    assert facts.next_expected.period == "2017/18 Q4"
