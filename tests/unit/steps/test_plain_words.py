"""Words that are shown as they are written hold no reference and no Markdown; notes and comments may."""

from pathlib import Path

import pytest

from pipeline.steps.plain_words import plain_words_faults
from pipeline.steps.texts import text_problems


def write(root: Path, path: str, text: str) -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    "path", ["editions/2019-20-q2/edition.yaml", "annual/2018-19/report.yaml", "findings/walking.yaml", "places.yaml"]
)
@pytest.mark.parametrize("sign", ["{{ figure('falls', 'W', '2016/17') }}", "{% if x", "[us](../about/)", "**most**"])
def test_signs_that_readers_would_see_are_told_with_their_line(tmp_path: Path, path: str, sign: str) -> None:
    (one,) = plain_words_faults(write(tmp_path / "site", path, f"title: A\nforeword: In all {sign}\n"))
    assert str(one).startswith(f"site/{path}:2  readers would see these signs as they are written: {sign}; plain words")


def test_plain_words_comments_and_frozen_reports_are_left_alone(tmp_path: Path) -> None:
    site = write(tmp_path / "site", "editions/a/edition.yaml", "areas: [A]\n# {{ x }}\nforeword: 2 * 3 (of [these])\n")
    write(site, "editions/b/edition.yaml", "foreword: '{{ x }}'\n")
    write(site, "editions/b/frozen/facts.json", "{}")
    assert plain_words_faults(site) == []


def test_exception_notes_are_looked_at_before_there_are_figures(tmp_path: Path) -> None:
    note = (
        "---\ncause: \"{{ figure('fals', 'W', '2016/17') }}\"\naction: \"{{ figure('falls', 'W', '2016-17') }}\"\n---\n"
    )
    site = write(tmp_path / "site", "editions/a/actions/falls.md", note)
    found = [str(one).partition(",")[0].partition(";")[0] for one in text_problems(site, {}, ["falls"])]
    place = "site/editions/a/actions/falls.md"
    assert found == [
        f"{place}:2  text  there is no measure 'fals'",
        f"{place}:3  text  '2016-17' is not how a period is written here",
    ]
    write(site, "editions/a/frozen/facts.json", "{}")
    assert text_problems(site, {}, ["falls"]) == []
