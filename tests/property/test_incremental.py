"""A refresh of what changed gives the same site, byte for byte, as a refresh of everything from nothing.

Random sequences of the changes that people make, on the smallest project; the seed is the name of the case.
"""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.changes import CHANGES, Changed, damage, frame, freeze, page, red, remark, source, words
from tests.support.evidence import write_evidence
from tests.support.small_built import copied

LONG, SEQUENCES = 6, 25


@pytest.fixture
def project(smallest_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Changed:
    return Changed(copied(smallest_built, tmp_path / "project"), monkeypatch)


@pytest.fixture(scope="module")
def tally() -> Iterator[Counter[str]]:
    """What was tried and held; written down where all of it was."""
    lines: Counter[str] = Counter()
    yield lines
    if lines["sequences that gave the same site as one made from nothing"] == SEQUENCES + 1:
        lines["files that differed"] = 0
        heads = ("What was tried", "Times")
        write_evidence("incremental.md", "An incremental refresh equals a full one", lines, heads, total=False)


def changed(project: Changed, changes: list) -> None:
    for change in changes:
        project.number += 1
        change(project)
        assert project.refresh() == 0, change.__name__


def same(project: Changed, other: Changed) -> None:
    ours, theirs = project.site(), other.site()
    assert sorted({path for path, _ in ours.items() ^ theirs.items()}) == [], "these files differ"


def test_a_few_changes(project: Changed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(project, [source, words, page, frame, remark, damage])
    same(project, project.afresh(tmp_path / "afresh", monkeypatch))


@pytest.mark.system
@pytest.mark.xdist_group("incremental")
def test_a_source_that_comes_and_goes_a_frozen_edition_and_a_red_check(
    project: Changed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Counter[str]
) -> None:
    changed(project, [source, freeze, source, red])
    same(project, project.afresh(tmp_path / "afresh", monkeypatch))
    tally["sequences that gave the same site as one made from nothing"] += 1


@pytest.mark.system
@pytest.mark.xdist_group("incremental")
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_random_changes(
    project: Changed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Counter[str], seed: int
) -> None:
    chosen = random.Random(seed).choices(CHANGES, k=LONG)
    print("changes:", ", ".join(change.__name__ for change in chosen))  # noqa: T201 - told where it fails
    changed(project, chosen)
    same(project, project.afresh(tmp_path / "afresh", monkeypatch))
    before = project.site()
    assert project.refresh("--full") == 0
    assert project.site() == before
    tally.update(f"change: {change.__name__.replace('_', ' ')}" for change in chosen)
    tally["sequences that gave the same site as one made from nothing"] += 1
    tally["sequences after which a refresh of everything changed nothing"] += 1
