"""Every example of the chapters on the methods page, run as it stands there.

The chapters are `site/methods/*.md`; the page shows the same files, so it cannot say what the software does not do.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import escape

from pipeline.render.pages.chapters import Chapter, chapter, rules_text
from tests.spec.runners import counting, planning, standing
from tests.spec.runners.cells import Row

FOLDER = Path(__file__).resolve().parents[2] / "site" / "methods"
TEXTS = {file.stem: file.read_text("utf-8") for file in sorted(FOLDER.glob("*.md"))}
CHAPTERS: list[Chapter] = [chapter(name, text) for name, text in TEXTS.items()]
RUNNERS: dict[str, Callable[[Row], Row]] = {
    "beside": standing.beside,
    "change": standing.change,
    "trend": standing.trend,
    "process": standing.process,
    "late": standing.late,
    "whole": standing.whole,
    "refused": standing.refused,
    "plan": planning.plan,
    "due": planning.due,
    "whose": planning.whose,
    "season": planning.season,
    "amended": planning.amended,
    "plan_from": planning.plan_from,
    "plan_to": planning.plan_to,
    "so_far": planning.so_far,
    "so_far_rate": planning.so_far_rate,
    "share": counting.share,
    "rate": counting.per_100_000,
    "standardised": counting.standardised,
    "stays": counting.stays,
    "count": counting.count,
    "parts": counting.parts,
}
EXAMPLES = [
    pytest.param(table.runs, dict(zip(table.heads, cells, strict=True)), id=f"{one.name}: {' | '.join(cells)}"[:90])
    for one in CHAPTERS
    for table in one.tables
    for cells in table.rows
]


@pytest.mark.parametrize(("runs", "row"), EXAMPLES)
def test_the_example_holds(runs, row):
    found = RUNNERS[runs](row)
    answers = {head: cell for head, cell in found.items() if head in row}
    assert answers, f"no column of the table is an answer; there are {', '.join(found)}"
    assert answers == {head: row[head] for head in answers}


def test_every_chapter_has_examples_and_every_runner_is_used():
    assert len(CHAPTERS) >= 11
    assert all(one.tables for one in CHAPTERS)
    assert {table.runs for one in CHAPTERS for table in one.tables} == set(RUNNERS)


def test_each_table_tells_apart_answers_that_differ():
    """A table whose answers are all the same shows no rule, unless it says what is never done."""
    for one in CHAPTERS:
        for table in one.tables:
            assert len({row[-1] for row in table.rows}) > 1 or len(table.rows) == 1 or "not compare" in table.caption


def test_the_page_shows_every_example():
    shown = rules_text(TEXTS)
    for one in CHAPTERS:
        assert f"## {one.title}" in shown
        for table in one.tables:
            assert f">{escape(table.caption)}</caption>" in shown
            assert all(f">{escape(row[0])}</th>" in shown.replace("\n", "") for row in table.rows)
    assert "<!-- tested" not in shown
