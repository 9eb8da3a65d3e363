"""Faults of hand-written texts are told by `check`, all of them, each with its file and line."""

from pathlib import Path

from pipeline.steps.workspace import read_content
from tests.support.project import edit
from tests.support.small_built import write_smallest

STORY = """\
---
title: Walks
description: Walks began.
measures: [falls]
told_in: A report
told_on: 2018-06-01
---
Walks began.

{{ figure('falls', 'TWIN') }}
"""


def told(root: Path) -> list[str]:
    return [str(one).partition(";")[0] for one in read_content(root).problems]


def test_faults_of_pages_and_stories_are_told_with_their_lines_before_any_figure_is_there(tmp_path: Path) -> None:
    root = write_smallest(tmp_path / "project")
    assert told(root) == []
    (root / "site/stories").mkdir(exist_ok=True)
    (root / "site/stories/walks.md").write_text(STORY, "utf-8")
    page = root / "site/pages/glossary.md"
    lines = page.read_text("utf-8").splitlines()
    page.write_text("\n".join([*lines, "{{ titel }}", "", "{{ figure('fals', 'TWIN', '2016/17') }}", ""]), "utf-8")
    (root / "site/pages/about.md").write_text("No head, {{ never closed\n", "utf-8")
    place, at = "site/pages/glossary.md", len(lines) + 1
    assert sorted(told(root)) == [
        "site/pages/about.md:1  text  it cannot be read: expected token 'end of print statement', got 'closed'",
        "site/pages/about.md:1  the text has no head",
        f"{place}:{at + 2}  text  there is no measure 'fals', did you mean 'falls'?",
        f"{place}:{at}  text  there is nothing by the name 'titel', did you mean 'title'?",
        "site/stories/walks.md:10  text  figure() names 2 of 3 things",
    ]


def test_a_faulty_head_hides_no_fault_of_the_words(tmp_path: Path) -> None:
    root = write_smallest(tmp_path / "project")
    (root / "site/stories").mkdir(exist_ok=True)
    (root / "site/stories/walks.md").write_text(STORY.replace("title:", "titel:"), "utf-8")
    assert "site/stories/walks.md:10  text  figure() names 2 of 3 things" in told(root)


def test_a_broken_measure_does_not_hide_them(tmp_path: Path) -> None:
    root = write_smallest(tmp_path / "project")
    edit(root / "measures/people_are_safe/falls.yaml", "decimals:", "decimal:")
    page = root / "site/pages/glossary.md"
    page.write_text(f"{page.read_text('utf-8')}\n{{{{ titel }}}}\n", "utf-8")
    assert any("'titel'" in one for one in told(root))
